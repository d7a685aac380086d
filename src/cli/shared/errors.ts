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
