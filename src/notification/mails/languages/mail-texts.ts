/**
 * Why a PIN was issued: its owner or an administrator asked, the mailbox never had one, or a wrong
 * one was typed too often in a row.
 */
export type ResetReason = 'asked' | 'askedByAdministrator' | 'first' | 'tooManyTries';

/** Everything a mail says in one language. A text that a language lacks does not compile. */
export interface MailTexts {
  readonly greeting: (name?: string) => string;
  readonly extension: string;
  readonly accessNumber: string;
  readonly issued: string;
  readonly time: (date: string, clock: string, zone: string) => string;
  readonly newPin: Record<ResetReason, NewPinTexts>;
  /** Beside a new PIN that opens nothing before somebody unlocks the mailbox. */
  readonly stillLocked: string;
  readonly mailboxLocked: MailboxLockedTexts;
  readonly pinExpiry: PinExpiryTexts;
  readonly secrecy: string;
}

export interface NewPinTexts {
  /** Subject lines land in logs: never a PIN, a name or an extension in here (P6). */
  readonly subject: string;
  /**
   * Follows the greeting. Long enough to fill the preview that a telephone shows on its locked
   * screen, so that the PIN after it stays out of sight.
   */
  readonly introduction: string;
  readonly pin: string;
  readonly unexpected: Closing;
}

export interface MailboxLockedTexts {
  /** As all subjects: no PIN, no name, no extension. */
  readonly subject: string;
  readonly introduction: string;
  /** Who opens it again; a new PIN does so where the policy says it. */
  readonly unlockedBy: Record<'administrator' | 'reset', string>;
  readonly locked: string;
  readonly wrongPins: string;
  readonly notYou: Closing;
}

export interface PinExpiryTexts {
  /** As all subjects: no PIN, no name, no extension. */
  readonly subject: string;
  readonly introduction: (date: string) => string;
  readonly otherwise: string;
  readonly expires: string;
  readonly forgotten: Closing;
}

/** For owners who did not expect the mail, or whom it does not help. */
export interface Closing {
  readonly question: string;
  readonly advice: string;
}
