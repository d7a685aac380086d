import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceProcess } from '../support/service-process.js';
import { Lab, type LabDatabase } from './support/lab.js';
import { pause, until } from './support/pause.js';
import { howMany } from './support/plan.js';
import { PostgresNode } from './support/postgres-node.js';
import { checkRow } from './support/row.js';

/** The replica confirms each commit before it is acknowledged. */
const synchronous = { synchronous_standby_names: 'standby', hot_standby: 'on' };

describe('a fail-over to a streaming replica', () => {
  let primary: PostgresNode;
  let database: LabDatabase;
  let lab: Lab;
  let service: ServiceProcess;

  beforeAll(async () => {
    primary = await PostgresNode.make();
    await primary.start();
    database = await primary.makeDatabase();
    lab = await Lab.open('fail-over', { owners: 4, database });
    service = await lab.start();
    await lab.pinsForAll(service);
  });
  afterAll(async () => {
    await lab.close();
    await primary.remove();
  });

  it('under load: nothing acknowledged is lost, and calls succeed again (P1-P4, P12)', async () => {
    const times = howMany(1, 5);
    let recoveryMs = 0;
    for (let time = 0; time < times; time += 1) {
      await primary.stop();
      const standby = await primary.copyAsStandby();
      await primary.start(synchronous);
      await standby.start({ hot_standby: 'on' });
      await until('the replica follows', async () => {
        const sql = `SELECT FROM pg_stat_replication WHERE sync_state = 'sync'`;
        return (await database.dataSource.query<unknown[]>(sql)).length === 1;
      });
      await lab.recovered(service);

      let over = false;
      const callers = lab.owners.map(async (owner) => {
        while (!over) {
          const { answer } = await lab.reset(service, owner);
          await pause(answer === 'reset' ? 5 : 100);
        }
      });
      await pause(lab.chance.between(100, 500));
      lab.disturbed();
      await primary.kill();
      await standby.promote();
      // The new primary at the address of the old one.
      await standby.stop();
      const old = primary;
      primary = standby.at(old.port);
      await primary.start();
      recoveryMs = Math.max(recoveryMs, await lab.recovered(service));
      over = true;
      await Promise.all(callers);
      await lab.leasesRunOut();
      await lab.drained();
      await old.remove();
    }
    const injected = 'primary killed under load, synchronous replica promoted';
    const options = { injected, commitsUnknown: true };
    await checkRow(lab, 'fail-over to a replica', options, { repetitions: times, recoveryMs });
    expect(recoveryMs).toBeLessThan(5_000);
  });
});
