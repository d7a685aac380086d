import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { service } from '../common/actor.js';
import type { Tx } from '../database/transaction.js';
import type { DeliveryHandler } from '../notification/outbox/outbox-relay.js';
import type { LeasedMessage } from '../notification/outbox/outbox.js';

/** The topic of mails that report a locked mailbox. */
export const mailboxLockedTopic = 'mailbox-locked';

/** The topic of mails that remind of a PIN that expires. */
export const pinExpiryTopic = 'pin-expiry';

/**
 * Records in the audit log whether an owner was notified (P12). Nothing else depends on a mail without a
 * PIN: the mailbox is locked, and the PIN expires, whether or not the mail arrives.
 */
@Injectable()
export class NoticeRecorder implements DeliveryHandler {
  constructor(private readonly audit: AuditLog) {}

  async delivered(tx: Tx, { topic, mailboxId }: LeasedMessage): Promise<void> {
    await this.audit.record(tx, 'notice-delivered', service, { mailboxId, detail: topic });
  }

  async dropped(tx: Tx, { topic, mailboxId }: LeasedMessage, reason: string): Promise<void> {
    const detail = `${topic}: ${reason}`;
    await this.audit.record(tx, 'notice-dropped', service, { mailboxId, detail });
  }
}
