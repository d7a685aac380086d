import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { DomainError } from '../common/domain-error.js';
import type { DeliveryOutcome } from '../notification/outbox/outbox-relay.js';

/** A delivery usually takes a fraction of a second; nobody minds this much on top. */
const pollMs = 100;

/**
 * Waits for the end of a reset that may happen in any instance: the audit tells. Everyone here who
 * waits for the same reset shares one question to the database.
 */
@Injectable()
export class ResetOutcomes {
  private readonly asked = new Map<string, Promise<DeliveryOutcome>>();

  constructor(private readonly audit: AuditLog) {}

  /** `open` when the reset has not ended `withinMs`. */
  async waitFor(resetId: string, withinMs: number): Promise<DeliveryOutcome> {
    const until = performance.now() + withinMs;
    for (;;) {
      const outcome = await this.ask(resetId);
      const left = until - performance.now();
      if (outcome !== 'open' || left <= 0) return outcome;
      await sleep(Math.min(pollMs, left));
    }
  }

  private ask(resetId: string): Promise<DeliveryOutcome> {
    const pending = this.asked.get(resetId);
    if (pending) return pending;
    const question = this.audit
      .outcomeOf(resetId)
      .then((end): DeliveryOutcome => (end === 'dropped' ? 'unavailable' : (end ?? 'open')))
      .catch(openWithoutDatabase)
      .finally(() => this.asked.delete(resetId));
    this.asked.set(resetId, question);
    return question;
  }
}

// A mail may be on its way: without the database nobody knows more than that.
function openWithoutDatabase(error: unknown): DeliveryOutcome {
  if (error instanceof DomainError) return 'open';
  throw error;
}
