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

/** A command with an option, a secret or a file that cannot be used; the message is complete. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Whatever would carry the command out gives no usable answer; the message is complete. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}

/** A prompt that was ended without an answer, by Ctrl-C or Ctrl-D. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super('cancelled');
  }
}

/** How a command ends, so that a script can tell "no" from "could not say" and from "asked wrongly". */
export const exitCode = {
  done: 0,
  /** The service refused, or the answer of a check is no. Nothing has changed. */
  refused: 1,
  /** A wrong command line, setting or input: the same command fails again. */
  usage: 2,
  /** The service, its database or a mail server gives no usable answer; the outcome may be unknown. */
  unavailable: 3,
  /** The command was carried out, and found what somebody has to look at. */
  findings: 4,
  /** sysexits.h EX_TEMPFAIL: a mail server keeps the mail, and tries again later. */
  tryAgain: 75,
  /** Ctrl-C at a prompt, as shells number it. */
  cancelled: 130,
} as const;
