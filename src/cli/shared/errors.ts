/** A command line that was not understood. Its text never repeats a value: it could be a misplaced secret. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  /** @param usage the help to show with the message, if any */
  constructor(
    message: string,
    readonly usage = '',
  ) {
    super(message);
  }
}

/** A command that was understood and cannot be carried out; the message is complete. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** A prompt that was ended without an answer, by Ctrl-C or Ctrl-D. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super('cancelled');
  }
}

/** How a command ends; as with `grep`, a script can tell "no" from "could not say". */
export const exitCode = {
  done: 0,
  /** The answer of a check is no, or the service refused. */
  no: 1,
  /** Wrong usage, a refusal of an administrator's command, a database that does not answer. */
  failed: 2,
  /** No usable answer of the service, so that the outcome may be unknown. */
  noAnswer: 3,
  /** sysexits.h EX_TEMPFAIL: a mail server keeps the mail, and tries again later. */
  tryAgain: 75,
  /** Ctrl-C at a prompt, as shells number it. */
  cancelled: 130,
} as const;
