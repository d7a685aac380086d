import { Injectable } from '@nestjs/common';
import { Tracing } from '../tracing/tracing.js';
import { NewPins, type ResetOrder } from './new-pins.js';
import { resetToJoin, type StagedPin } from './pin-staging.js';
import { ResetBatches, type ReadMailbox } from './reset-batches.js';

/**
 * Stages ordinary resets together with others: reads, hashes, and stores the PIN if nothing has changed
 * meanwhile. A hash takes longer than everything else, and no lock and no connection is held during it.
 *
 * It decides nothing but the ordinary case. Whether a reset is refused, joins another one, or has met a
 * change is for PinStaging, which locks first.
 */
@Injectable()
export class OptimisticStaging {
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(
    private readonly batches: ResetBatches,
    private readonly newPins: NewPins,
    private readonly tracing: Tracing,
  ) {}

  /**
   * Undefined, without any effect, if this reset is not ordinary.
   *
   * @throws DomainError NoPinSatisfiesPolicy, ServerBusy, DatabaseUnavailable
   */
  async stage(mailboxId: string, order: ResetOrder): Promise<StagedPin | undefined> {
    const other = this.underWay.get(mailboxId);
    if (other) {
      // This one will join it, and needs no hash of its own.
      await other.catch(() => undefined);
      return undefined;
    }
    const staging = this.readAndStage(mailboxId, order);
    this.underWay.set(mailboxId, staging);
    try {
      return await staging;
    } finally {
      this.underWay.delete(mailboxId);
    }
  }

  private async readAndStage(mailboxId: string, order: ResetOrder): Promise<StagedPin | undefined> {
    const read = await this.tracing.span('read', () => this.batches.read(mailboxId, order.by));
    // This includes the time that the answer took, so a doubtful reset counts as not ordinary.
    const waitedMs = performance.now() - order.arrivedAt;
    if (!read || !ordinary(read, waitedMs)) return undefined;
    const newPin = await this.newPins.make(read.mailbox, read.state, order);
    const message = await this.tracing.span('stage', () =>
      this.batches.stage(read, newPin, order.by),
    );
    return message && { resetId: newPin.resetId, joined: false, message };
  }
}

function ordinary({ mailbox, state, retryAfterMs }: ReadMailbox, waitedMs: number): boolean {
  const arrived = mailbox.now.getTime() - waitedMs;
  return mailbox.umEnabled && retryAfterMs === null && resetToJoin(state, arrived) === undefined;
}
