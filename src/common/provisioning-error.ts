/** Enough to see the kinds of problems in a file; the rest is counted. */
const namedAtMost = 100;

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
