import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ConcurrencyLimiter } from './concurrency-limiter.js';

/** Pieces of work that end when they are told to. */
class Works {
  readonly started: number[] = [];
  private readonly ends = new Map<number, { well: () => void; badly: (error: Error) => void }>();

  start(slots: ConcurrencyLimiter, name: number): Promise<number> {
    return slots.run(() => {
      this.started.push(name);
      return new Promise((resolve, reject) => {
        this.ends.set(name, { well: () => resolve(name), badly: reject });
      });
    });
  }

  async end(name: number): Promise<void> {
    this.ends.get(name)?.well();
    await setImmediate();
  }

  async fail(name: number): Promise<void> {
    this.ends.get(name)?.badly(new Error(`work ${name}`));
    await setImmediate();
  }
}

describe('slots', () => {
  it('let as much run at once as there are, and the rest in the order in which it came', async () => {
    const [slots, works] = [new ConcurrencyLimiter(2, 100), new Works()];
    const done = Promise.all([1, 2, 3, 4, 5].map((name) => works.start(slots, name)));
    await setImmediate();
    expect(works.started).toEqual([1, 2]);
    await works.end(2);
    expect(works.started).toEqual([1, 2, 3]);
    await works.end(1);
    await works.end(3);
    expect(works.started).toEqual([1, 2, 3, 4, 5]);
    await works.end(4);
    await works.end(5);
    expect(await done).toEqual([1, 2, 3, 4, 5]);
  });

  it('are free again after work that failed, at once or later', async () => {
    const [slots, works] = [new ConcurrencyLimiter(1, 100), new Works()];
    const thrown = slots.run(() => {
      throw new Error('at once');
    });
    await expect(thrown).rejects.toThrow('at once');

    const failed = expect(works.start(slots, 1)).rejects.toThrow('work 1');
    const next = works.start(slots, 2);
    await works.fail(1);
    await failed;
    await works.end(2);
    expect(await next).toBe(2);
  });

  it('refuse what would have to wait behind too many', async () => {
    const [slots, works] = [new ConcurrencyLimiter(1, 1), new Works()];
    const first = works.start(slots, 1);
    const second = works.start(slots, 2);
    await expect(works.start(slots, 3)).rejects.toMatchObject({ refusal: 'ServerBusy' });
    await works.end(1);
    await first;
    const third = works.start(slots, 3);
    await works.end(2);
    await works.end(3);
    expect(await Promise.all([second, third])).toEqual([2, 3]);
  });

  it('stay as many as they were after a rush', async () => {
    const [slots, works] = [new ConcurrencyLimiter(2, 100), new Works()];
    const rush = Promise.all([1, 2, 3, 4].map((name) => works.start(slots, name)));
    for (const name of [1, 2, 3, 4]) await works.end(name);
    await rush;
    void works.start(slots, 5);
    void works.start(slots, 6);
    void works.start(slots, 7);
    await setImmediate();
    expect(works.started).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
