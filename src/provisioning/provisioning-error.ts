/** Enough to see what is wrong with a file; the rest is counted. */
const namedAtMost = 100;

/** What an administrator asked for and cannot have, in words for them. Nothing was changed. */
export class ProvisioningError extends Error {
  override readonly name = 'ProvisioningError';
  /** The first problems, one a line; they may quote what was asked for, never a secret. */
  readonly problems: readonly string[];
  /** How many problems there are beside the named ones. */
  readonly more: number;

  constructor(problems: readonly string[], options?: ErrorOptions) {
    const named = problems.slice(0, namedAtMost);
    super(named.join('\n'), options);
    this.problems = named;
    this.more = problems.length - named.length;
  }
}

/** @throws ProvisioningError unless there are no problems. */
export function refuseIf(problems: readonly string[]): void {
  if (problems.length > 0) throw new ProvisioningError(problems);
}
