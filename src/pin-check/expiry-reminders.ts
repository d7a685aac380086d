import { randomUUID } from 'node:crypto';
import type { AuditLog } from '../audit/audit-log.js';
import { service } from '../common/actor.js';
import type { PeriodicJob } from '../common/periodic-jobs.js';
import type { MailboxesRepository } from '../credentials/mailboxes.repository.js';
import type { PinRemindersRepository } from '../credentials/pin-reminders.repository.js';
import type { Database } from '../database/database.js';
import type { Tx } from '../database/transaction.js';
import type { Outbox } from '../notification/outbox/outbox.js';
import { pinExpiryMail } from '../notification/mails/pin-expiry.mail.js';
import { pinExpiry } from '../pin-policy/pin-expiry.js';
import { recipientOf, type MailSettings } from '../notification/mails/mail-settings.js';
import { pinExpiryTopic } from '../notification/notice-recorder.js';

const minute = 60_000;

/** Reminds owners by mail, once, that their PIN ends soon. Exchange leaves them to find out. */
export class ExpiryReminders implements PeriodicJob {
  readonly what = 'remind an owner';
  readonly pauseMs = minute;

  constructor(
    private readonly database: Database,
    private readonly mailboxes: MailboxesRepository,
    private readonly reminders: PinRemindersRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly mailSettings: MailSettings,
    /** After a large import, all PINs end on one day. */
    private readonly perMinute: number,
  ) {}

  async run(): Promise<number> {
    return (await this.runOnce()) ? minute / this.perMinute : minute;
  }

  /** Reminds one owner; false when nobody is to be reminded. */
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
    await this.audit.record(tx, 'reminder-asked', service, { mailboxId });
  }
}
