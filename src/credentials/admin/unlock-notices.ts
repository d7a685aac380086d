import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transaction.js';
import {
  MAIL_SETTINGS,
  recipientOf,
  type MailSettings,
} from '../../notification/mails/compose-mail.js';
import {
  mailboxUnlockedMail,
  mailboxUnlockedTopic,
} from '../../notification/mails/mailbox-unlocked.mail.js';
import { Outbox } from '../../notification/outbox/outbox.js';
import type { LockedMailbox } from '../mailboxes.repository.js';

/** Tells owners by mail that their mailbox was unlocked, with a word of whoever did it. */
@Injectable()
export class UnlockNotices {
  constructor(
    private readonly outbox: Outbox,
    @Inject(MAIL_SETTINGS) private readonly mailSettings: MailSettings,
  ) {}

  async add(tx: Tx, mailbox: LockedMailbox, word: string): Promise<void> {
    const id = randomUUID();
    const recipient = recipientOf(mailbox, id, this.mailSettings);
    const mail = mailboxUnlockedMail({ ...recipient, at: mailbox.now, word });
    const about = { id, topic: mailboxUnlockedTopic, mailboxId: mailbox.id };
    await this.outbox.addUnlessWaiting(tx, { ...about, callerWaits: false, mail });
  }
}
