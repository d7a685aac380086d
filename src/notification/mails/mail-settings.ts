import type { LockedMailbox } from '../../credentials/mailboxes.repository.js';

/** Nest's token for the MailSettings. */
export const MAIL_SETTINGS = Symbol('MailSettings');

/** What all mails of a site have in common. */
export interface MailSettings {
  /** The sender; its domain is the right-hand side of Message-IDs. */
  readonly from: string;
  /** IANA time zone of the times in mails. */
  readonly timeZone: string;
  /** What owners dial to reach voice mail. */
  readonly accessNumber: string | undefined;
}

/** The owner of a mailbox, as every mail addresses one. */
export function recipientOf(mailbox: LockedMailbox, id: string, facts: MailSettings) {
  const { from, timeZone, accessNumber } = facts;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    to: mailbox.address,
    displayName: mailbox.displayName ?? undefined,
    language: mailbox.language,
    extension: mailbox.extensions[0],
    accessNumber,
    timeZone,
    messageId: `<${id}@${domain}>`,
  };
}
