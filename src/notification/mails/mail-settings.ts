import type { LockedMailbox } from '../../credentials/mailboxes.repository.js';

/** Nest's token for the MailSettings. */
export const MAIL_SETTINGS = Symbol('MailSettings');

/** The settings that all mails of a site share. */
export interface MailSettings {
  /** The sender; its domain is the right-hand side of Message-IDs. */
  readonly from: string;
  /** IANA time zone of the times in mails. */
  readonly timeZone: string;
  /** The number that owners dial to reach voice mail. */
  readonly accessNumber: string | undefined;
}

/** The facts about the owner that every mail contains. */
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
