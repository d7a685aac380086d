import { describe, expect, it } from 'vitest';
import { callResetPin } from './support/history.js';
import { pause } from './support/pause.js';
import { howMany } from './support/plan.js';
import { faultRow } from './support/row.js';

describe('a service told to stop', () => {
  it('under load answers what it accepted, breaks no connection, leaves nothing half done (P1, P3, P12)', async () => {
    const stops = howMany(1, 20);
    const injected = 'SIGTERM under load';
    await faultRow('told to stop', { injected, owners: 8 }, async (lab) => {
      let next = lab.start();
      for (let stop = 0; stop < stops; stop += 1) {
        const service = await next;
        if (stop + 1 < stops) next = lab.start();
        await lab.pinsForAll(service);
        let stopping = false;
        const callers = lab.owners.map(async (owner) => {
          for (;;) {
            const call = await callResetPin(service.url, owner);
            // Nobody listens any more: this one was not accepted.
            if (call.answer === 'refused') return;
            lab.calls.push(call);
            if (stopping && call.answer !== 'reset') return;
          }
        });
        await pause(lab.chance.between(50, 400));
        stopping = true;
        const from = Date.now();
        expect(await lab.end(service, 'SIGTERM')).toBe(0);
        expect(Date.now() - from).toBeLessThan(10_000);
        await Promise.all(callers);
        expect(await lab.waiting()).toBe(0);
      }
      return { repetitions: stops };
    });
  });
});
