import { describe, expect, it } from 'vitest';
import { KeyedMutex } from './keyed-mutex.js';

/** Work that ends when it is told to. */
function aPiece() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  let begun = false;
  const work = async () => {
    begun = true;
    await done;
  };
  return { work, end, hasBegun: () => begun };
}

describe('turns', () => {
  it('lets work of one name run in order, one piece at a time', async () => {
    const turns = new KeyedMutex(10);
    const [first, second] = [aPiece(), aPiece()];
    const done = [turns.run('1001', first.work), turns.run('1001', second.work)];
    expect([first.hasBegun(), second.hasBegun()]).toEqual([true, false]);
    first.end();
    await done[0];
    expect(second.hasBegun()).toBe(true);
    second.end();
    await Promise.all(done);
  });

  it('lets nobody wait for another name', async () => {
    const turns = new KeyedMutex(10);
    const [first, other] = [aPiece(), aPiece()];
    const waiting = turns.run('1001', first.work);
    const done = turns.run('1002', other.work);
    other.end();
    await done;
    first.end();
    await waiting;
  });

  it('refuses whoever finds the line full, and goes on with the others', async () => {
    const turns = new KeyedMutex(1);
    const [first, second] = [aPiece(), aPiece()];
    const done = [turns.run('1001', first.work), turns.run('1001', second.work)];
    await expect(turns.run('1001', () => Promise.resolve())).rejects.toMatchObject({
      refusal: 'ServerBusy',
    });
    first.end();
    second.end();
    await Promise.all(done);
    await turns.run('1001', () => Promise.resolve());
  });

  it('goes on after work that fails', async () => {
    const turns = new KeyedMutex(1);
    const failing = turns.run('1001', () => Promise.reject(new Error('made up')));
    const next = turns.run('1001', () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('made up');
    expect(await next).toBe('done');
  });
});
