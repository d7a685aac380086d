import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { service } from '../common/actor.js';
import { UNATTENDED_MAILS_PER_MINUTE, type PeriodicJob } from '../common/periodic-jobs.js';
import { MailboxesRepository } from '../credentials/mailboxes.repository.js';
import { PinRemindersRepository } from '../credentials/pin-reminders.repository.js';
import { Database } from '../database/database.js';
import type { Tx } from '../database/transaction.js';
import { Outbox } from '../notification/outbox/outbox.js';
import { pinExpiryMail } from '../notification/mails/pin-expiry.mail.js';
import { pinExpiry } from '../pin-policy/pin-policy.js';
import {
  MAIL_SETTINGS,
  recipientOf,
  type MailSettings,
} from '../notification/mails/compose-mail.js';

/** The topic of mails that remind of a PIN that expires. */
export const pinExpiryTopic = 'pin-expiry';

const minute = 60_000;

/** Reminds owners once, by mail, that their PIN expires soon. Exchange does not. */
@Injectable()
export class ExpiryReminders implements PeriodicJob {
  readonly what = 'remind an owner';
  readonly pauseMs = minute;

  constructor(
    private readonly database: Database,
    private readonly mailboxes: MailboxesRepository,
    private readonly reminders: PinRemindersRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    @Inject(MAIL_SETTINGS) private readonly mailSettings: MailSettings,
    /** Bounded, because after a large import all PINs expire on the same day. */
    @Inject(UNATTENDED_MAILS_PER_MINUTE) private readonly perMinute: number,
  ) {}

  async run(): Promise<number> {
    return (await this.runOnce()) ? minute / this.perMinute : minute;
  }

  /** Reminds one owner; false if no reminder is due. */
  async runOnce(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const mailboxId = await this.reminders.findDue(tx);
      if (mailboxId === undefined) return false;
      await this.remind(tx, mailboxId);
      return true;
    });
  }

  private async remind(tx: Tx, mailboxId: string): Promise<void> {
    const mailbox = await this.mailboxes.lock(tx, mailboxId);
    const pin = await this.reminders.take(tx, mailboxId);
    const expiresAt = pin && pinExpiry({ ...pin, temporary: false }, mailbox.policy);
    if (!expiresAt) return;
    const id = randomUUID();
    const facts = { ...recipientOf(mailbox, id, this.mailSettings), at: mailbox.now, expiresAt };
    const mail = pinExpiryMail(facts);
    const message = { id, topic: pinExpiryTopic, mailboxId, callerWaits: false, mail };
    await this.outbox.addUnlessWaiting(tx, message);
    await this.audit.record(tx, 'reminder-requested', service, { mailboxId });
  }
}
