import { setTimeout as sleep } from 'node:timers/promises';
import { MigrationExecutor, type DataSource } from 'typeorm';
import { MigrationLease, MigrationLeaseLost } from './migration-lease.js';

/** How long others wait for an instance that died in the middle, milliseconds. */
const defaultLeaseMs = 3_000;

/** How often a waiting instance looks again, milliseconds. */
const lookEveryMs = 100;

/**
 * Brings the schema up to date, one instance at a time: a second instance that starts meanwhile waits, and
 * then has nothing left to do. If the first one dies, the second goes on with the migration that was not
 * committed.
 */
export async function migrate(dataSource: DataSource, leaseMs = defaultLeaseMs): Promise<void> {
  const lease = new MigrationLease(dataSource, leaseMs);
  while ((await pending(dataSource)).length > 0) {
    if (await lease.take()) await runPending(dataSource, lease);
    else await sleep(lookEveryMs);
  }
}

async function runPending(dataSource: DataSource, lease: MigrationLease): Promise<void> {
  try {
    for (const migration of await pending(dataSource)) {
      await dataSource.transaction(async (tx) => {
        await lease.holdDuring(tx);
        await new MigrationExecutor(dataSource, tx.queryRunner).executeMigration(migration);
      });
    }
  } catch (error) {
    if (!(error instanceof MigrationLeaseLost)) throw error;
  } finally {
    await lease.release();
  }
}

function pending(dataSource: DataSource) {
  return new MigrationExecutor(dataSource).getPendingMigrations();
}
