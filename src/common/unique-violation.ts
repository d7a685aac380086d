import { QueryFailedError } from 'typeorm';
import { ProvisioningError } from './provisioning-error.js';

// PostgreSQL, Appendix A: unique_violation.
const uniqueViolation = '23505';

/**
 * Runs an insert and relies on the unique index to detect an existing row: only the index knows of rows
 * that are being added simultaneously.
 *
 * @throws ProvisioningError with `problem` if the index is violated
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
