import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceProcess } from '../support/service-process.js';
import { Lab } from './support/lab.js';
import { pause } from './support/pause.js';
import { howMany } from './support/plan.js';
import { PostgresNode } from './support/postgres-node.js';
import { checkRow } from './support/row.js';

describe('a PostgreSQL server', () => {
  let node: PostgresNode;
  let lab: Lab;
  let service: ServiceProcess;

  beforeAll(async () => {
    node = await PostgresNode.make();
    await node.start();
    lab = await Lab.open('database server', { owners: 4, database: await node.makeDatabase() });
    service = await lab.start();
    await lab.pinsForAll(service);
  });
  afterAll(async () => {
    await lab.close();
    await node.remove();
  });

  /** Callers who go on meanwhile, at a pace that a person might have. */
  async function underLoad(fault: () => Promise<void>): Promise<number> {
    let over = false;
    const callers = lab.owners.map(async (owner) => {
      while (!over) {
        const { answer } = await lab.reset(service, owner);
        await pause(answer === 'reset' ? 5 : 100);
      }
    });
    lab.disturbed();
    await fault();
    const recoveryMs = await lab.recovered(service);
    over = true;
    await Promise.all(callers);
    await lab.leasesRunOut();
    await lab.drained();
    return recoveryMs;
  }

  it('killed and started again: nothing acknowledged is lost (P1-P4, P12)', async () => {
    const times = howMany(2, 20);
    let recoveryMs = 0;
    for (let time = 0; time < times; time += 1) {
      const tookMs = await underLoad(async () => {
        await pause(lab.chance.between(50, 400));
        await node.kill();
        await pause(lab.chance.between(0, 500));
        await node.start();
      });
      recoveryMs = Math.max(recoveryMs, tookMs);
    }
    const options = { injected: 'SIGKILL of the postmaster under load', commitsUnknown: true };
    await checkRow(lab, 'PostgreSQL killed', options, { repetitions: times, recoveryMs });
    expect(recoveryMs).toBeLessThan(5_000);
  });

  it('stopped for a time: clean faults meanwhile, and resets succeed as soon as it is back (P1-P4)', async () => {
    const recoveryMs = await underLoad(async () => {
      await pause(100);
      await node.stop();
      await pause(howMany(1_500, 60_000));
      await node.start();
    });
    const options = { injected: `stopped for ${howMany(1.5, 60)} s`, commitsUnknown: true };
    await checkRow(lab, 'PostgreSQL stopped', options, { repetitions: 1, recoveryMs });
    expect(recoveryMs).toBeLessThan(5_000);
  });

  it('that freezes: every caller is answered in time, and resets succeed as soon as it thaws (P1-P4)', async () => {
    const times = howMany(1, 3);
    let recoveryMs = 0;
    for (let time = 0; time < times; time += 1) {
      const tookMs = await underLoad(async () => {
        await pause(100);
        await node.signalAll('SIGSTOP');
        await pause(howMany(1_500, 20_000));
        await node.signalAll('SIGCONT');
      });
      recoveryMs = Math.max(recoveryMs, tookMs);
    }
    const options = { injected: `SIGSTOP for ${howMany(1.5, 20)} s`, commitsUnknown: true };
    await checkRow(lab, 'PostgreSQL frozen', options, { repetitions: times, recoveryMs });
    expect(recoveryMs).toBeLessThan(5_000);
  });
});
