import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';
import { Metrics } from '../../metrics/metrics.js';
import { Tracing } from '../../tracing/tracing.js';
import { EndOfDataGate } from '../smtp/end-of-data-gate.js';
import { leaseMs } from './lease.js';
import { Mailer, type SendResult } from '../smtp/mailer.js';
import { nextStep, retryDelay } from './next-step.js';
import { Outbox, type LeasedMessage, type LeasedRow } from './outbox.js';

/**
 * Records the outcome of a module's mail: removes it from the outbox together with all that its outcome
 * means. False, and nothing is done, if its lease was lost: another instance decides then.
 */
export interface DeliveryHandler {
  delivered(message: LeasedMessage): Promise<boolean>;
  /** @param by who drops it; the service itself unless given */
  dropped(message: LeasedRow, reason: string, by?: Actor): Promise<boolean>;
}

/** `open`: not decided yet; the delivery continues, here or in another instance. */
export type DeliveryOutcome = 'delivered' | 'refused' | 'unavailable' | 'open';

interface Delivery {
  readonly message: LeasedMessage;
  readonly gate: EndOfDataGate;
  readonly done: Promise<DeliveryOutcome>;
}

const second = 1_000;

/** How long a mail without a waiting caller may take until its end of data. */
const patienceMs = 120 * second;

/** Shorter than an owner takes to read a mail and dial, longer than most servers take to reply. */
const doubtAfterMs = 2 * second;

/** RFC 5321 4.5.3.2.6: how long the reply to the end of data may take. */
const finalAnswerMs = 600 * second;

/**
 * Delivers the mail in the outbox. It knows nothing of PINs: it calls the handler that a module registered
 * for the mail's topic. It holds no database connection while it talks SMTP.
 */
@Injectable()
export class OutboxRelay {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly handlers = new Map<string, DeliveryHandler>();
  private readonly underWay = new Set<Delivery>();
  /** Deliveries under way without a waiting caller: those with one must not use up their share. */
  private inBackground = 0;
  /** Bulk mails among them. */
  private inBulk = 0;

  constructor(
    private readonly outbox: Outbox,
    private readonly mailer: Mailer,
    private readonly metrics: Metrics,
    private readonly tracing: Tracing,
  ) {}

  register(topic: string, handler: DeliveryHandler): void {
    this.handlers.set(topic, handler);
  }

  /** Undefined for a topic that no module here has registered. */
  handlerOf(topic: string): DeliveryHandler | undefined {
    return this.handlers.get(topic);
  }

  /**
   * Delivers one mail and records the outcome. After `withinMs` the mail is cancelled if its end of data
   * has not been sent; otherwise the result here is `open`, and the delivery continues.
   */
  deliver(message: LeasedMessage, withinMs: number): Promise<DeliveryOutcome> {
    const startedAt = performance.now();
    const gate = this.gateFor(message);
    const delivery = { message, gate, done: this.attemptAsSpan(message, gate) };
    this.underWay.add(delivery);
    void delivery.done.finally(() => this.underWay.delete(delivery));
    void delivery.done.then((outcome) => this.metrics.mailAttempted(outcome, startedAt));
    return answerWithin(delivery, withinMs);
  }

  /** Claims as many due mails as there is room for, and begins to deliver them. */
  async claim(): Promise<Promise<DeliveryOutcome>[]> {
    const room = this.mailer.connections - this.inBackground;
    if (room <= 0) return [];
    const messages = await this.outbox.claim(room, this.bulkConnections - this.inBulk);
    return messages.map((message) => this.deliverInBackground(message));
  }

  // The other half is free for callers and single mails, however slow the mail server is.
  private get bulkConnections(): number {
    return Math.ceil(this.mailer.connections / 2);
  }

  /** Claims due mails and waits for the end of one attempt with each. */
  async runOnce(): Promise<DeliveryOutcome[]> {
    return Promise.all(await this.claim());
  }

  /** Renews the leases of deliveries under way; to be called well within `leaseMs`. */
  async renewLeases(): Promise<void> {
    const leases = new Set([...this.underWay].map(({ message }) => message.lease));
    if (leases.size > 0) await this.outbox.renew([...leases]);
  }

  /**
   * Ends the deliveries under way. Mail whose end of data has not been sent goes back to the outbox; the
   * rest has `graceMs` to receive its reply. Mail that is still open then is sent by another instance.
   */
  async drain(graceMs: number): Promise<void> {
    for (const { gate } of this.underWay) gate.cancel();
    await Promise.race([this.settled(), sleep(graceMs, undefined, { ref: false })]);
    for (const { gate } of this.underWay) gate.abort();
    await Promise.race([this.settled(), sleep(second, undefined, { ref: false })]);
    this.mailer.close();
  }

  private async deliverInBackground(message: LeasedMessage): Promise<DeliveryOutcome> {
    const bulk = message.bulk ? 1 : 0;
    this.inBackground += 1;
    this.inBulk += bulk;
    try {
      return await this.deliver(message, patienceMs);
    } finally {
      this.inBackground -= 1;
      this.inBulk -= bulk;
    }
  }

  private async settled(): Promise<void> {
    await Promise.allSettled([...this.underWay].map(({ done }) => done));
  }

  /**
   * The owner of a mail that may have arrived can activate its PIN by typing it. The mail must not be sent
   * again after that: another reset may follow, whose mail has to stay the newest (P4).
   */
  private gateFor(message: LeasedMessage): EndOfDataGate {
    const stillOurs = message.maybeSent ? () => this.outbox.holds(message) : undefined;
    return new EndOfDataGate(message.lease, stillOurs);
  }

