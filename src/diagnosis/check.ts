/** One line of a diagnosis. No line holds a secret. */
export interface Check {
  /** What was looked at, such as `mail encryption`. */
  readonly name: string;
  /**
   * - ok: as it should be
   * - warning: works, and somebody should look at it
   * - failure: something that the service needs does not work
   */
  readonly state: 'ok' | 'warning' | 'failure';
  /** What was found. */
  readonly what: string;
  /** What to do about it; absent if nothing is to be done. */
  readonly todo?: string;
}

/** The state of a whole diagnosis: that of its worst line. */
export function worstOf(checks: readonly Check[]): Check['state'] {
  const states = new Set(checks.map(({ state }) => state));
  return (['failure', 'warning'] as const).find((state) => states.has(state)) ?? 'ok';
}

/** A part of the diagnosis, which needs no other part. */
export interface Examination {
  /** For the line that says that it took too long, or ended with an unforeseen error. */
  readonly name: string;
  /**
   * Hands each line over as soon as it is known; throws only what nobody foresaw.
   *
   * @param over aborted when nobody waits any more: what is open then is to be closed, if its own limits do not do so
   */
  run(report: (check: Check) => void, over: AbortSignal): Promise<void>;
}

export const ok = (name: string, what: string): Check => ({ name, state: 'ok', what });

export const warning = (name: string, what: string, todo: string): Check => {
  return { name, state: 'warning', what, todo };
};

export const failure = (name: string, what: string, todo: string): Check => {
  return { name, state: 'failure', what, todo };
};

/** An explanation of an error, `cause. remedy`, in its two halves. */
export function failureOf(name: string, message: string): Check {
  const [cause = '', ...remedy] = message.split(/(?<=\.) (?=[A-Z])/);
  return failure(name, cause, remedy.join(' ') || 'See the log of the service.');
}

/** The code of an error of Node.js or of a library, for a line; its text could hold anything. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^\w{1,60}$/.test(code)) return code;
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error) return codeOf(cause);
  return error instanceof Error ? error.name : 'unknown';
}

/** Whether the role of the database may not do what was asked (PostgreSQL, Appendix A: insufficient_privilege). */
export function lacksRights(error: unknown): boolean {
  return codeOf(error) === '42501';
}

/** For what could not be examined because of that; the line `database rights` says what is lacking. */
export function withoutRights(name: string): Check {
  return warning(name, 'Not examined without rights.', 'See the line about the database rights.');
}
