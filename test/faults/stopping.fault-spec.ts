import { describe, expect, it } from 'vitest';
import type { ServiceProcess } from '../support/service-process.js';
import { callResetPin } from './support/history.js';
import type { Lab } from './support/lab.js';
import { pause } from './support/pause.js';
import { howMany } from './support/plan.js';
import { faultRow } from './support/row.js';

describe('a service told to stop', () => {
  it('under load answers every request that it accepted, and leaves nothing half done (P1, P3, P12)', async () => {
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
            // Nobody listens any more, or the kernel had the connection and the service not yet.
            if (call.answer === 'refused' || call.answer === 'none') return;
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
        const answered = new Set(lab.calls.map(({ requestId }) => requestId));
        expect((await accepted(lab, service)).filter((id) => !answered.has(id))).toEqual([]);
      }
      return { repetitions: stops };
    });
  });
});

/** The requests that the service knows of, by its log and by the audit. */
async function accepted(lab: Lab, service: ServiceProcess): Promise<string[]> {
  const logged = [...service.logs.join('').matchAll(/"requestId":"([^"]+)"/g)];
  const { audit } = await lab.facts();
  return [...logged.map(([, id = '']) => id), ...audit.flatMap(({ requestId }) => requestId ?? [])];
}