  // A mail that is sent later, or by another instance, has a trace of its own, which refers to that of its request.
  private attemptAsSpan(message: LeasedMessage, gate: EndOfDataGate): Promise<DeliveryOutcome> {
    const attempt = async () => {
      const outcome = await this.attempt(message, gate);
      this.tracing.tell({ 'umpin.outcome': outcome });
      return outcome;
    };
    const facts = { 'umpin.mail.topic': message.topic, 'umpin.mail.attempt': message.attempts };
    return this.tracing.span('deliver', attempt, { facts, linkedTo: message.mail.trace });
  }

  private async send(message: LeasedMessage, gate: EndOfDataGate): Promise<SendResult> {
    const result = await this.mailer.send(message, gate);
    this.tracing.tell({ 'umpin.outcome': result.kind, 'umpin.mail.reason': result.reason });
    if (result.kind !== 'accepted') this.tracing.failed(result.kind);
    return result;
  }

  private async attempt(message: LeasedMessage, gate: EndOfDataGate): Promise<DeliveryOutcome> {
    const patience = setTimeout(() => gate.abort(), finalAnswerMs);
    let doubt: NodeJS.Timeout | undefined;
    gate.onEndOfDataSent(() => (doubt = setTimeout(() => this.doubt(message), doubtAfterMs)));
    try {
      // Without a handler the delivery could not be recorded, and the mail would be sent repeatedly.
      const handler = this.handlers.get(message.topic);
      const result = handler
        ? await this.tracing.span('smtp', () => this.send(message, gate), { kind: 'client' })
        : unhandled(message);
      return await this.recordPatiently(message, result, handler);
    } catch (error) {
      this.logger.error({ msg: 'a delivery could not be recorded', mail: message.id, err: error });
      return 'open';
    } finally {
      clearTimeout(patience);
      clearTimeout(doubt);
    }
  }

  private doubt(message: LeasedMessage): void {
    this.outbox.doubt(message).catch((error: unknown) => {
      this.logger.warn({
        msg: 'a mail cannot be marked as maybe sent',
        mail: message.id,
        err: error,
      });
    });
  }

  // A 250 that is not recorded is lost: a database that is unavailable for a moment must not cause a second
  // copy of the mail.
  private async recordPatiently(
    message: LeasedMessage,
    result: SendResult,
    handler: DeliveryHandler | undefined,
  ): Promise<DeliveryOutcome> {
    for (;;) {
      try {
        return await this.record(message, result, handler);
      } catch (error) {
        const passing = error instanceof DomainError && message.lease.valid;
        if (!passing) throw error;
        await sleep(second / 2, undefined, { ref: false });
      }
    }
  }

  private async record(
    message: LeasedMessage,
    result: SendResult,
    handler: DeliveryHandler | undefined,
  ): Promise<DeliveryOutcome> {
    // Without a handler the drop could not be recorded, and what hangs on the mail would stay as it is.
    const step = nextStep(handler ? message : { ...message, callerWaits: false }, result);
    const { reason, trouble } = result;
    const facts = { mail: message.id, attempt: message.attempts, reason, ...trouble };
    if (step === 'retry') {
      const delay = retryDelay(message.attempts);
      const why = describe(result, message);
      await this.outbox.postpone(message, delay, result.kind === 'unknown', why);
      this.logger.warn({ msg: 'mail postponed', ...facts, result: result.kind, delayMs: delay });
      return 'open';
    }
    const settled =
      step === 'delivered'
        ? handler?.delivered(message)
        : handler?.dropped(message, describe(result, message));
    const ours = await (settled ?? this.outbox.settle(message));
    if (!ours) {
      this.logger.warn({
        msg: 'a mail is no longer of this instance',
        ...facts,
        result: result.kind,
      });
      return 'open';
    }
    if (step === 'delivered') {
      this.logger.log({ msg: 'mail delivered', ...facts });
      return 'delivered';
    }
    this.logger.warn({ msg: 'mail dropped', ...facts, result: result.kind });
    return result.kind === 'refused' ? 'refused' : 'unavailable';
  }
}

async function answerWithin(delivery: Delivery, ms: number): Promise<DeliveryOutcome> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<DeliveryOutcome>((resolve) => {
    timer = setTimeout(() => {
      if (!delivery.gate.cancel()) resolve('open');
      // A cancelled mail ends immediately with a clear outcome, if the database can record it.
      else timer = setTimeout(() => resolve('open'), second);
    }, ms);
  });
  try {
    return await Promise.race([delivery.done, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The result of a mail that no module here handles. Another instance may: during an upgrade, those of both
 * versions share the outbox.
 */
function unhandled({ topic }: LeasedMessage): SendResult {
  return {
    kind: 'unavailable',
    reason: 'no handler',
    trouble: {
      cause: `No module of this instance handles mail of the topic ${topic}.`,
      advice: 'Run the same version of umpin everywhere.',
    },
  };
}

function describe({ kind, reason, trouble }: SendResult, { maybeSent }: LeasedMessage): string {
  const doubt = kind === 'unknown' || maybeSent ? ', may have arrived' : '';
  return `${kind}${reason ? ` (${reason})` : ''}${doubt}${trouble ? `: ${trouble.cause}` : ''}`;
}

/**
 * The pause between renewals of leases. A lease survives two failures in a row, also if each of them waits
 * five seconds for the database.
 */
export const renewEveryMs = leaseMs / 6;
