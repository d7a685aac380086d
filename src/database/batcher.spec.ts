import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Pace } from '../common/concurrency.js';
import { DomainError } from '../common/domain-error.js';
import { Chance } from '../../test/faults/support/chance.js';
import { Batcher, ordersAtMost } from './batcher.js';

interface End {
  readonly resolve: (results: number[]) => void;
  readonly reject: (error: Error) => void;
}

/** A statement that ends when it is told to, and doubles its orders. */
class Statements {
  readonly sent: (readonly number[])[] = [];
  private readonly open = new Map<readonly number[], End>();

  readonly send = (orders: readonly number[]): Promise<number[]> => {
    this.sent.push(orders);
    return new Promise((resolve, reject) => this.open.set(orders, { resolve, reject }));
  };

  get inFlight(): number {
    return this.open.size;
  }

  async end(index: number): Promise<void> {
    const orders = this.sent[index] ?? [];
    this.taken(orders)?.resolve(orders.map((order) => 2 * order));
    await turns();
  }

  async fail(index: number, error: Error): Promise<void> {
    this.taken(this.sent[index] ?? [])?.reject(error);
    await turns();
  }

  private taken(orders: readonly number[]) {
    const end = this.open.get(orders);
    this.open.delete(orders);
    return end;
  }
}

class ManualPace implements Pace {
  holds = false;
  readonly held: (() => void)[] = [];

  released(): Promise<void> {
    return new Promise((resolve) => this.held.push(resolve));
  }

  async release(): Promise<void> {
    this.holds = false;
    for (const resolve of this.held.splice(0)) resolve();
    await turns();
  }
}

