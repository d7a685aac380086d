import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../../src/config/config.js';
import { createApp } from '../../src/http-server/app.js';
import { createLogger } from '../../src/logging/logger.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { doctor as runDoctor } from '../support/doctor.js';
import { InstalledPostgres, postgresBinaries } from '../support/installed-postgres.js';
import { Mailboxes } from '../support/mailboxes.js';
import { freshKey, testKeyRing, testSettings } from '../support/settings.js';

const password = 'made-up-password-of-a-role';

let db: TestDatabase;
beforeAll(async () => {
  db = await aDatabase();
});
afterAll(() => db.drop());

/** Only the lines about the database and the keys matter here: nothing else is there. */
const doctor = (url: string, over: Record<string, string> = {}) => {
  const nothing = { ...testSettings(url, 'smtp://127.0.0.1:9'), PUBLIC_URL: 'http://127.0.0.1:9' };
  return runDoctor({ ...nothing, ...over }, '', [password]);
};

describe('umpin doctor, about the rights of the role', () => {
  let role: string;
  let url: string;
  const sql = (text: string) => db.dataSource.query(text);

  beforeEach(async () => {
    role = `umpin_role_${randomBytes(6).toString('hex')}`;
    url = Object.assign(new URL(db.url), { username: role, password }).href;
    await sql(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
  });
  afterEach(async () => {
    await sql('GRANT USAGE ON SCHEMA public TO PUBLIC');
    await sql(`DROP OWNED BY ${role}`);
    await sql(`DROP ROLE ${role}`);
  });

  it('names the tables that it may not read and write', async () => {
    await sql(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`);
    await sql(`REVOKE SELECT ON accounts FROM ${role}`);
    await sql(`REVOKE DELETE ON outbox FROM ${role}`);
    // Nothing changes events.
    await sql(`REVOKE UPDATE, DELETE ON audit_events FROM ${role}`);
    const { code, only } = await doctor(url);
    expect(only('database rights')).toMatchObject({
      state: 'failure',
      what: `${role} may not read and write accounts, outbox.`,
    });
    expect(only('database rights')?.todo).toContain(`Let ${role} own the database`);
    expect(only('database migrations')).toMatchObject({ state: 'ok' });
    expect(only('key ring')).toMatchObject({
      state: 'warning',
      what: 'Not examined without rights.',
    });
    expect(code).toBe(4);
  });

  it('examines the rest of the database if the role may read no table', async () => {
    const { checks, only } = await doctor(url);
    expect(only('database rights')?.what).toContain('accounts, api_keys, audit_events, ');
    expect(only('database rights')?.what).not.toMatch(/audit_events_\d/);
    expect(only('database migrations')).toMatchObject({
      state: 'warning',
      what: 'Not examined without rights.',
    });
    expect(only('key ring')).toMatchObject({
      state: 'warning',
      what: 'Not examined without the database.',
    });
    for (const name of ['database', 'database settings', 'clock', 'time zone data']) {
      expect(only(name), name).toMatchObject({ state: 'ok' });
    }
    expect(checks.filter(({ what }) => what.includes('unforeseen'))).toEqual([]);
  });

  it('says that it may not even use the schema', async () => {
    await sql('REVOKE USAGE ON SCHEMA public FROM PUBLIC');
    const { only } = await doctor(url);
    expect(only('database rights')).toMatchObject({
      state: 'failure',
      what: `${role} may use no schema of its search_path.`,
    });
    expect(only('database migrations')?.what).toBe('Not examined without rights.');
  });

  it('warns of a role that cannot bring the tables of the next version', async () => {
    await sql(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`);
    const unable = await doctor(url);
    expect(unable.only('database rights')).toMatchObject({
      state: 'warning',
      what: `${role} may not create tables: the next version cannot bring its own.`,
    });
    await sql(`GRANT CREATE ON SCHEMA public TO ${role}`);
    const stranger = await doctor(url);
    expect(stranger.only('database rights')).toMatchObject({ state: 'warning' });
    expect(stranger.only('database rights')?.what).toMatch(
      new RegExp(`^\\d+ tables belong to another role than ${role}: `),
    );
  });
});

describe('umpin doctor, about the database', () => {
  it('warns of a schema of a newer version', async () => {
    await db.dataSource.query(
      `INSERT INTO schema_migrations (timestamp, name) VALUES (9999999999999, 'Made up9999999999999')`,
    );
    const { only } = await doctor(db.url);
    await db.dataSource.query('DELETE FROM schema_migrations WHERE timestamp = 9999999999999');
    expect(only('database migrations')).toMatchObject({
      state: 'warning',
      what: 'The schema is of a newer version (Made up9999999999999).',
    });
  });

  it('refuses an encoding in which not every name can be stored', async () => {
    const name = `umpin_${randomBytes(6).toString('hex')}`;
    await db.dataSource.query(
      `CREATE DATABASE ${name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`,
    );
    const { only } = await doctor(Object.assign(new URL(db.url), { pathname: `/${name}` }).href);
    // The session of doctor has said goodbye; while the server has not heard it, it would be ended by force.
    const sessions = 'SELECT FROM pg_stat_activity WHERE datname = $1';
    await expect.poll(() => db.dataSource.query<object[]>(sessions, [name])).toEqual([]);
    await db.dataSource.query(`DROP DATABASE ${name}`);
    expect(only('database')).toMatchObject({ state: 'failure' });
    expect(only('database')?.what).toContain('its encoding is LATIN1, and names need UTF8.');
  });

  it('says what the sessions of the server are too few for', async () => {
    const [{ sessions }] = await db.dataSource.query<[{ sessions: number }]>(
      `SELECT current_setting('max_connections')::int
         - current_setting('superuser_reserved_connections')::int AS sessions`,
    );
    const at = async (size: number) => {
      const { only } = await doctor(db.url, { DATABASE_POOL_SIZE: String(size) });
      return only('database settings');
    };
    expect(await at(Math.floor(sessions / 2) + 1)).toMatchObject({ state: 'warning' });
    expect(await at(sessions + 1)).toMatchObject({ state: 'failure' });
  });

  it.skipIf(postgresBinaries === undefined)(
    'says that a crash can destroy the database: fsync is off',
    async () => {
      const server = await InstalledPostgres.start();
      try {
        const { only } = await doctor(server.urlOf('postgres'));
        expect(only('database settings')).toMatchObject({ state: 'failure' });
        expect(only('database settings')?.what).toMatch(/^fsync off, full_page_writes on, /);
        // It has no schema yet.
        expect(only('database migrations')?.what).toMatch(/^(\d+) of \1 have not run: /);
      } finally {
        await server.stop();
      }
    },
  );

  it('warns of a clock that the database does not share', async () => {
    vi.setSystemTime(Date.now() + 3_600_000);
    try {
      const { only } = await doctor(db.url);
      expect(only('clock')).toMatchObject({ state: 'warning' });
      expect(only('clock')?.what).toMatch(/ differ by 3(599|600)\.\d seconds\.$/);
    } finally {
      vi.useRealTimers();
    }
  });

  it('warns of a time zone that PostgreSQL does not know', async () => {
    const at = async (zone: string) => {
      const { only } = await doctor(db.url, { MAIL_TIME_ZONE: zone });
      return only('time zone data');
    };
    expect(await at('Europe/Berlin')).toMatchObject({
      state: 'ok',
      what: 'Node.js and PostgreSQL agree about Europe/Berlin.',
    });
    // Left out of the time zone data in 2020; Node.js still takes it.
    expect(await at('US/Pacific-New')).toMatchObject({
      state: 'warning',
      what: 'PostgreSQL does not know US/Pacific-New.',
    });
  });
});

describe('umpin doctor, about the key ring', () => {
  it('counts what is sealed with each key, and misses one that is not there', async () => {
    const mailboxes = new Mailboxes(db.dataSource);
    const owner = await mailboxes.aMailbox();
    await mailboxes.setPin(owner, '482915');
    const linesWith = async (ring: string) => {
      const { of } = await doctor(db.url, { SEALING_KEYS: ring });
      return of('key ring').map(({ state, what }) => `${state}: ${what}`);
    };
    const both =
      '2 values are sealed with it (1 of accounts.sealed_password, 1 of pin_credentials.sealed_hash)';
    expect(await linesWith(testKeyRing)).toEqual([`ok: test is the current key; ${both}.`]);
    expect(await linesWith(`${freshKey},${testKeyRing}`)).toEqual([
      'ok: fresh is the current key; nothing is sealed with it.',
      `ok: test is kept; ${both}. umpin keys rotate seals them with fresh.`,
    ]);
    expect(await linesWith(freshKey)).toEqual([
      'ok: fresh is the current key; nothing is sealed with it.',
      `failure: The key test is not in SEALING_KEYS, and ${both}: nobody can use them.`,
    ]);
  });

  it('says which instance has other keys', async () => {
    const instance = await createApp(
      loadConfig({ ...testSettings(db.url, 'smtp://127.0.0.1:9'), SEALING_KEYS: freshKey }),
      createLogger('fatal', { write: () => undefined }),
    );
    await instance.init();
    try {
      const { of, code } = await doctor(db.url);
      const [line] = of('key ring').filter(({ what }) => what.startsWith('The instance on '));
      expect(line).toMatchObject({ state: 'failure' });
      expect(line?.what).toMatch(/ does not have the key test\.$/);
      expect(code).toBe(4);
    } finally {
      await instance.close();
    }
  });
});
