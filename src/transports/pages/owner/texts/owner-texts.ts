/** What the owner's page says. Times are ready to be read. */
export interface OwnerTexts {
  readonly title: string;
  readonly state: {
    readonly title: string;
    /** The mailbox is not enabled for Unified Messaging. */
    readonly off: string;
    readonly none: string;
    readonly valid: string;
    readonly validUntil: (time: string) => string;
    readonly temporary: string;
    readonly temporaryUntil: (time: string) => string;
    readonly expired: (time: string) => string;
    readonly locked: (since: string) => string;
    /** What unlocks it. */
    readonly lockedUntilReset: string;
    readonly lockedUntilHelp: string;
    /** A mail that the mail server has not accepted yet. */
    readonly pending: (address: string) => string;
    /** A mail that it has accepted. */
    readonly mailed: (address: string, time: string) => string;
    readonly delayed: (address: string) => string;
    readonly bounced: (address: string, time: string) => string;
  };
  readonly extension: (numbers: string) => string;
  readonly send: {
    readonly button: string;
    /** What happens, before the button is pressed. */
    readonly hint: (address: string) => string;
  };
  readonly sent: {
    readonly title: string;
    readonly text: (address: string) => string;
    /** What to do next. */
    readonly next: string;
  };
  readonly notReceived: {
    readonly question: string;
    readonly steps: readonly string[];
  };
  readonly failed: {
    readonly title: string;
    /** Ends each of the next, as far as it is true. */
    readonly oldPinStays: string;
    readonly tooMany: (minutes: number) => string;
    readonly noMailbox: string;
    readonly notEnabled: string;
    readonly noPin: string;
    readonly refused: (address: string) => string;
    readonly unavailable: string;
    readonly unconfirmed: string;
    readonly busy: string;
  };
  readonly withoutMailbox: string;
}