/** A turn to collect orders, and others for what follows it. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await nextTurn();
}

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, n) => from + n);
const doubled = (orders: readonly number[]) => orders.map((order) => 2 * order);

const refused = (code: string) =>
  Object.assign(new pg.DatabaseError('refused by a test', 0, 'error'), { code });

describe('a batcher', () => {
  let statements: Statements;
  let pace: ManualPace;
  let batcher: Batcher<number, number>;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    statements = new Statements();
    pace = new ManualPace();
    batcher = new Batcher(statements.send, pace);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const run = (orders: readonly number[]) => Promise.all(orders.map((order) => batcher.run(order)));

  it('makes one statement of the orders of one turn, without waiting for time to pass', async () => {
    const results = run([3, 1, 2]);
    await turns();
    expect(statements.sent).toEqual([[3, 1, 2]]);
    await statements.end(0);
    expect(await results).toEqual([6, 2, 4]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('has one statement in flight, and makes the next of all that has come meanwhile', async () => {
    const results = [run([1])];
    await turns();
    results.push(run([2]));
    await turns();
    results.push(run([3, 4]));
    await turns();
    expect(statements.sent).toEqual([[1]]);
    await statements.end(0);
    expect(statements.sent).toEqual([[1], [2, 3, 4]]);
    await statements.end(1);
    expect((await Promise.all(results)).flat()).toEqual([2, 4, 6, 8]);
  });

  it('puts at most 32 orders into a statement, first come, first served', async () => {
    const results = run(numbers(70));
    await turns();
    expect(statements.sent).toEqual([numbers(32)]);
    await statements.end(0);
    expect(statements.inFlight).toBe(1);
    await statements.end(1);
    await statements.end(2);
    expect(statements.sent).toEqual([numbers(32), numbers(32, 32), numbers(6, 64)]);
    expect(await results).toEqual(doubled(numbers(70)));
  });

  it('runs a statement on behalf of none of its orders, and gives its result to each', async () => {
    const trace = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    const traced = new Batcher<number, number>((orders) => {
      seen.push(trace.getStore());
      return Promise.resolve([...orders]);
    }, pace);
    const results = ['first', 'second'].map((name, order) =>
      trace.run(name, async () => [await traced.run(order), trace.getStore()]),
    );
    expect(await Promise.all(results)).toEqual([
      [0, 'first'],
      [1, 'second'],
    ]);
    expect(seen).toEqual([undefined]);
  });

  it('serves an order that comes when everything before it has been served', async () => {
    for (const order of numbers(3)) {
      const result = batcher.run(order);
      await turns();
      await statements.end(order);
      expect(await result).toBe(2 * order);
    }
    expect(statements.sent).toEqual([[0], [1], [2]]);
  });

  describe('while its pace holds', () => {
    beforeEach(() => {
      pace.holds = true;
    });

    it('collects orders until the pace releases them', async () => {
      void run([1]);
      await turns();
      void run([2]);
      await vi.advanceTimersByTimeAsync(79);
      await turns();
      expect(statements.sent).toEqual([]);
      await pace.release();
      expect(statements.sent).toEqual([[1, 2]]);
    });

    it('sends them after 80 ms if the pace does not', async () => {
      void run([1, 2]);
      await turns();
      await vi.advanceTimersByTimeAsync(79);
      await turns();
      expect(statements.sent).toEqual([]);
      await vi.advanceTimersByTimeAsync(1);
      await turns();
      expect(statements.sent).toEqual([[1, 2]]);
    });

    it('holds the orders that come during a statement for 80 ms from its end', async () => {
      void run([1]);
      await turns();
      await vi.advanceTimersByTimeAsync(80);
      await turns();
      void run([2]);
      await statements.end(0);
      await vi.advanceTimersByTimeAsync(79);
      await turns();
      expect(statements.sent).toEqual([[1]]);
      await vi.advanceTimersByTimeAsync(1);
      await turns();
      expect(statements.sent).toEqual([[1], [2]]);
    });

    it('sends them when they fill a batch', async () => {
      void run(numbers(ordersAtMost - 1));
      await turns();
      expect(statements.sent).toEqual([]);
      void run([ordersAtMost - 1]);
      await turns();
      expect(statements.sent).toEqual([numbers(ordersAtMost)]);
    });

    it('has one listener at its pace, however long the pace holds', async () => {
      for (const order of numbers(4)) {
        void run([order]);
        await turns();
        await vi.advanceTimersByTimeAsync(80);
        await turns();
        await statements.end(order);
        expect(pace.held).toHaveLength(1);
      }
      void run([4]);
      await turns();
      await pace.release();
      expect(statements.sent.at(-1)).toEqual([4]);
      pace.holds = true;
      await statements.end(4);
      void run([5]);
      await turns();
      expect(pace.held).toHaveLength(1);
      await pace.release();
      expect(statements.sent.at(-1)).toEqual([5]);
    });

    it('sends a full batch immediately', async () => {
      void run(numbers(ordersAtMost));
      await turns();
      expect(statements.sent).toEqual([numbers(ordersAtMost)]);
    });
  });

  it('does not let a statement that stalls hold up the next for more than 250 ms', async () => {
    const stalled = run([1]);
    await turns();
    const next = run([2]);
    await vi.advanceTimersByTimeAsync(249);
    await turns();
    expect(statements.sent).toEqual([[1]]);
    await vi.advanceTimersByTimeAsync(1);
    await turns();
    expect(statements.sent).toEqual([[1], [2]]);
    await statements.end(1);
    expect(await next).toEqual([4]);
    await statements.end(0);
    expect(await stalled).toEqual([2]);
  });

  it.each([
    ['as node-postgres reports it', refused('23505')],
    ['as TypeORM reports it', new QueryFailedError('SELECT 1', [], refused('23505'))],
    [
      'after its repetitions',
      new DomainError(
        'DatabaseUnavailable',
        {},
        { cause: new QueryFailedError('SELECT 1', [], refused('40P01')) },
      ),
    ],
  ])('sends the orders of a statement that PostgreSQL refused one by one, %s', async (_, error) => {
    const outcomes = Promise.allSettled([1, 2, 3].map((order) => batcher.run(order)));
    await turns();
    await statements.fail(0, error);
    expect(statements.sent.slice(1)).toEqual([[1], [2], [3]]);
    await statements.fail(2, error);
    await statements.end(3);
    await statements.end(1);
    expect(await outcomes).toEqual([
      { status: 'fulfilled', value: 2 },
      { status: 'rejected', reason: error },
      { status: 'fulfilled', value: 6 },
    ]);
    expect(statements.sent).toHaveLength(4);
  });

  it('sends a single order that was refused only once', async () => {
    const outcome = batcher.run(1).catch((error: unknown) => error);
    await turns();
    const error = refused('23505');
    await statements.fail(0, error);
    expect(await outcome).toBe(error);
    expect(statements.sent).toEqual([[1]]);
  });

  it.each([
    ['the connection was lost', new Error('Connection terminated unexpectedly')],
    ['the server ended the session', refused('57P01')],
    ['the program is at fault', new TypeError('a fault of a test')],
  ])('sends no order again if %s: the outcome is unknown', async (_, cause) => {
    const error = new DomainError('DatabaseUnavailable', {}, { cause });
    for (const each of [error, cause]) {
      const outcomes = Promise.allSettled([1, 2].map((order) => batcher.run(order)));
      await turns();
      await statements.fail(statements.sent.length - 1, each);
      expect(await outcomes).toEqual(numbers(2).map(() => ({ status: 'rejected', reason: each })));
    }
    expect(statements.sent).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  describe('of a statement that only reads', () => {
    beforeEach(() => {
      batcher = new Batcher(statements.send, pace, true);
    });

    it('sends its orders one by one if their results could not be read', async () => {
      const error = new QueryFailedError('SELECT 1', [], new TypeError('unreadable'));
      const outcomes = Promise.allSettled([1, 2].map((order) => batcher.run(order)));
      await turns();
      await statements.fail(0, error);
      expect(statements.sent.slice(1)).toEqual([[1], [2]]);
      await statements.fail(1, error);
      await statements.end(2);
      expect(await outcomes).toEqual([
        { status: 'rejected', reason: error },
        { status: 'fulfilled', value: 4 },
      ]);
    });

    it('sends no order again if the database is unavailable', async () => {
      const cause = new Error('Connection terminated unexpectedly');
      const error = new DomainError('DatabaseUnavailable', {}, { cause });
      const outcomes = Promise.allSettled([1, 2].map((order) => batcher.run(order)));
      await turns();
      await statements.fail(0, error);
      expect(await outcomes).toEqual([1, 2].map(() => ({ status: 'rejected', reason: error })));
      expect(statements.sent).toEqual([[1, 2]]);
    });
  });

  it('goes on after a failure', async () => {
    const failed = batcher.run(1).catch((error: unknown) => error);
    await turns();
    await statements.fail(0, new Error('Connection terminated unexpectedly'));
    expect(await failed).toBeInstanceOf(Error);
    const result = batcher.run(2);
    await turns();
    await statements.end(1);
    expect(await result).toBe(4);
  });
});

describe('the results of a batcher', () => {
  // Its statements take an order only if it is even, refuse a batch with a multiple of 7, and end in
  // any sequence.
  it.each(numbers(ordersAtMost, 1))('belong to their orders in batches of %i', async (size) => {
    const chance = new Chance(size, 'results');
    const batches: number[] = [];
    const batcher = new Batcher<number, string>(
      async (orders) => {
        batches.push(orders.length);
        for (let turn = chance.between(0, 3); turn > 0; turn -= 1) await nextTurn();
        if (orders.some((order) => order % 7 === 0)) throw refused('23514');
        return orders.map((order) => (order % 2 === 0 ? `result of ${order}` : undefined));
      },
      { holds: false, released: () => Promise.resolve() },
    );
    for (let round = 0; round < 5; round += 1) {
      const orders = numbers(size).map(() => chance.between(1, 1_000));
      const outcomes = await Promise.allSettled(orders.map((order) => batcher.run(order)));
      expect(outcomes.map(shown)).toEqual(orders.map(expected));
    }
    expect(Math.max(...batches)).toBe(size);
  });

  function expected(order: number): string {
    if (order % 7 === 0) return 'refused';
    return order % 2 === 0 ? `result of ${order}` : 'not taken';
  }
  function shown(outcome: PromiseSettledResult<string | undefined>): string {
    return outcome.status === 'rejected' ? 'refused' : (outcome.value ?? 'not taken');
  }
});
