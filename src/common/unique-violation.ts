import { QueryFailedError } from 'typeorm';
import { ProvisioningError } from './provisioning-error.js';

// PostgreSQL, Appendix A: unique_violation.
const uniqueViolation = '23505';

/**
 * Runs an insert and leaves it to the unique index to say whether the row is there already: only
 * the index knows of rows that are being added at the same time.
 *
 * @throws ProvisioningError with `problem` when the index objects
 */
export async function unlessTaken<T>(
  index: string,
  problem: string,
  insert: () => Promise<T>,
): Promise<T> {
  try {
    return await insert();
  } catch (error) {
    if (isViolationOf(index, error)) throw new ProvisioningError([problem], { cause: error });
    throw error;
  }
}

function isViolationOf(index: string, error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code, constraint } = error.driverError as { code?: string; constraint?: string };
  return code === uniqueViolation && constraint === index;
}
