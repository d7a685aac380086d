/** Enough to see what is wrong with a file; the rest is counted. */
const namedAtMost = 100;

/** As many problems or remarks as somebody reads, and how many there are beside them. */
export function firstOf(problems: readonly string[]) {
  const named = problems.slice(0, namedAtMost);
  return { problems: named, more: problems.length - named.length };
}

/** What an administrator asked for and cannot have, in words for them. Nothing was changed. */
export class ProvisioningError extends Error {
  override readonly name = 'ProvisioningError';
  /** The first problems, one a line; they may quote what was asked for, never a secret. */
  readonly problems: readonly string[];
  /** How many problems there are beside the named ones. */
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
