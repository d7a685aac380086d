import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Tx } from '../../database/transaction.js';
import { DomainError } from '../../common/domain-error.js';
import { Metrics } from '../../metrics/metrics.js';
import { EndOfDataGate } from '../smtp/end-of-data-gate.js';
import { leaseMs } from './lease.js';
import { Mailer, type SendResult } from '../smtp/mailer.js';
import { nextStep, retryDelay } from './next-step.js';
import { Outbox, type LeasedMessage } from './outbox.js';

/** What a module does when the fate of its mail is decided, in the transaction that records it. */
export interface DeliveryHandler {
  delivered(tx: Tx, message: LeasedMessage): Promise<void>;
  dropped(tx: Tx, message: LeasedMessage, reason: string): Promise<void>;
}

/** `open`: not decided yet; the delivery goes on, here or in another instance. */
export type DeliveryOutcome = 'delivered' | 'refused' | 'unavailable' | 'open';

interface Delivery {
  readonly message: LeasedMessage;
  readonly gate: EndOfDataGate;
  readonly done: Promise<DeliveryOutcome>;
}

const second = 1_000;

/** How long a mail that nobody waits for may take to its final dot. */
const patienceMs = 120 * second;

/** Less than it takes to read a mail and to dial, and more than most servers take to answer. */
const doubtAfterMs = 2 * second;

/** RFC 5321 4.5.3.2.6: how long the answer to the final dot may take. */
const finalAnswerMs = 600 * second;

/**
 * Delivers what the outbox holds. It knows nothing of PINs: it calls the handler that a module
 * registered for the mail's topic. No database connection is held while it talks SMTP.
 */
@Injectable()
export class OutboxRelay {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly handlers = new Map<string, DeliveryHandler>();
  private readonly underWay = new Set<Delivery>();
  /** Those of `underWay` that nobody here waits for: callers must not keep them from their turn. */
  private inBackground = 0;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly mailer: Mailer,
    private readonly metrics: Metrics,
  ) {}

  register(topic: string, handler: DeliveryHandler): void {
    this.handlers.set(topic, handler);
  }

  /**
   * Delivers one mail and records its fate. After `withinMs` the mail is called back if its final
   * dot was not sent; if it was, the answer here is `open` and the delivery goes on.
   */
  deliver(message: LeasedMessage, withinMs: number): Promise<DeliveryOutcome> {
    const startedAt = performance.now();
    const gate = this.gateFor(message);
    const delivery = { message, gate, done: this.attempt(message, gate) };
    this.underWay.add(delivery);
    void delivery.done.finally(() => this.underWay.delete(delivery));
    void delivery.done.then((outcome) => this.metrics.mailTried(outcome, startedAt));
    return answerWithin(delivery, withinMs);
  }

  /** Takes what is due, as much as there is room for. The deliveries have then begun. */
  async claim(): Promise<Promise<DeliveryOutcome>[]> {
    const room = this.mailer.connections - this.inBackground;
    if (room <= 0) return [];
    const messages = await this.outbox.claim(room);
    return messages.map((message) => this.deliverInBackground(message));
  }

  /** Takes what is due and waits until each has been tried once. */
  async runOnce(): Promise<DeliveryOutcome[]> {
    return Promise.all(await this.claim());
  }

  /** Keeps the leases of what is under way; to be called well within `leaseMs`. */
  async renewLeases(): Promise<void> {
    const leases = new Set([...this.underWay].map(({ message }) => message.lease));
    if (leases.size > 0) await this.outbox.renew([...leases]);
  }

  /**
   * Ends what is under way: what has not reached its final dot goes back to the outbox, the rest
   * may still hear its answer for `graceMs`. What then is open, another instance sends again.
   */
  async drain(graceMs: number): Promise<void> {
    for (const { gate } of this.underWay) gate.cancel();
    await Promise.race([this.settled(), sleep(graceMs, undefined, { ref: false })]);
    for (const { gate } of this.underWay) gate.abort();
    await Promise.race([this.settled(), sleep(second, undefined, { ref: false })]);
    this.mailer.close();
  }

  private async deliverInBackground(message: LeasedMessage): Promise<DeliveryOutcome> {
    this.inBackground += 1;
    try {
      return await this.deliver(message, patienceMs);
    } finally {
      this.inBackground -= 1;
    }
  }

  private async settled(): Promise<void> {
    await Promise.allSettled([...this.underWay].map(({ done }) => done));
  }

  /**
   * The owner of a mail that may have arrived can make its PIN valid by typing it. The mail must not go
   * out again after that: another reset may follow, and its mail has to stay the newest (P4).
   */
  private gateFor(message: LeasedMessage): EndOfDataGate {
    const stillOurs = message.maybeSent ? () => this.outbox.holds(message) : undefined;
    return new EndOfDataGate(message.lease, stillOurs);
  }

  private async attempt(message: LeasedMessage, gate: EndOfDataGate): Promise<DeliveryOutcome> {
    const patience = setTimeout(() => gate.abort(), finalAnswerMs);
    let doubt: NodeJS.Timeout | undefined;
    gate.onEndOfDataSent(() => (doubt = setTimeout(() => this.doubt(message), doubtAfterMs)));
    try {
      // Without a handler the delivery could not be recorded, and the mail would be sent repeatedly.
      const handler = this.handlers.get(message.topic);
      const result = handler ? await this.mailer.send(message.mail, gate) : unhandled(message);
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

  // The 250 is only worth something once it is recorded; a database that is away for a moment must
  // not make the mail go out twice.
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
    const step = nextStep(message, result);
    const { reason, trouble } = result;
    const facts = { mail: message.id, attempt: message.attempts, reason, ...trouble };
    if (step === 'retry') {
      const delay = retryDelay(message.attempts);
      await this.outbox.postpone(message, delay, result.kind === 'unknown');
      this.logger.warn({ msg: 'mail postponed', ...facts, result: result.kind, delayMs: delay });
      return 'open';
    }
    const ours = await this.database.transaction(async (tx) => {
      if (!(await this.outbox.remove(tx, message))) return false;
      if (step === 'delivered') await handler?.delivered(tx, message);
      else await handler?.dropped(tx, message, describe(result, message));
      return true;
    });
    if (!ours) return 'open';
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
      // What was called back ends at once with a clear answer, if the database can record it.
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

/** How often leases are renewed: two failures in a row still leave a lease alive. */
export const renewEveryMs = leaseMs / 3;
