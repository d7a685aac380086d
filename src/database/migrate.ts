import { setTimeout as sleep } from 'node:timers/promises';
import { MigrationExecutor, type DataSource, type Migration } from 'typeorm';
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
export function migrate(dataSource: DataSource, leaseMs = defaultLeaseMs): Promise<void> {
  return oneAtATime(
    dataSource,
    leaseMs,
    () => pending(dataSource),
    (executor, migration) => executor.executeMigration(migration),
  );
}

/**
 * Undoes every migration after the one with this number, the newest first, for an older release.
 *
 * @param last as in the names of the files: 3 for 0003
 */
export function undoMigrations(
  dataSource: DataSource,
  last: number,
  leaseMs = defaultLeaseMs,
): Promise<void> {
  return oneAtATime(
    dataSource,
    leaseMs,
    async () => (await executed(dataSource)).filter((each) => numberOf(each) > last),
    (executor) => executor.undoLastMigration(),
  );
}

/** The migrations of this release, and whether the database has them. */
export async function migrationStates(
  dataSource: DataSource,
): Promise<{ number: number; name: string; done: boolean }[]> {
  const waiting = new Set((await pending(dataSource)).map(({ name }) => name));
  return dataSource.migrations.map(({ name = '' }) => {
    const [, words = name] = /^(\w+?)\d+$/.exec(name) ?? [];
    return { number: numberOf({ name }), name: words, done: !waiting.has(name) };
  });
}

async function oneAtATime(
  dataSource: DataSource,
  leaseMs: number,
  remaining: () => Promise<Migration[]>,
  step: (executor: MigrationExecutor, migration: Migration) => Promise<unknown>,
): Promise<void> {
  const lease = new MigrationLease(dataSource, leaseMs);
  const runAll = async () => {
    for (const migration of await remaining()) {
      await dataSource.transaction(async (tx) => {
        await lease.holdDuring(tx);
        await step(new MigrationExecutor(dataSource, tx.queryRunner), migration);
      });
    }
  };
  while ((await remaining()).length > 0) {
    if (!(await lease.take())) {
      await sleep(lookEveryMs);
      continue;
    }
    try {
      await runAll();
    } catch (error) {
      if (!(error instanceof MigrationLeaseLost)) throw error;
    } finally {
      await lease.release();
    }
  }
}

function pending(dataSource: DataSource): Promise<Migration[]> {
  return new MigrationExecutor(dataSource).getPendingMigrations();
}

function executed(dataSource: DataSource): Promise<Migration[]> {
  return new MigrationExecutor(dataSource).getExecutedMigrations();
}

/** The last four digits of a migration's name are the number of its file. */
function numberOf({ name }: { readonly name: string }): number {
  return Number(name.slice(-4));
}
