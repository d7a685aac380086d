import { afterAll, beforeAll, expect, it } from 'vitest';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { MigrationLease } from '../../src/database/migration-lease.js';
import { aDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await aDatabase();
});
afterAll(() => db.drop());

/** The same database, whose statements reach it late as soon as they are told to. */
function slowSessions({ dataSource }: TestDatabase) {
  const state = { late: false, sent: 0 };
  const query = async (sql: string, values?: unknown[]): Promise<unknown> => {
    state.sent += 1;
    if (state.late && sql.includes('SET holder')) await pause(300);
    return dataSource.query(sql, values);
  };
  return { state, slow: Object.assign(Object.create(dataSource) as DataSource, { query }) };
}

it('the lease of the migrations is over after its release, also if it was being renewed', async () => {
  const { state, slow } = slowSessions(db);
  const lease = new MigrationLease(slow, 2_000);
  expect(await lease.take()).toBe(true);
  state.late = true;
  const { sent } = state;
  await expect.poll(() => state.sent).toBeGreaterThan(sent);
  await lease.release();
  await pause(400);
  const [row] = await db.dataSource.query<{ over: boolean }[]>(
    'SELECT until <= clock_timestamp() AS over FROM migration_lease',
  );
  expect(row).toEqual({ over: true });
});
