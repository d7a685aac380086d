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

/**
 * Why a change was refused, for programs.
 * - invalid: what is wanted breaks a rule
 * - missing: what is to be changed does not exist, or is not within the caller's scope
 * - taken: something of that name exists already
 * - conflict: its present state does not allow it, or somebody else is changing it
 * - changed: it is not the version that the caller has seen
 * - out-of-scope: it would be outside of the caller's scope
 * - extension-shared: a phone system would confuse two owners of an extension
 * - too-easily-guessed: PINs of the policy would be guessed more easily than the site allows
 */
export type RefusedBecause =
  | 'invalid'
  | 'missing'
  | 'taken'
  | 'conflict'
  | 'changed'
  | 'out-of-scope'
  | 'extension-shared'
  | 'too-easily-guessed';

interface ProvisioningOptions extends ErrorOptions {
  /** Default `invalid`. */
  readonly because?: RefusedBecause;
  /** Numbers for programs, such as a risk. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A refused change by an administrator, with the reasons in words. Nothing was changed. */
export class ProvisioningError extends Error {
  override readonly name = 'ProvisioningError';
  readonly because: RefusedBecause;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The first problems, one a line; they may quote the input, but never a secret. */
  readonly problems: readonly string[];
  /** The number of further problems. */
  readonly more: number;

  constructor(problems: readonly string[], options: ProvisioningOptions = {}) {
    const { because = 'invalid', facts = {}, ...cause } = options;
    const first = firstOf(problems);
    super(first.problems.join('\n'), cause);
    this.because = because;
    this.facts = facts;
    this.problems = first.problems;
    this.more = first.more;
  }
}

/** @throws ProvisioningError unless there are no problems. */
export function refuseIf(problems: readonly string[], options?: ProvisioningOptions): void {
  if (problems.length > 0) throw new ProvisioningError(problems, options);
}

/** In place of a version: any, but it must exist. */
export const anyVersion = '*';

/**
 * @param seen the version that the caller has seen; undefined: any, or none
 * @param present undefined if it does not exist
 * @throws ProvisioningError if it has been changed since
 */
export function refuseUnlessVersion(seen: string | undefined, present: string | undefined): void {
  if (seen === undefined || seen === present) return;
  if (seen === anyVersion && present !== undefined) return;
  const problem = present === undefined ? 'it does not exist' : 'it has been changed meanwhile';
  throw new ProvisioningError([problem], { because: 'changed' });
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
    if (isUniqueViolation(index, error)) {
      throw new ProvisioningError([problem], { because: 'taken', cause: error });
    }
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
