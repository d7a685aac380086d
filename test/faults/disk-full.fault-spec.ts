import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdtempSync, rmSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Lab, type LabDatabase } from './support/lab.js';
import { pause } from './support/pause.js';
import { howMany } from './support/plan.js';
import { PostgresNode } from './support/postgres-node.js';
import { checkRow } from './support/row.js';

/** A small file system in memory; undefined if this user may not mount one. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'umpin-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmdirSync(folder);
    return undefined;
  }
  chmodSync(folder, 0o755);
  return folder;
}

/** Writes until nothing more fits. */
function fill(disk: string): void {
  for (const size of [1 << 20, 1 << 12]) {
    try {
      for (;;) appendFileSync(join(disk, 'filler'), Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}

const disk = smallDisk();

// To mount a file system takes root.
describe.runIf(disk)('a database whose disk is full', () => {
  const folder = disk ?? '';
  let node: PostgresNode;
  let database: LabDatabase;
  let lab: Lab;

  beforeAll(async () => {
    node = await PostgresNode.make(folder);
    await node.start({ max_wal_size: '48MB', min_wal_size: '32MB' });
    database = await node.makeDatabase();
    lab = await Lab.open('disk full', { owners: 4, database });
  });
  afterAll(async () => {
    await lab.close();
    await node.remove();
    execFileSync('umount', [folder]);
    rmdirSync(folder);
  });

  it('makes clean faults and leaves nothing half done, and resets succeed when there is room again (P1-P4, P12)', async () => {
    const service = await lab.start();
    await lab.pinsForAll(service);
    const times = howMany(1, 5);
    let recoveryMs = 0;
    for (let time = 0; time < times; time += 1) {
      const from = lab.calls.length;
      const refused = () => lab.calls.slice(from).some(({ answer }) => answer !== 'reset');
      for (let round = 0; round < 100 && !refused(); round += 1) {
        // Again each time: a checkpoint makes room.
        fill(folder);
        await lab.resetAll(service);
        // Every other time it is the log that runs out of space first: PostgreSQL ends itself.
        if (time % 2 === 0) {
          await database.dataSource.query('SELECT pg_switch_wal()').catch(() => undefined);
        }
      }
      expect(refused()).toBe(true);
      rmSync(join(folder, 'filler'));
      lab.disturbed();
      await pause(200);
      await node.restartIfEnded({ max_wal_size: '48MB', min_wal_size: '32MB' });
      recoveryMs = Math.max(recoveryMs, await lab.recovered(service));
      await lab.leasesRunOut();
      await lab.drained();
    }
    const options = { injected: 'no space left for data and WAL', commitsUnknown: true };
    await checkRow(lab, 'disk full', options, { repetitions: times, recoveryMs });
  });
});

describe.skipIf(disk)('a database whose disk is full', () => {
  it.skip('is tested as root only: this user may not mount a small file system', () => undefined);
});
