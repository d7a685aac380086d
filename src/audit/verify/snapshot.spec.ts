import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ByChain, rowsAtOnce } from './snapshot.js';

const turns = 4;

/** One page, and nothing to wait for but a promise. */
async function* aPage(): AsyncGenerator<{ chain: string }[]> {
  yield await Promise.resolve(
    Array.from({ length: turns * rowsAtOnce + 1 }, () => ({ chain: 'actor:umpin' })),
  );
}

describe('the rows of a verification', () => {
  it('leave the event loop to callers of the service, also within a page', async () => {
    const rows = await ByChain.of(aPage());
    let [taken, served] = [0, 0];
    const serve = async () => {
      for (;;) {
        await setImmediate();
        if (rows.chain === undefined) return;
        served += 1;
      }
    };
    const serving = serve();
    await rows.each('actor:umpin', () => (taken += 1));
    await serving;
    expect(taken).toBe(turns * rowsAtOnce + 1);
    expect(served).toBe(turns);
  });
});
