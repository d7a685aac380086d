import type { Call } from './support/history.js';

/** A mail that the mail server took over, in the order in which it did. */
export interface TakenMail {
  readonly mailboxId: string;
  readonly resetId: string;
  readonly pin: string;
  /** The mail to the letter, without what the server added. */
  readonly content: string;
  readonly takenAt: number;
}

export interface AuditRow {
  readonly event: string;
  readonly mailboxId: string;
  readonly resetId: string | null;
  readonly requestId: string | null;
  readonly detail: string | null;
}

/** How a mailbox stands once everything is up again and has had its time. */
export interface MailboxState {
  readonly mailboxId: string;
  /** Whether the PIN of its newest mail opens it; true without a mail. */
  readonly newestMailOpens: boolean;
  /** How many PINs it has had. */
  readonly generation: number;
  /** The reset that made the valid PIN. */
  readonly validResetId: string | null;
  readonly stagedResetId: string | null;
  /** Mails that wait in the outbox. */
  readonly waiting: number;
}

/** What a row left behind, collected from outside. */
export interface Facts {
  readonly calls: readonly Call[];
  readonly mails: readonly TakenMail[];
  readonly audit: readonly AuditRow[];
  readonly mailboxes: readonly MailboxState[];
  /** What a verification of the audit has found. */
  readonly auditFindings: readonly string[];
  /** Everything the services logged and the database holds, to be searched for PINs. */
  readonly traces: readonly string[];
  readonly passwords: readonly string[];
  /** How often a reset's mail may come: once, and once more for each cut that leaves it open. */
  readonly copiesAllowed: (resetId: string) => number;
  /** Whether processes were killed: then a connection may break, or be refused. */
  readonly mayBreak: boolean;
  /** Whether the database may have been lost during a COMMIT: then it may have taken place. */
  readonly commitsUnknown: boolean;
  /** The longest that an answer may take, milliseconds. */
  readonly slowestMs: number;
}

export interface Violation {
  /** The invariant of security.md, section 4, and the promise behind it. */
  readonly broken: string;
  readonly what: string;
}
