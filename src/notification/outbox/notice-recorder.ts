import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { service } from '../../common/actor.js';
import type { DeliveryHandler } from './outbox-relay.js';
import { Outbox, type LeasedMessage, type LeasedRow } from './outbox.js';

/**
 * Records in the audit log whether an owner or the helpdesk was notified (P12). Nothing else depends on a mail
 * without a PIN: the mailbox is locked, and the PIN expires, whether or not the mail arrives.
 */
@Injectable()
export class NoticeRecorder implements DeliveryHandler {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  delivered(message: LeasedMessage): Promise<boolean> {
    const { topic: detail, mailboxId } = message;
    return this.outbox.settle(message, (tx) =>
      this.audit.record(tx, 'notice-delivered', service, { mailboxId, detail }),
    );
  }

  dropped(message: LeasedRow, reason: string, by = service): Promise<boolean> {
    const { topic, mailboxId } = message;
    const detail = `${topic}: ${reason}`;
    return this.outbox.settle(message, (tx) =>
      this.audit.record(tx, 'notice-dropped', by, { mailboxId, detail }),
    );
  }
}
