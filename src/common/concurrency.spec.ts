import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ConcurrencyLimiter, KeyedMutex } from './concurrency.js';

/** Operations that end when they are told to. */
class Operations {
  readonly started: number[] = [];
  private readonly ends = new Map<number, { well: () => void; badly: (error: Error) => void }>();

  start(limiter: Pick<ConcurrencyLimiter, 'run'>, name: number): Promise<number> {
    return limiter.run(() => {
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
    this.ends.get(name)?.badly(new Error(`operation ${name}`));
    await setImmediate();
  }
}

describe('a concurrency limiter', () => {
  it('runs as many operations as its size simultaneously, and the rest in order', async () => {
    const [limiter, operations] = [new ConcurrencyLimiter(2, 100), new Operations()];
    const done = Promise.all([1, 2, 3, 4, 5].map((name) => operations.start(limiter, name)));
    await setImmediate();
    expect(operations.started).toEqual([1, 2]);
    await operations.end(2);
    expect(operations.started).toEqual([1, 2, 3]);
    await operations.end(1);
    await operations.end(3);
    expect(operations.started).toEqual([1, 2, 3, 4, 5]);
    await operations.end(4);
    await operations.end(5);
    expect(await done).toEqual([1, 2, 3, 4, 5]);
  });

  it('goes on after an operation that throws or rejects', async () => {
    const [limiter, operations] = [new ConcurrencyLimiter(1, 100), new Operations()];
    const thrown = limiter.run(() => {
      throw new Error('thrown');
    });
    await expect(thrown).rejects.toThrow('thrown');

    const failed = expect(operations.start(limiter, 1)).rejects.toThrow('operation 1');
    const next = operations.start(limiter, 2);
    await operations.fail(1);
    await failed;
    await operations.end(2);
    expect(await next).toBe(2);
  });

  it('refuses an operation if too many wait already', async () => {
    const [limiter, operations] = [new ConcurrencyLimiter(1, 1), new Operations()];
    const first = operations.start(limiter, 1);
    const second = operations.start(limiter, 2);
    await expect(operations.start(limiter, 3)).rejects.toMatchObject({ refusal: 'ServerBusy' });
    await operations.end(1);
    await first;
    const third = operations.start(limiter, 3);
    await operations.end(2);
    await operations.end(3);
    expect(await Promise.all([second, third])).toEqual([2, 3]);
  });

  it('keeps its size after a burst', async () => {
    const [limiter, operations] = [new ConcurrencyLimiter(2, 100), new Operations()];
    const burst = Promise.all([1, 2, 3, 4].map((name) => operations.start(limiter, name)));
    for (const name of [1, 2, 3, 4]) await operations.end(name);
    await burst;
    void operations.start(limiter, 5);
    void operations.start(limiter, 6);
    void operations.start(limiter, 7);
    await setImmediate();
    expect(operations.started).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('a keyed mutex', () => {
  const of = (mutex: KeyedMutex, key: string) => ({
    run: <T>(work: () => Promise<T>) => mutex.run(key, work),
  });

  it('runs operations with the same key one after the other', async () => {
    const [key, operations] = [of(new KeyedMutex(10), '1001'), new Operations()];
    const done = [operations.start(key, 1), operations.start(key, 2)];
    expect(operations.started).toEqual([1]);
    await operations.end(1);
    await done[0];
    expect(operations.started).toEqual([1, 2]);
    await operations.end(2);
    await Promise.all(done);
  });

  it('does not let different keys wait for each other', async () => {
    const [mutex, operations] = [new KeyedMutex(10), new Operations()];
    const waiting = operations.start(of(mutex, '1001'), 1);
    const done = operations.start(of(mutex, '1002'), 2);
    await operations.end(2);
    await done;
    await operations.end(1);
    await waiting;
  });

  it('refuses an operation if too many wait for its key, and goes on with the others', async () => {
    const [key, operations] = [of(new KeyedMutex(1), '1001'), new Operations()];
    const done = [operations.start(key, 1), operations.start(key, 2)];
    await expect(operations.start(key, 3)).rejects.toMatchObject({ refusal: 'ServerBusy' });
    await operations.end(1);
    await operations.end(2);
    await Promise.all(done);
    await key.run(() => Promise.resolve());
  });

  it('goes on after an operation that fails', async () => {
    const mutex = new KeyedMutex(1);
    const failing = mutex.run('1001', () => Promise.reject(new Error('made up')));
    const next = mutex.run('1001', () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('made up');
    expect(await next).toBe('done');
  });
});
