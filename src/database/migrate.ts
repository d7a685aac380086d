import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';

/** An arbitrary number that nothing else in this database uses. */
const migrationLock = 4_961_077;

/**
 * Brings the schema up to date, one instance at a time: a second instance that starts meanwhile waits, and
 * then has nothing left to do.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const guard = dataSource.createQueryRunner();
  try {
    // A wait inside the database would end with the pool's timeouts, but migrations may take longer.
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
