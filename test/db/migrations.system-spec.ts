import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PinPolicyRow } from '../../src/credentials/pin-policy-row.entity.js';
import { connect } from '../../src/database/connect.js';
import { entities } from '../../src/database/entities.js';
import { migrate } from '../../src/database/migrate.js';
import { MigrationLease } from '../../src/database/migration-lease.js';
import { defaultPinPolicy } from '../../src/pin-policy/pin-policy.js';
import { settingList } from '../../src/pin-policy/policy-settings.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { testSettings } from '../support/settings.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await aDatabase();
});
afterAll(() => db.drop());

const ranges = settingList
  .filter((setting) => setting.kind === 'number')
  .map(({ name, range }) => [name, range] as const);

describe('the schema', () => {
  it('has every column of every entity, of the same type and as optional', async () => {
    const columns = await columnsOf(db.dataSource);
    const known = db.dataSource.entityMetadatas.flatMap(({ tableName, columns }) =>
      columns.map((column) => ({
        table: tableName,
        column: column.databaseName,
        type: `${typeNames[String(column.type)] ?? '?'}${column.isArray ? '[]' : ''}`,
        nullable: column.isNullable,
      })),
    );
    expect(known.length).toBeGreaterThan(40);
    for (const column of known) expect(columns).toContainEqual(expect.objectContaining(column));
  });

  it('requires no column that its entity does not have', async () => {
    const tables = new Set(db.dataSource.entityMetadatas.map(({ tableName }) => tableName));
    const known = new Set(
      db.dataSource.entityMetadatas.flatMap(({ tableName, columns }) =>
        columns.map((column) => `${tableName}.${column.databaseName}`),
      ),
    );
    const demanded = (await columnsOf(db.dataSource)).filter(
      ({ table, nullable, hasDefault }) => tables.has(table) && !nullable && !hasDefault,
    );
    expect(demanded.filter(({ table, column }) => !known.has(`${table}.${column}`))).toEqual([]);
  });

  it('begins with one policy: the defaults of Set-UMMailboxPolicy', async () => {
    const policies = await db.dataSource.manager.find(PinPolicyRow);
    expect(policies).toMatchObject([{ name: 'Default', ...defaultPinPolicy }]);
  });

  it.each(ranges)('keeps %s within %j', async (setting, [low, high]) => {
    const { manager } = db.dataSource;
    // So that only the range itself can be violated.
    const others = {
      ...(setting === 'maxLogonAttempts' ? { logonFailuresBeforePinReset: null } : {}),
      ...(setting === 'logonFailuresBeforePinReset' ? { maxLogonAttempts: 999 } : {}),
    };
    const set = (value: number) =>
      manager.update(PinPolicyRow, { name: 'Default' }, { ...others, [setting]: value });
    await set(low);
    await set(high);
    await expect(set(low - 1)).rejects.toThrow('violates check constraint');
    await expect(set(high + 1)).rejects.toThrow('violates check constraint');
  });
});

