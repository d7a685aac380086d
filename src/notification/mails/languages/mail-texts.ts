/**
 * Why a PIN was issued: its owner or an administrator requested it, the mailbox never had one, or too many
 * wrong PINs were typed in a row.
 */
export type ResetReason = 'asked' | 'askedByAdministrator' | 'first' | 'tooManyAttempts';

/**
 * What has become of the mailbox: the PIN before is valid again, or it has none, as before; it is locked; or
 * the PIN that nobody received stays, as there is none to go back to.
 */
export type BounceOutcome = 'returned' | 'withoutPin' | 'locked' | 'stays';

/** All mail texts of one language. A language that lacks a text does not compile. */
export interface MailTexts {
  readonly greeting: (name?: string) => string;
  readonly extension: string;
  readonly accessNumber: string;
  readonly issued: string;
  readonly time: (date: string, clock: string, zone: string) => string;
  readonly newPin: Record<ResetReason, NewPinTexts>;
  /** For a new PIN that is not accepted until an administrator unlocks the mailbox. */
  readonly stillLocked: string;
  /** Before what whoever helped has written to the owner, in words that are nobody's but theirs. */
  readonly helpdeskWrites: (word: string) => string;
  readonly mailboxLocked: MailboxLockedTexts;
  readonly mailboxUnlocked: MailboxUnlockedTexts;
  readonly pinExpiry: PinExpiryTexts;
  readonly pinBounced: PinBouncedTexts;
  readonly secrecy: string;
}

export interface NewPinTexts {
  /** Subject lines land in logs: never a PIN, a name or an extension in here (P6). */
  readonly subject: string;
  /**
   * Follows the greeting. Long enough to fill the preview on the lock screen of a telephone, so that the
   * PIN after it does not show.
   */
  readonly introduction: string;
  readonly pin: string;
  readonly unexpected: Closing;
}

export interface MailboxLockedTexts {
  /** Like all subjects: no PIN, no name, no extension. */
  readonly subject: string;
  readonly introduction: string;
  /** How the mailbox is unlocked; a new PIN does so if the policy says so. */
  readonly unlockedBy: Record<'administrator' | 'reset', string>;
  readonly locked: string;
  readonly wrongPins: string;
  readonly notYou: Closing;
}

export interface MailboxUnlockedTexts {
  /** Like all subjects: no PIN, no name, no extension. */
  readonly subject: string;
  readonly introduction: string;
  readonly unlocked: string;
}

export interface PinExpiryTexts {
  /** Like all subjects: no PIN, no name, no extension. */
  readonly subject: string;
  readonly introduction: (date: string) => string;
  readonly otherwise: string;
  readonly expires: string;
  readonly forgotten: Closing;
}

/** The texts of a mail to the helpdesk. */
export interface PinBouncedTexts {
  /** Like all subjects: no PIN, no name, no extension. */
  readonly subject: string;
  /** Without a name. Some languages greet owners as such, which a helpdesk is not. */
  readonly greeting: string;
  readonly introduction: string;
  readonly outcome: Record<BounceOutcome, string>;
  /** For a mailbox that was locked already. */
  readonly stillLocked: string;
  readonly mailbox: string;
  readonly extension: string;
  readonly status: string;
  readonly reported: string;
  readonly whatToDo: Closing;
  /** Instead of what owners are told about secrecy. */
  readonly noPin: string;
}

/** For owners who did not expect the mail, or whom it does not help; for a helpdesk, what to do. */
export interface Closing {
  readonly question: string;
  readonly advice: string;
}
