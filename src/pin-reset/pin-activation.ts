import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { service } from '../common/actor.js';
import { PinCredentialsRepository } from '../credentials/pin-credentials.repository.js';
import type { DeliveryHandler } from '../notification/outbox/outbox-relay.js';
import { Outbox, type LeasedMessage, type LeasedRow } from '../notification/outbox/outbox.js';
import { Tracing } from '../tracing/tracing.js';
import { ResetBatches } from './reset-batches.js';

/** The second half of a reset: the PIN becomes valid when its mail's 250 is recorded (P1, P2). */
@Injectable()
export class PinActivation implements DeliveryHandler {
  constructor(
    private readonly batches: ResetBatches,
    private readonly pinCredentials: PinCredentialsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly tracing: Tracing,
  ) {}

  delivered(message: LeasedMessage): Promise<boolean> {
    return this.tracing.span(
      'activate',
      async () => (await this.batches.activate(message)) || this.batches.activateAlone(message),
    );
  }

  dropped(message: LeasedRow, detail: string, by = service): Promise<boolean> {
    const { id: resetId, mailboxId } = message;
    return this.outbox.settle(message, async (tx) => {
      await this.pinCredentials.drop(tx, mailboxId, resetId);
      await this.audit.record(tx, 'reset-cancelled', by, { mailboxId, resetId, detail });
    });
  }
}
