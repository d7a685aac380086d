import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ConcurrencyLimiter, type Pace } from '../common/concurrency.js';
import { DomainError } from '../common/domain-error.js';
import { refusedForItsContent } from './database-error.js';

/** Runs one statement for many orders; the result at the index of each, undefined if it was not taken. */
type Send<Order, Result> = (orders: readonly Order[]) => Promise<readonly (Result | undefined)[]>;

/** More save hardly anything: with 1, 2, 4, 8, 16 orders PostgreSQL spends 0.75 to 0.16 ms on each. */
export const ordersAtMost = 32;

/**
 * How long orders are held back at most, milliseconds: several hashes, which take 5 to 20 ms. With 40 ms
 * a slow processor ends the holds before the hashes do, and makes a tenth less of them; with 120 ms
 * nothing more is gained (24 callers, 18 ms a hash).
 */
const heldAtMostMs = 80;

/** Batches of one kind in flight while statements stall; the connections are for others, too. */
const batchesAtMost = 3;

/** Statements for single orders that run simultaneously: connections are for others, too. */
const aloneAtMost = 4;

/** A statement takes a few milliseconds; one whose session has gone silent must not hold up the others. */
const stalledAfterMs = 250;

/**
 * Makes one statement of orders of one kind, because a statement and its commit cost much the same for one
 * row as for ten. One statement is in flight at a time, unless it stalls.
 *
 * Without a pace, batches stay small: a round trip is shorter than the pause between two arrivals (1.1 to
 * 1.3 orders each, measured). So orders wait for more of their kind as long as the hashes, which every
 * order needs before or after this, cannot keep up. An idle service never waits.
 *
 * A batch fails as a whole. If PostgreSQL refused it for what one of its orders may have brought, or it only
 * reads, each order goes again alone, a few at a time, so that one bad row harms no other. Otherwise its
 * outcome is unknown, for all of them.
 */
export class Batcher<Order, Result> {
  private waiting: Waiting<Order, Result>[] = [];
  private readonly inFlight = new Set<Promise<void>>();
  private busy = false;
  private paceAsked = false;
  private endHold: () => void = () => undefined;
  /** A statement is not part of the trace of the order that happens to come first. */
  private readonly outsideOfTraces = AsyncLocalStorage.snapshot();

  constructor(
    private readonly send: Send<Order, Result>,
    private readonly pace: Pace,
    /** Whether the statement only reads, so that it can go again after an error of any kind. */
    private readonly readsOnly = false,
  ) {}

  /** The result of one order; undefined if the statement has not taken it. Throws what the statement throws. */
  run(order: Order): Promise<Result | undefined> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ order, resolve, reject });
      if (!this.busy) void this.outsideOfTraces(() => this.work());
      else if (this.full) this.endHold();
    });
  }

  private async work(): Promise<void> {
    this.busy = true;
    while (this.waiting.length > 0) {
      await this.hold();
      const sent = this.sendBatch(this.waiting.splice(0, ordersAtMost)).then(() => {
        this.inFlight.delete(sent);
      });
      this.inFlight.add(sent);
      if (this.inFlight.size < batchesAtMost) await orAfter(stalledAfterMs, sent);
      else await Promise.race(this.inFlight);
    }
    this.busy = false;
  }

  private get full(): boolean {
    return this.waiting.length >= ordersAtMost;
  }

  private async hold(): Promise<void> {
    await nextTurn();
    if (!this.pace.holds || this.full) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, heldAtMostMs);
      this.endHold = () => {
        clearTimeout(timer);
        resolve();
      };
      this.askPace();
    });
  }

  // Once for all holds until it answers: as long as hashes do not keep up, listeners would pile up.
  private askPace(): void {
    if (this.paceAsked) return;
    this.paceAsked = true;
    void this.pace.released().then(() => {
      this.paceAsked = false;
      this.endHold();
    });
  }

  private async sendBatch(batch: readonly Waiting<Order, Result>[]): Promise<void> {
    try {
      const results = await this.send(batch.map(({ order }) => order));
      batch.forEach(({ resolve }, index) => resolve(results[index]));
    } catch (error) {
      if (batch.length > 1 && this.mayGoAgain(error)) await this.sendEach(batch);
      else for (const { reject } of batch) reject(error);
    }
  }

  // A read can fail in this process as well: node-postgres rejects a value that it cannot read.
  private mayGoAgain(error: unknown): boolean {
    return refusedForItsContent(error) || (this.readsOnly && !(error instanceof DomainError));
  }

  private async sendEach(batch: readonly Waiting<Order, Result>[]): Promise<void> {
    const lanes = new ConcurrencyLimiter(aloneAtMost, Infinity);
    await Promise.all(batch.map((each) => lanes.run(() => this.sendBatch([each]))));
  }
}

interface Waiting<Order, Result> {
  readonly order: Order;
  readonly resolve: (result: Result | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Resolves when `event` has, or after `ms`. */
function orAfter(ms: number, event: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void event.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * The rows of a statement for many orders, each at the index of its order; undefined for an order without
 * one. `turn` counts the orders from one, as WITH ORDINALITY does.
 */
export function byTurn<Row extends { readonly turn: number }>(
  rows: readonly Row[],
  orders: readonly unknown[],
): (Row | undefined)[] {
  const found = new Map(rows.map((row) => [row.turn, row]));
  return orders.map((_, index) => found.get(index + 1));
}
