import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { LockedMailbox } from '../credentials/mailboxes.repository.js';
import type { Tx } from '../database/transaction.js';
import {
  MAIL_SETTINGS,
  recipientOf,
  type MailSettings,
} from '../notification/mails/compose-mail.js';
import { pinBouncedMail, type PinBouncedFacts } from '../notification/mails/pin-bounced.mail.js';
import { Outbox } from '../notification/outbox/outbox.js';

/**
 * The topics of mails that tell the helpdesk of a PIN that did not reach its owner. One for each outcome: a mail
 * that waits for the same mailbox must say the same, to stand for another one.
 */
export const pinBouncedTopics: Readonly<Record<PinBouncedFacts['outcome'], string>> = {
  returned: 'pin-bounced-returned',
  withoutPin: 'pin-bounced-without-pin',
  locked: 'pin-bounced-locked',
  stays: 'pin-bounced-stays',
};

/** Nest's token for the Helpdesk. */
export const HELPDESK = Symbol('Helpdesk');

/** Who is told of PINs that did not reach their owners. */
export interface Helpdesk {
  /** Undefined: nobody. */
  readonly address: string | undefined;
  /** BCP 47 tag. */
  readonly language: string;
}

/** What has become of a mailbox whose mail bounced. */
export type NoticeOutcome = Pick<PinBouncedFacts, 'outcome' | 'stillLocked'>;

/** Tells the helpdesk by mail of PINs that did not reach their owners, if HELPDESK_ADDRESS is set. */
@Injectable()
export class HelpdeskNotices {
  constructor(
    private readonly outbox: Outbox,
    @Inject(MAIL_SETTINGS) private readonly mailSettings: MailSettings,
    @Inject(HELPDESK) private readonly helpdesk: Helpdesk,
  ) {}

  /** @param status what the mail server reported (RFC 3463) */
  async add(tx: Tx, mailbox: LockedMailbox, outcome: NoticeOutcome, status: string): Promise<void> {
    const { address: to, language } = this.helpdesk;
    if (to === undefined) return;
    const id = randomUUID();
    const { extension, timeZone, messageId } = recipientOf(mailbox, id, this.mailSettings);
    const mail = pinBouncedMail({
      ...{ to, language, extension, timeZone, messageId },
      ...outcome,
      mailbox: mailbox.address,
      status,
      at: mailbox.now,
    });
    const { id: mailboxId } = mailbox;
    const topic = pinBouncedTopics[outcome.outcome];
    const message = { id, topic, mailboxId, callerWaits: false, mail };
    await this.outbox.addUnlessWaiting(tx, message);
  }
}
