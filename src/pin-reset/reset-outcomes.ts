import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { DomainError } from '../common/domain-error.js';
import type { DeliveryOutcome } from '../notification/outbox/outbox-relay.js';

/** Short beside a delivery, which usually takes a fraction of a second. */
const pollMs = 100;

/**
 * Waits for the outcome of a reset that any instance may deliver, by polling the audit log. All callers of
 * this instance that wait for the same reset share one query.
 */
@Injectable()
export class ResetOutcomes {
  private readonly pending = new Map<string, Promise<DeliveryOutcome>>();

  constructor(private readonly audit: AuditLog) {}

  /** `open` if the reset has not ended within `withinMs`. */
  async waitFor(resetId: string, withinMs: number): Promise<DeliveryOutcome> {
    const until = performance.now() + withinMs;
    for (;;) {
      const outcome = await this.outcomeOf(resetId);
      const left = until - performance.now();
      if (outcome !== 'open' || left <= 0) return outcome;
      await sleep(Math.min(pollMs, left));
    }
  }

  private outcomeOf(resetId: string): Promise<DeliveryOutcome> {
    const pending = this.pending.get(resetId);
    if (pending) return pending;
    const query = this.audit
      .outcomeOf(resetId)
      .then((end): DeliveryOutcome => (end === 'dropped' ? 'unavailable' : (end ?? 'open')))
      .catch(openWithoutDatabase)
      .finally(() => this.pending.delete(resetId));
    this.pending.set(resetId, query);
    return query;
  }
}

// The mail may be on its way; without the database the outcome is unknown.
function openWithoutDatabase(error: unknown): DeliveryOutcome {
  if (error instanceof DomainError) return 'open';
  throw error;
}
