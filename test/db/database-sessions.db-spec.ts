import pg from 'pg';
import { QueryFailedError, type DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../src/database/connect.js';
import { Database } from '../../src/database/database.js';
import type { Tx } from '../../src/database/transaction.js';
import { Line } from '../faults/support/line.js';
import { aDatabase, type TestDatabase } from '../support/database.js';

const unavailable = expect.objectContaining({ refusal: 'DatabaseUnavailable' }) as Error;
const poolSize = 3;

describe('a session of the database', () => {
  let db: TestDatabase;
  /** An administrator's own connection. */
  let other: pg.Client;
  let line: Line;
  let dataSource: DataSource;
  let database: Database;

  beforeAll(async () => {
    db = await aDatabase();
    other = new pg.Client(db.url);
    await other.connect();
    await other.query('CREATE TABLE counters (name text PRIMARY KEY, value integer NOT NULL)');
    await other.query("INSERT INTO counters VALUES ('a', 0)");
  });
  afterAll(async () => {
    await other.end();
    await db.drop();
  });
  beforeEach(async () => {
    line = await Line.to(Number(new URL(db.url).port), () => ({}));
    const url = new URL(db.url);
    url.port = String(line.port);
    // Shorter than the five seconds of the service.
    url.searchParams.set('query_timeout', '500');
    dataSource = await connect({ url: url.href, poolSize, connectPatienceMs: 0 }, []);
    database = new Database(dataSource);
  });
  afterEach(async () => {
    await dataSource.destroy();
    await line.close();
  });

  const pidOf = async (tx: Tx) => {
    const [row] = await tx.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
    return row?.pid ?? 0;
  };
  /** Uses all sessions: none is released before all are acquired. */
  const withAllSessions = (work: (tx: Tx) => Promise<unknown>) => {
    let begun = 0;
    let allBegun: () => void = () => undefined;
    const together = new Promise<void>((resolve) => (allBegun = resolve));
    const one = () =>
      database.transaction(async (tx) => {
        if ((begun += 1) === poolSize) allBegun();
        await together;
        await work(tx);
        return pidOf(tx);
      });
    return Promise.all(Array.from({ length: poolSize }, one));
  };
  const read = (manager: { query: Tx['query'] }) =>
    manager.query<object[]>('SELECT * FROM counters WHERE name = $1', ['a']);

  describe('that no longer responds', () => {
    it('is never used again after one failure, and neither is any other of its age', async () => {
      const old = await withAllSessions(read);
      expect(database.connections).toMatchObject({ total: poolSize, idle: poolSize });
      line.silence();
      await expect(database.statement(read)).rejects.toThrow(unavailable);
      const fresh = await withAllSessions(read);
      expect(fresh.filter((pid) => old.includes(pid))).toEqual([]);
    });

    it('is not used again after a failed transaction', async () => {
      const old = await withAllSessions(read);
      const silent = database.transaction(async (tx) => {
        await read(tx);
        line.silence();
        await read(tx);
      });
      await expect(silent).rejects.toThrow(unavailable);
      expect(old).not.toContain(await database.transaction(pidOf));
    });

    it('leaves no lock and no connection on the server', async () => {
      const old = await withAllSessions(read);
      const increment = (tx: Tx) =>
        tx.query("UPDATE counters SET value = value + 1 WHERE name = 'a'");
      const silent = database.transaction(async (tx) => {
        await increment(tx);
        line.silence();
        await read(tx);
      });
      await expect(silent).rejects.toThrow(unavailable);
      // Earlier than the server would end an idle transaction.
      await expect
        .poll(() =>
          database
            .transaction(increment)
            .then(() => 'fine')
            .catch(() => 'locked'),
        )
        .toBe('fine');
      await expect
        .poll(async () => {
          const sql = 'SELECT FROM pg_stat_activity WHERE pid = ANY ($1)';
          return (await other.query(sql, [old])).rowCount;
        })
        .toBe(0);
    });

    it('ends after its work if another session failed first', async () => {
      await withAllSessions(read);
      const pid = database.transaction(async (tx) => {
        const pid = await pidOf(tx);
        line.silence();
        await expect(database.statement(read)).rejects.toThrow(unavailable);
        line.speak();
        await read(tx);
        return pid;
      });
      const old = await pid;
      expect(await withAllSessions(read)).not.toContain(old);
    });
  });

  describe('that was prepared for an older schema', () => {
    let columns = 0;

    it.each([
      ['a statement', () => database.statement(read)],
      ['a transaction', () => database.transaction(read)],
    ])('is replaced, and %s succeeds', async (_, again) => {
      const old = await withAllSessions(read);
      await other.query(`ALTER TABLE counters ADD COLUMN more_${(columns += 1)} text`);
      const [row] = await again();
      expect(row).toHaveProperty(`more_${columns}`);
      const fresh = await withAllSessions(read);
      expect(fresh.filter((pid) => old.includes(pid))).toEqual([]);
    });

    it('is replaced if another client has deallocated its statements (26000)', async () => {
      await read(dataSource.manager);
      await dataSource.query('DEALLOCATE ALL');
      expect(await database.statement(read)).toHaveLength(1);
    });

    it('is replaced if another client has used the name of one of its statements (42P05)', async () => {
      const [ours, theirs] = [dataSource.createQueryRunner(), dataSource.createQueryRunner()];
      await read(ours);
      const [prepared] = (await ours.query(
        "SELECT name FROM pg_prepared_statements WHERE statement LIKE 'SELECT * FROM counters%'",
      )) as { name: string }[];
      await theirs.query(`PREPARE ${prepared?.name} AS SELECT 'another'`);
      await ours.release();
      // The session that is released last is reused first.
      await theirs.release();
      expect(await database.statement(read)).toHaveLength(1);
    });
  });

  it('ends if a transaction was left open', async () => {
    const runner = dataSource.createQueryRunner();
    await runner.query('START TRANSACTION');
    const [{ pid } = { pid: 0 }] = (await runner.query('SELECT pg_backend_pid() AS pid')) as {
      pid: number;
    }[];
    await runner.release();
    expect(await database.transaction(pidOf)).not.toBe(pid);
  });

  describe('refuses cleanly', () => {
    /** Errors that the test provokes. */
    const provoked: readonly (readonly [string, string, (tx: Tx) => Promise<unknown>])[] = [
      [
        '57014',
        'a statement takes too long',
        (tx) => tx.query("SET LOCAL statement_timeout = '20ms'; SELECT pg_sleep(10)"),
      ],
      [
        '57014',
        'a statement is cancelled',
        async (tx): Promise<unknown> => {
          const pid = await pidOf(tx);
          return tx.query(`SELECT pg_cancel_backend(${pid}), pg_sleep(10)`);
        },
      ],
      [
        '57P01',
        'a session is terminated',
        async (tx): Promise<unknown> => {
          const pid = await pidOf(tx);
          return tx.query(`SELECT pg_terminate_backend(${pid}), pg_sleep(10)`);
        },
      ],
      [
        '25P04',
        'a transaction takes too long',
        (tx) => tx.query("SET LOCAL transaction_timeout = '20ms'; SELECT pg_sleep(10)"),
      ],
      [
        '25P03',
        'a transaction is idle for too long',
        async (tx) => {
          const pid = await pidOf(tx);
          await tx.query("SET LOCAL idle_in_transaction_session_timeout = '20ms'");
          await ended(pid);
          return read(tx);
        },
      ],
      [
        '55P03',
        'a lock cannot be acquired',
        async (tx) => {
          await other.query('BEGIN; LOCK TABLE counters');
          try {
            await tx.query("SET LOCAL lock_timeout = '20ms'; SELECT * FROM counters");
          } finally {
            await other.query('ROLLBACK');
          }
        },
      ],
    ];
    const ended = async (pid: number) => {
      const alive = () => other.query('SELECT FROM pg_stat_activity WHERE pid = $1', [pid]);
      await expect.poll(async () => (await alive()).rowCount).toBe(0);
    };

    it.each(provoked)('if (%s) %s, and goes on', async (_, __, work) => {
      let attempts = 0;
      const failing = database.transaction((tx) => {
        attempts += 1;
        return work(tx);
      });
      await expect(failing).rejects.toThrow(unavailable);
      expect(attempts).toBe(1);
      expect(await database.statement(read)).toHaveLength(1);
    });

    it('if (53300) there are too many connections, and goes on', async () => {
      const role = `few_${new URL(db.url).pathname.slice(1)}`;
      const password = 'made up for a test';
      await other.query(`CREATE ROLE ${role} LOGIN SUPERUSER PASSWORD '${password}'`);
      const url = Object.assign(new URL(db.url), { username: role, password });
      const own = await connect({ url: url.href, poolSize: 2, connectPatienceMs: 0 }, []);
      const few = new Database(own);
      await few.transaction(async (tx) => {
        await other.query(`ALTER ROLE ${role} NOSUPERUSER CONNECTION LIMIT 1`);
        await other.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1 AND pid <> $2',
          [role, await pidOf(tx)],
        );
        await expect.poll(() => few.connections.total).toBe(1);
        const refused = few.statement((manager) => manager.query('SELECT 1'));
        await expect(refused).rejects.toMatchObject({
          refusal: 'DatabaseUnavailable',
          cause: { code: '53300' },
        });
      });
      expect(await few.statement((manager) => manager.query('SELECT 1'))).toHaveLength(1);
      await own.destroy();
      await other.query(`DROP ROLE ${role}`);
    });

    it('if (57P05) it was idle for too long, and goes on', async () => {
      const runner = dataSource.createQueryRunner();
      await runner.query("SET idle_session_timeout = '20ms'");
      const [{ pid } = { pid: 0 }] = (await runner.query('SELECT pg_backend_pid() AS pid')) as {
        pid: number;
      }[];
      await ended(pid);
      await expect(database.statement(() => runner.query('SELECT 1'))).rejects.toThrow(unavailable);
      await runner.release();
      expect(await database.statement(read)).toHaveLength(1);
    });

    // Errors that a test cannot provoke; every class as in PostgreSQL's Appendix A.
    it.each([
      ...['08000', '08001', '08003', '08004', '08006', '08007', '08P01'],
      ...['25006', '25P02', '25P03', '25P04'],
      ...['40000', '40002', '40003'],
      ...['53000', '53100', '53200', '53300', '53400'],
      ...['55P03', '57000', '57014', '57P01', '57P02', '57P03', '57P04', '57P05'],
    ])('if PostgreSQL reports %s, and goes on', async (code) => {
      let attempts = 0;
      const failing = database.transaction((tx) => {
        attempts += 1;
        return tx.query(raise(code));
      });
      await expect(failing).rejects.toThrow(unavailable);
      expect(attempts).toBe(1);
      expect(await database.statement(read)).toHaveLength(1);
    });
  });

  const raise = (code: string) =>
    `DO $$ BEGIN RAISE EXCEPTION 'made up' USING ERRCODE = '${code}'; END $$`;

  it.each(['0A000', '23505', '42P01', '42601', '22P02', 'P0001', 'XX000'])(
    'passes on %s, which is a fault of the program, and runs the statement once',
    async (code) => {
      let attempts = 0;
      const failing = database.transaction((tx) => {
        attempts += 1;
        return tx.query(raise(code));
      });
      await expect(failing).rejects.toThrow(QueryFailedError);
      expect(attempts).toBe(1);
      expect(await database.statement(read)).toHaveLength(1);
    },
  );
});
