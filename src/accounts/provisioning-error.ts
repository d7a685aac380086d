import { isUniqueViolation } from '../database/database-error.js';

/** Enough to see the kinds of problems in a file; the rest is counted. */
const namedAtMost = 100;

/** Characters of a quoted text. */
const shownAtMost = 60;

/** The first problems or remarks, and the number of the others. */
export function firstOf(problems: readonly string[]) {
  const named = problems.slice(0, namedAtMost);
  return { problems: named, more: problems.length - named.length };
}

/** A refused change by an administrator, with the reasons in words. Nothing was changed. */
export class ProvisioningError extends Error {
  override readonly name = 'ProvisioningError';
  /** The first problems, one a line; they may quote the input, but never a secret. */
  readonly problems: readonly string[];
  /** The number of further problems. */
  readonly more: number;

  constructor(problems: readonly string[], options?: ErrorOptions) {
    const first = firstOf(problems);
    super(first.problems.join('\n'), options);
    this.problems = first.problems;
    this.more = first.more;
  }
}

/** @throws ProvisioningError unless there are no problems. */
export function refuseIf(problems: readonly string[]): void {
  if (problems.length > 0) throw new ProvisioningError(problems);
}

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
    if (isUniqueViolation(index, error)) throw new ProvisioningError([problem], { cause: error });
    throw error;
  }
}

/** Foreign text for an error message: shortened, with invisible characters escaped. */
export function quoted(text: string): string {
  const characters = Array.from(text);
  const start = characters.slice(0, shownAtMost).join('');
  const visible = start.replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return `"${visible}${characters.length > shownAtMost ? '…' : ''}"`;
}
