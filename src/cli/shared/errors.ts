/** The command was not understood; the usage says what would be. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(
    message: string,
    readonly usage: string,
  ) {
    super(message);
  }
}

/** The command was understood and cannot be done; the message says all there is to say. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Whoever was asked gave no answer. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super('cancelled');
  }
}