describe('migrations', () => {
  const opened: DataSource[] = [];

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((dataSource) => dataSource.destroy()));
  });

  const start = async () => {
    const options = { url: db.url, poolSize: 2, connectPatienceMs: 0 };
    const dataSource = await connect(options, entities);
    opened.push(dataSource);
    return dataSource;
  };
  const empty = async () => {
    await db.dataSource.query('DROP SCHEMA public CASCADE');
    await db.dataSource.query('CREATE SCHEMA public');
  };
  const count = async (table: string) => {
    const [row] = await db.dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int n FROM ${table}`,
    );
    return row?.n;
  };
  const tables = async () => (await columnsOf(db.dataSource)).map(({ table }) => table);

  it('run once if instances start simultaneously on an empty database', async () => {
    await empty();
    await Promise.all([start(), start(), start(), start()]);
    expect(await count('schema_migrations')).toBe(opened[0]?.migrations.length);
    expect(await count('pin_policies')).toBe(1);
  });

  it('do not change a database that is up to date', async () => {
    await db.dataSource.query(`UPDATE pin_policies SET min_pin_length = 8`);
    await start();
    expect(await count('pin_policies WHERE min_pin_length = 8')).toBe(1);
  });

  it('take no lock of a session', async () => {
    await empty();
    const [first] = await Promise.all([start(), start()]);
    const left = `pg_locks WHERE locktype = 'advisory' AND database =
      (SELECT oid FROM pg_database WHERE datname = current_database())`;
    expect(await count(left)).toBe(0);
    expect(await first.query('SELECT id FROM migration_lease')).toEqual([{ id: 1 }]);
  });

  it('have one lease, however many instances want the first one at the same moment', async () => {
    const options = { type: 'postgres', url: db.url, poolSize: 1 } as const;
    const instances = Array.from({ length: 8 }, () => new DataSource(options));
    opened.push(...(await Promise.all(instances.map((instance) => instance.initialize()))));
    for (let round = 0; round < 40; round += 1) {
      await db.dataSource.query('DROP TABLE IF EXISTS migration_lease');
      const leases = instances.map((instance) => new MigrationLease(instance, 60_000));
      const taken = await Promise.all(leases.map((lease) => lease.take()));
      await Promise.all(leases.map((lease) => lease.release()));
      expect(taken.filter(Boolean)).toHaveLength(1);
    }
  });

  describe('of two instances', () => {
    /** An administrator's session, whose lock holds migrations up. */
    let other: pg.Client;

    beforeEach(async () => {
      await empty();
      await db.dataSource.query('CREATE TABLE steps (name text NOT NULL)');
      other = new pg.Client(db.url);
      await other.connect();
    });
    afterEach(() => other.end());

    /** Two migrations, the first of which waits for a lock. */
    class Waits1000000000001 implements MigrationInterface {
      async up(runner: QueryRunner): Promise<void> {
        await runner.query(`SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0`);
        await runner.query(`INSERT INTO steps VALUES ('first')`);
      }
      down = () => Promise.resolve();
    }
    class Follows1000000000002 implements MigrationInterface {
      async up(runner: QueryRunner): Promise<void> {
        await runner.query(`INSERT INTO steps VALUES ('second')`);
      }
      down = () => Promise.resolve();
    }
    const anInstance = async (extra: object = {}) => {
      const dataSource = new DataSource({
        type: 'postgres',
        url: db.url,
        poolSize: 2,
        migrations: [Waits1000000000001, Follows1000000000002],
        migrationsTableName: 'schema_migrations',
        extra,
      });
      opened.push(await dataSource.initialize());
      return dataSource;
    };
    const holdUp = () => other.query('BEGIN; LOCK TABLE steps IN EXCLUSIVE MODE');
    const goOn = () => other.query('COMMIT');
    const heldUp = () =>
      expect
        .poll(() => count(`pg_locks WHERE relation = 'steps'::regclass AND NOT granted`))
        .toBe(1);
    const steps = () => db.dataSource.query('SELECT name FROM steps');
    const bothOnce = [{ name: 'first' }, { name: 'second' }];

    it('wait for each other longer than the lease, and than any statement may take', async () => {
      const impatient = { lock_timeout: 20, statement_timeout: 500, query_timeout: 700 };
      await holdUp();
      const first = migrate(await anInstance(), 200);
      await heldUp();
      let ready = false;
      const second = migrate(await anInstance(impatient), 200).then(() => (ready = true));
      // Far longer than the lease, which is renewed, and than all timeouts.
      await other.query('SELECT pg_sleep(1.2)');
      expect(ready).toBe(false);
      await goOn();
      await Promise.all([first, second]);
      expect(await steps()).toEqual(bothOnce);
    });

    it('never run side by side, even if the first only seemed dead', async () => {
      await holdUp();
      // It renews its lease so rarely that it seems dead as soon as the lease has expired.
      const first = migrate(await anInstance(), 3_600_000);
      await heldUp();
      await db.dataSource.query('UPDATE migration_lease SET until = now()');
      const second = migrate(await anInstance(), 200);
      // The takeover waits for the transaction of the first migration.
      await expect
        .poll(() => count(`pg_locks WHERE locktype IN ('tuple', 'transactionid') AND NOT granted`))
        .toBeGreaterThan(0);
      await goOn();
      await Promise.all([first, second]);
      expect(await steps()).toEqual(bothOnce);
    });

    it('pass to the second as soon as the first has failed', async () => {
      await holdUp();
      const failing = await anInstance();
      const first = migrate(failing, 3_600_000);
      await heldUp();
      const second = migrate(await anInstance(), 200);
      await Promise.all([
        expect(first).rejects.toThrow('canceling statement'),
        other.query(
          `SELECT pg_cancel_backend(pid) FROM pg_locks WHERE relation = 'steps'::regclass AND NOT granted`,
        ),
      ]);
      await goOn();
      await second;
      expect(await steps()).toEqual(bothOnce);
    });
  });

  it('are finished by the second instance if the first is killed in the middle', async () => {
    await empty();
    const dataSource = await start();
    await undoDownTo('AuditWords', dataSource);
    const other = new pg.Client(db.url);
    await other.connect();
    await other.query('BEGIN; LOCK TABLE audit_events IN SHARE MODE');
    const program = new URL('../../dist/src/main.js', import.meta.url).pathname;
    const env = { NODE_ENV: 'production', ...testSettings(db.url, 'smtp://127.0.0.1:1') };
    const first = spawn(process.execPath, [program], { env, stdio: 'ignore' });
    const ended = once(first, 'exit');
    await expect
      .poll(() => count(`pg_locks WHERE relation = 'audit_events'::regclass AND NOT granted`))
      .toBe(1);
    expect(await count('migration_lease WHERE until > clock_timestamp()')).toBe(1);
    first.kill('SIGKILL');
    await ended;
    await other.query('COMMIT');
    const second = await start();
    expect(await count('schema_migrations')).toBe(second.migrations.length);
    expect(await count('migration_lease WHERE until > clock_timestamp()')).toBe(0);
    await other.end();
  });

  describe('of the words of the audit', () => {
    const old = [
      ['reset-asked', null],
      ['reset-dropped', 'refused'],
      ['automatic-reset-wanted', null],
      ['first-pin-wanted', null],
      ['reminder-asked', null],
      ['sign-in-failed', 'wrong'],
      ['sign-in-failed', 'wrong, 3 in a row'],
      ['sign-in-failed', 'over'],
      ['sign-in-failed', 'locked'],
      ['signed-in', 'expired'],
      ['signed-in', 'policy'],
      ['mailbox-unlocked', 'locked, 15 wrong tries'],
      ['policy-set', 'wrong, over, expired'],
    ];
    const renamed = [
      ['reset-requested', null],
      ['reset-cancelled', 'refused'],
      ['automatic-reset-requested', null],
      ['first-pin-requested', null],
      ['reminder-requested', null],
      ['sign-in-failed', 'denied'],
      ['sign-in-failed', 'denied, 3 in a row'],
      ['sign-in-failed', 'expired'],
      ['sign-in-failed', 'locked'],
      ['signed-in', 'lifetime'],
      ['signed-in', 'policy'],
      ['mailbox-unlocked', 'locked, 15 wrong attempts'],
      ['policy-set', 'wrong, over, expired'],
    ];
    const record = (rows: (string | null)[][]) =>
      db.dataSource.query(
        `INSERT INTO audit_events (event, detail, actor, at)
         SELECT row->>0, row->>1, 'umpin', now() + n * interval '1 second'
         FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY rows (row, n)`,
        [JSON.stringify(rows)],
      );
    const recorded = async () => {
      const rows = await db.dataSource.query<{ event: string; detail: string | null }[]>(
        'SELECT event, detail FROM audit_events ORDER BY at',
      );
      return rows.map(({ event, detail }) => [event, detail]);
    };
    const indexed = async () => {
      const [row] = await db.dataSource.query<{ definition: string }[]>(
        "SELECT pg_get_indexdef('audit_events_actor'::regclass) AS definition",
      );
      return row?.definition;
    };
    const expectAppendOnly = async () => {
      await expect(
        db.dataSource.query('UPDATE audit_events SET actor = $1', ['x']),
      ).rejects.toThrow('append-only');
      await expect(db.dataSource.query('DELETE FROM audit_events')).rejects.toThrow('append-only');
    };

    it('renames what is on record, there and back, and leaves the audit append-only', async () => {
      await empty();
      const dataSource = await start();
      await undoDownTo('AuditWords', dataSource);
      await record(old);
      expect(await indexed()).toContain('reset-asked');
      await dataSource.runMigrations();
      expect(await recorded()).toEqual(renamed);
      expect(await indexed()).not.toContain('reset-asked');
      await expectAppendOnly();

      await undoDownTo('AuditWords', dataSource);
      expect(await recorded()).toEqual(old);
      expect(await indexed()).toContain('reset-asked');
      await expectAppendOnly();
      await dataSource.runMigrations();
    });

    it('takes longer than other statements may, if the table is large or busy', async () => {
      const extra = { statement_timeout: 1_000, query_timeout: 1_000 };
      const patient = await start();
      await undoDownTo('AuditWords', patient);
      const dataSource = new DataSource({ ...patient.options, extra });
      opened.push(await dataSource.initialize());
      const other = new pg.Client(db.url);
      await other.connect();
      await other.query('BEGIN; LOCK TABLE audit_events IN SHARE MODE');
      const migrating = dataSource.runMigrations();
      await other.query('SELECT pg_sleep(1.5); COMMIT');
      await migrating;
      expect(await indexed()).not.toContain('reset-asked');
      await other.end();
    });
  });

  it('undone, leave an older version no key that it would take for a phone system’s', async () => {
    const dataSource = await start();
    await db.dataSource.query(`INSERT INTO accounts (id, login, roles)
      VALUES ('00000000-0000-0000-0000-000000000007', 'desk', '{phone,admin}')`);
    await db.dataSource.query(`INSERT INTO api_keys (id, account_id, digest, role, scope)
      SELECT key, '00000000-0000-0000-0000-000000000007', 'made up', role, scope
      FROM (VALUES ('plain', 'phone', NULL), ('narrow', 'phone', 'policy:x'), ('root', 'admin', NULL))
        rows (key, role, scope)`);
    await undoDownTo('Administration', dataSource);
    expect(await count('api_keys WHERE revoked_at IS NULL')).toBe(1);
    expect(await count("accounts WHERE roles = '{phone}'")).toBe(1);
    await dataSource.runMigrations();
    await db.dataSource.query('DELETE FROM api_keys; DELETE FROM accounts');
  });

  it('give policies whose names differ in case alone names of their own, on record', async () => {
    const dataSource = await start();
    await undoDownTo('PolicyNames', dataSource);
    const long = 'x'.repeat(63);
    await db.dataSource.query('INSERT INTO pin_policies (name) SELECT unnest($1::text[])', [
      ['QX0', 'Qx0', 'qx0', `${long}Y`, `${long}y`, 'Desk', 'Des\u212a'],
    ]);
    await db.dataSource.query(`INSERT INTO mailboxes (address, policy_id)
      SELECT id || '@example.com', id FROM pin_policies WHERE name ~* '^qx0$'`);
    await dataSource.runMigrations();
    const owners = await db.dataSource.query<{ policy: string; id: string }[]>(
      `SELECT name AS policy, p.id FROM mailboxes m JOIN pin_policies p ON p.id = policy_id
       ORDER BY name COLLATE "C"`,
    );
    const [, second, third] = owners.map(({ id }) => id.slice(0, 8));
    const [first, ...renamed] = ['QX0', `Qx0 ${second}`, `qx0 ${third}`];
    expect(owners.map(({ policy }) => policy)).toEqual([first, ...renamed]);
    expect(await count("pin_policies WHERE name IN ('Desk', 'Des\u212a')")).toBe(2);
    expect(await count(`pin_policies WHERE name ~ '^x{63}Y$|^x{55} [0-9a-f]{8}$'`)).toBe(2);
    const recorded = await db.dataSource.query<{ detail: string }[]>(
      // Other tests have set policies as well.
      "SELECT detail FROM audit_events WHERE event = 'policy-set' AND detail LIKE '%name changed%' ORDER BY seq",
    );
    expect(recorded.map(({ detail }) => detail)).toEqual(
      expect.arrayContaining([
        `${renamed[0]}, name changed: it was Qx0, and QX0 keeps it`,
        `${renamed[1]}, name changed: it was qx0, and QX0 keeps it`,
      ]),
    );
    expect(recorded).toHaveLength(3);
    const again = db.dataSource.query("INSERT INTO pin_policies (name) VALUES ('dESK')");
    await expect(again).rejects.toThrow('pin_policies_same_name');
    await db.dataSource.query(
      "DELETE FROM mailboxes; DELETE FROM pin_policies WHERE name <> 'Default'",
    );
  });

  it('rewrite no table that has a row for each person: others would wait for it', async () => {
    const files = () =>
      db.dataSource.query<unknown[]>(`SELECT relname, relfilenode FROM pg_class
        WHERE relname IN ('accounts', 'mailboxes', 'pin_credentials') ORDER BY relname`);
    const dataSource = await start();
    // The first one since the last release.
    await undoDownTo('AuditWords', dataSource);
    const before = await files();
    await dataSource.runMigrations();
    expect(await files()).toEqual(before);
  });

  it('can be undone and done again', async () => {
    const before = await columnsOf(db.dataSource);
    const dataSource = await start();
    for (let left = dataSource.migrations.length; left > 0; left -= 1) {
      await dataSource.undoLastMigration();
    }
    expect(new Set(await tables())).toEqual(new Set(['migration_lease', 'schema_migrations']));
    expect(await count("pg_proc WHERE pronamespace = 'public'::regnamespace")).toBe(0);
    await dataSource.runMigrations();
    expect(await columnsOf(db.dataSource)).toEqual(before);
  });
});

/** Undoes migrations until the one whose name begins so is undone as well. */
async function undoDownTo(name: string, dataSource: DataSource): Promise<void> {
  const done = () =>
    dataSource.query<unknown[]>('SELECT FROM schema_migrations WHERE name LIKE $1', [`${name}%`]);
  while ((await done()).length > 0) await dataSource.undoLastMigration();
}

const typeNames: Record<string, string> = {
  uuid: 'uuid',
  text: 'text',
  integer: 'integer',
  boolean: 'boolean',
  timestamptz: 'timestamp with time zone',
  jsonb: 'jsonb',
  bigint: 'bigint',
  bytea: 'bytea',
};

interface ColumnOfSchema {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  hasDefault: boolean;
}

function columnsOf(dataSource: DataSource): Promise<ColumnOfSchema[]> {
  return dataSource.query<ColumnOfSchema[]>(
    `SELECT c.relname AS table, attname AS column, format_type(atttypid, atttypmod) AS type,
       NOT attnotnull AS nullable, atthasdef AS "hasDefault"
     FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND attnum > 0 AND NOT attisdropped
     ORDER BY 1, 2`,
  );
}
