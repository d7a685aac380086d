import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { service } from '../common/actor.js';
import { PinCredentialsRepository } from '../credentials/pin-credentials.repository.js';
import type { Tx } from '../database/transaction.js';
import type { DeliveryHandler } from '../notification/outbox/outbox-relay.js';
import type { LeasedMessage } from '../notification/outbox/outbox.js';

/** The second half of a reset: the PIN becomes valid when its mail's 250 is recorded (P1, P2). */
@Injectable()
export class PinActivation implements DeliveryHandler {
  constructor(
    private readonly pinCredentials: PinCredentialsRepository,
    private readonly audit: AuditLog,
  ) {}

  async delivered(tx: Tx, { id: resetId, mailboxId }: LeasedMessage): Promise<void> {
    await this.pinCredentials.activate(tx, mailboxId, resetId);
    await this.audit.record(tx, 'reset-delivered', service, { mailboxId, resetId });
  }

  async dropped(tx: Tx, { id: resetId, mailboxId }: LeasedMessage, detail: string): Promise<void> {
    await this.pinCredentials.drop(tx, mailboxId, resetId);
    await this.audit.record(tx, 'reset-cancelled', service, { mailboxId, resetId, detail });
  }
}
