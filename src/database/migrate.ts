import type { DataSource } from 'typeorm';

/** Any fixed number, as long as nothing else in this database uses it. */
const migrationLock = 4_961_077;

/**
 * Brings the schema up to date, one instance at a time: a second one that starts meanwhile waits
 * and then finds nothing left to do.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const guard = dataSource.createQueryRunner();
  try {
    // The wait for another instance's migration may outlast the statement timeout of the pool.
    await guard.query('SET statement_timeout = 0');
    await guard.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    await guard.query('RESET statement_timeout').catch(() => undefined);
    await guard.release();
  }
}
