import { Inject, Injectable } from '@nestjs/common';
import type { AuditedEvent } from '../audit/audit-event.entity.js';
import { AuditLog } from '../audit/audit-log.js';
import type { RequestRecord } from '../audit/request-records.js';
import type { Actor } from '../common/actor.js';
import { AdmissionLimiter, ConnectionLimiter } from '../common/concurrency.js';
import { Database } from '../database/database.js';
import { DomainError, transientRefusals, type Refusal } from '../common/domain-error.js';
import { checkedNote, type HelpNote } from '../common/help-note.js';
import { OutboxRelay, type DeliveryOutcome } from '../notification/outbox/outbox-relay.js';
import { Metrics, type ResetDone } from '../metrics/metrics.js';
import { Tracing } from '../tracing/tracing.js';
import type { ResetOrder } from './new-pins.js';
import { OptimisticStaging } from './optimistic-staging.js';
import { PinStaging, type StagedPin } from './pin-staging.js';
import { ResetOutcomes } from './reset-outcomes.js';

/** Nest's token for how long a caller waits at most for the mail server, milliseconds. */
export const REPLY_DEADLINE_MS = Symbol('ReplyDeadlineMs');

/** Whose PIN to reset, and for whom. */
export interface Requester {
  readonly by: Actor;
  /** The mailbox to reset; undefined for a caller that has none. */
  readonly mailboxId: string | undefined;
  /** Whether the caller acts for the mailbox's owner. */
  readonly onBehalf: boolean;
  /** When the request arrived, on the clock of `performance.now()`. */
  readonly arrivedAt: number;
  /** Of a caller who acts for the owner: why, and a word to the owner. */
  readonly note?: HelpNote | undefined;
}

/** The events that tell which reset a request has asked for. */
export const resetRecords = [
  'reset-requested',
  'reset-joined',
] as const satisfies readonly AuditedEvent[];

const refusalFor: Record<Exclude<DeliveryOutcome, 'delivered'>, Refusal> = {
  refused: 'NotificationRefused',
  unavailable: 'NotificationUnavailable',
  open: 'DeliveryUnconfirmed',
};

/** Time after the deadline for the last step to end with a definite answer. */
const graceMs = 1_000;

/** [MS-OXWUMS] 3.1.4.10 ResetPIN: a new PIN for the caller's own mailbox, by mail. */
@Injectable()
export class ResetPinService {
  constructor(
    private readonly database: Database,
    private readonly optimistic: OptimisticStaging,
    private readonly staging: PinStaging,
    private readonly relay: OutboxRelay,
    private readonly outcomes: ResetOutcomes,
    private readonly audit: AuditLog,
    private readonly admission: AdmissionLimiter,
    private readonly connections: ConnectionLimiter,
    private readonly metrics: Metrics,
    private readonly tracing: Tracing,
    @Inject(REPLY_DEADLINE_MS) private readonly deadlineMs: number,
  ) {}

  /** Resets and PIN attempts that wait for their turn. */
  get waiting(): number {
    return this.admission.waiting + this.connections.waiting;
  }

  /** Whether the next reset would be refused because too many wait. */
  get full(): boolean {
    return this.admission.full;
  }

  /**
   * Returns when the mail server has accepted the mail with the PIN that is now valid (P1). If this reset has joined
   * another one (P5), it is the mail of that one, without a word of this caller.
   *
   * @throws DomainError in every other case; the old PIN is then still valid (P3)
   */
  async reset(requester: Requester): Promise<ResetDone> {
    const patienceMs = requester.arrivedAt + this.deadlineMs + graceMs - performance.now();
    return this.tracing.span('reset', () =>
      this.metrics.ofReset(requester.arrivedAt, () =>
        inTime(this.stageAndDeliver(requester), patienceMs),
      ),
    );
  }

  /**
   * The same for a request that may be repeated: a reset that an earlier attempt has delivered is not made again; one
   * that is pending is joined (P5).
   *
   * @param recorded what an earlier attempt of the request has left on record of `resetRecords`
   * @throws DomainError as `reset` does
   */
  async resetOnce(requester: Requester, recorded: readonly RequestRecord[]): Promise<ResetDone> {
    for (const { resetId } of recorded) {
      if (resetId && (await this.audit.outcomeOf(resetId)) === 'delivered') return 'delivered';
    }
    return this.reset(requester);
  }

  private async stageAndDeliver(requester: Requester): Promise<ResetDone> {
    const deadline = requester.arrivedAt + this.deadlineMs;
    const left = () => Math.max(0, deadline - performance.now());

    const { resetId, joined, message } = await this.stage(requester);
    const { onBehalf } = requester;
    this.tracing.tell({ 'umpin.reset_id': resetId, 'umpin.on_behalf': onBehalf });
    let outcome = message ? await this.relay.deliver(message, left()) : 'open';
    if (outcome === 'open') {
      outcome = await this.tracing.span('wait', () => this.outcomes.waitFor(resetId, left()));
    }
    if (outcome !== 'delivered') throw new DomainError(refusalFor[outcome], { reset: resetId });
    const done = joined ? 'joined' : 'delivered';
    this.tracing.tell({ 'umpin.outcome': done });
    return done;
  }

  private async stage(requester: Requester): Promise<StagedPin> {
    const { mailboxId, by, arrivedAt, onBehalf } = requester;
    try {
      if (!mailboxId) throw new DomainError('MailboxNotFound');
      const occasion = onBehalf ? 'askedByAdministrator' : 'asked';
      const note = onBehalf ? checkedNote(requester.note) : {};
      const order: ResetOrder = { by, occasion, callerWaits: true, arrivedAt, note };
      return await this.admission.run(() => this.stageOrder(mailboxId, order));
    } catch (error) {
      await this.recordRefusal(error, mailboxId, by);
      throw error;
    }
  }

  private async stageOrder(mailboxId: string, order: ResetOrder): Promise<StagedPin> {
    // Resets for others count for one caller, who needs a lock across mailboxes.
    const staged =
      order.occasion === 'asked' ? await this.optimistic.stage(mailboxId, order) : undefined;
    if (staged) return staged;
    return this.tracing.span('stage', () =>
      this.connections.run(() =>
        this.database.transaction((tx) => this.staging.stage(tx, mailboxId, order)),
      ),
    );
  }

  // The refused transaction was rolled back, so the record (P12) needs one of its own.
  private async recordRefusal(error: unknown, mailboxId: string | undefined, by: Actor) {
    if (!(error instanceof DomainError) || transientRefusals.has(error.refusal)) return;
    const about = { mailboxId, detail: error.refusal };
    await this.database.transaction((tx) => this.audit.record(tx, 'reset-refused', by, about));
  }
}

/**
 * Answers in time even if a hanging database holds up one step after the other: the work goes on, and the
 * caller is told what is true in any case, that the old PIN is valid until a mail arrives.
 */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DomainError('DeliveryUnconfirmed')), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
