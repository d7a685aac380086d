import pg from 'pg';
import { QueryFailedError, type DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../src/database/connect.js';
import { Database } from '../../src/database/database.js';
import type { Tx } from '../../src/database/transaction.js';
import { aDatabase, type TestDatabase } from '../support/database.js';

const unavailable = expect.objectContaining({ refusal: 'DatabaseUnavailable' }) as Error;

describe('the database', () => {
  let db: TestDatabase;
  let dataSource: DataSource;
  let database: Database;
  /** Another client, which works on the same rows. */
  let other: pg.Client;

  beforeAll(async () => {
    db = await aDatabase();
    // With the settings of the service, not those of tests.
    dataSource = await connect({ url: db.url, poolSize: 3, connectPatienceMs: 0 }, []);
    database = new Database(dataSource);
    other = new pg.Client(db.url);
    await other.connect();
    await other.query('CREATE TABLE counters (name text PRIMARY KEY, value integer NOT NULL)');
  });
  afterAll(async () => {
    await other.end();
    await dataSource.destroy();
    await db.drop();
  });
  beforeEach(async () => {
    await other.query('DELETE FROM counters');
    await other.query("INSERT INTO counters VALUES ('a', 0), ('b', 0)");
  });

  const increment = (by: { query(sql: string, names: string[]): Promise<unknown> }, name: string) =>
    by.query('UPDATE counters SET value = value + 1 WHERE name = $1', [name]);
  const values = async () => {
    const { rows } = await other.query<{ value: number }>(
      'SELECT value FROM counters ORDER BY name',
    );
    return rows.map(({ value }) => value);
  };
  const terminate = (pid: number) => other.query('SELECT pg_terminate_backend($1)', [pid]);
  const pidOf = async (tx: Tx) => {
    const [row] = await tx.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
    return row?.pid ?? 0;
  };

  it('survives a session that is terminated while only its client listens', async () => {
    const { master } = dataSource.driver as unknown as { master: pg.Pool };
    // As between the pool, which no longer listens, and TypeORM, which does not listen yet.
    const client = await master.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const ended = new Promise((resolve) => client.once('end', resolve));
    await terminate(rows[0]?.pid ?? 0);
    await ended;
    client.release(true);
    expect(await database.transaction(pidOf)).toBeGreaterThan(0);
  });

  it('runs a transaction completely or not at all', async () => {
    const failed = database.transaction(async (tx) => {
      await increment(tx, 'a');
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await values()).toEqual([0, 0]);
    expect(await database.transaction((tx) => increment(tx, 'a').then(() => 'done'))).toBe('done');
    expect(await values()).toEqual([1, 0]);
  });

  /** Another client changes the row between our read and our write (40001). */
  const overtaken = (attempts: number) => {
    let attempt = 0;
    return {
      attempts: () => attempt,
      work: async (tx: Tx) => {
        attempt += 1;
        await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
        await tx.query('SELECT * FROM counters');
        if (attempt <= attempts) await increment(other, 'a');
        await increment(tx, 'a');
      },
    };
  };

  it('repeats a transaction after a serialization failure (40001)', async () => {
    const { work, attempts } = overtaken(2);
    await database.transaction(work);
    expect(attempts()).toBe(3);
    expect(await values()).toEqual([3, 0]);
  });

  it('gives up after a few attempts, with a refusal', async () => {
    const { work, attempts } = overtaken(Infinity);
    await expect(database.transaction(work)).rejects.toThrow(unavailable);
    expect(attempts()).toBe(10);
    expect(await values()).toEqual([10, 0]);
  });

  it('repeats the loser of a deadlock (40P01)', async () => {
    let [attempts, holding] = [0, 0];
    let bothHoldOne: () => void = () => undefined;
    const crossed = new Promise<void>((resolve) => (bothHoldOne = resolve));
    const cross = (first: string, second: string) =>
      database.transaction(async (tx) => {
        attempts += 1;
        await tx.query("SET LOCAL deadlock_timeout = '20ms'");
        await increment(tx, first);
        if ((holding += 1) === 2) bothHoldOne();
        await crossed;
        await increment(tx, second);
      });
    await Promise.all([cross('a', 'b'), cross('b', 'a')]);
    expect(attempts).toBe(3);
    expect(await values()).toEqual([2, 2]);
  });

  it('refuses cleanly if the connection breaks, and continues with the next transaction', async () => {
    let attempts = 0;
    const cut = database.transaction(async (tx) => {
      attempts += 1;
      await increment(tx, 'a');
      await terminate(await pidOf(tx));
      await increment(tx, 'a');
    });
    await expect(cut).rejects.toThrow(unavailable);
    // Nothing is repeated, as it is unknown whether a COMMIT took place.
    expect(attempts).toBe(1);
    await database.transaction((tx) => increment(tx, 'b'));
    expect(await values()).toEqual([0, 1]);
  });

  it('refuses cleanly if the connection breaks before the COMMIT', async () => {
    const cut = database.transaction(async (tx) => {
      await increment(tx, 'a');
      await terminate(await pidOf(tx));
    });
    await expect(cut).rejects.toThrow(unavailable);
    expect(await values()).toEqual([0, 0]);
  });

  it('replaces connections that broke while they were idle', async () => {
    const pids = await Promise.all([1, 2].map(() => database.transaction(pidOf)));
    for (const pid of pids) await terminate(pid);
    await expect
      .poll(() => database.transaction(() => Promise.resolve('fine')).catch(() => 'not yet'))
      .toBe('fine');
  });

  it('refuses cleanly while the server is unavailable, and works again afterwards', async () => {
    await other.end();
    await db.away();
    await expect(database.transaction((tx) => increment(tx, 'a'))).rejects.toThrow(unavailable);
    await expect(database.statement((manager) => increment(manager, 'a'))).rejects.toThrow(
      unavailable,
    );
    await db.back();
    other = new pg.Client(db.url);
    await other.connect();
    await database.transaction((tx) => increment(tx, 'a'));
    expect(await values()).toEqual([1, 0]);
  });

  it('refuses cleanly if a lock cannot be acquired in time', async () => {
    await other.query('BEGIN');
    await increment(other, 'a');
    const waiting = database.transaction(async (tx) => {
      await tx.query("SET LOCAL lock_timeout = '20ms'");
      await increment(tx, 'a');
    });
    await expect(waiting).rejects.toThrow(unavailable);
    await other.query('ROLLBACK');
  });

  it('ends every wait before a caller’s deadline does', async () => {
    const settings = await database.statement((manager) =>
      manager.query<{ name: string; setting: string }[]>(
        `SELECT name, setting FROM pg_settings WHERE name IN
         ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') ORDER BY 1`,
      ),
    );
    expect(settings.map(({ setting }) => Number(setting))).toEqual([20_000, 3_000, 4_000]);
  });

  it('passes on a fault of the program, and runs it once', async () => {
    let attempts = 0;
    const duplicate = database.transaction(async (tx) => {
      attempts += 1;
      await tx.query("INSERT INTO counters VALUES ('a', 0)");
    });
    await expect(duplicate).rejects.toThrow(QueryFailedError);
    await expect(database.statement((manager) => manager.query('nonsense'))).rejects.toThrow(
      QueryFailedError,
    );
    expect(attempts).toBe(1);
  });
});
