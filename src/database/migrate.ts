import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';

/** Any fixed number, as long as nothing else in this database uses it. */
const migrationLock = 4_961_077;

/**
 * Brings the schema up to date, one instance at a time: a second one that starts meanwhile waits
 * and then finds nothing left to do.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const guard = dataSource.createQueryRunner();
  try {
    // A wait inside the database would end with the pool's timeouts, however long the other takes.
    while (!(await takesLock(guard))) await sleep(100);
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    await guard.release();
  }
}

async function takesLock(guard: QueryRunner): Promise<boolean> {
  const sql = 'SELECT pg_try_advisory_lock($1) AS taken';
  const [row] = await guard.manager.query<{ taken: boolean }[]>(sql, [migrationLock]);
  return row?.taken ?? false;
}
