import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../dev/quick-start/embedded-postgres.js';
import { aCertificate } from '../support/certificate.js';
import { runCommand, unavailable } from '../support/command.js';
import { testSettings } from '../support/settings.js';

const program = (file: string) => new URL(`../../dist/src/${file}`, import.meta.url).pathname;

describe('a start on a database that cannot be used', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  let administrator: pg.Client;

  // A separate server, as roles and TLS belong to the whole server.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-failing-start-'));
    postgres = await startEmbeddedPostgres({
      dataDir: join(folder, 'data'),
      port: 0,
      database: 'empty',
      ephemeral: true,
      serverSettings: { fsync: 'off' },
    });
    administrator = new pg.Client(postgres.url);
    await administrator.connect();
    for (const sql of [
      `CREATE ROLE guest LOGIN PASSWORD 'made-up'`,
      `CREATE ROLE nobody NOLOGIN PASSWORD 'made-up'`,
      'CREATE DATABASE astray',
      'ALTER DATABASE astray SET search_path = nowhere',
      'CREATE DATABASE closed',
      'REVOKE CONNECT ON DATABASE closed FROM PUBLIC',
      'CREATE DATABASE old',
      'ALTER DATABASE old SET search_path = pretence, pg_catalog, public',
    ]) {
      await administrator.query(sql);
    }
    await pretendToBeOld(at({ pathname: '/old' }));
  });
  afterAll(async () => {
    await administrator.end();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const at = (parts: Partial<Pick<URL, 'username' | 'password' | 'pathname' | 'search'>>) =>
    Object.assign(new URL(postgres.url), parts).href;
  const asGuest = { username: 'guest', password: 'made-up' };
  const settingsFor = (url: string) => testSettings(url, 'smtp://127.0.0.1:1');
  const listAccounts = (url: string) => runCommand('account list', settingsFor(url));
  const cannot = (sentences: string) => unavailable(`The database cannot be used: ${sentences}`);

  /** umpin's connections to any database of the server. */
  const openConnections = async () => {
    const { rows } = await administrator.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'umpin'`,
    );
    return rows.length;
  };

  it('is explained, and leaves nothing open: a role that may not create tables', async () => {
    const { code, output, errors } = await listAccounts(at(asGuest));
    expect({ code, output }).toEqual({ code: 3, output: '' });
    expect(errors).toMatch(
      /^The database cannot be used: permission denied for schema public \(42501\)\. Make the role .+\n$/,
    );
    await expect.poll(openConnections).toBe(0);
  });

  it('is explained, and leaves nothing open: a search_path that leads to no schema', async () => {
    expect(await listAccounts(at({ pathname: '/astray' }))).toEqual(
      cannot(
        'no schema has been selected to create in (3F000). ' +
          'Set the search_path of the role or the database to a schema that exists.',
      ),
    );
    await expect.poll(openConnections).toBe(0);
  });

  it('is explained, and leaves nothing open: a server older than PostgreSQL 15', async () => {
    expect(await listAccounts(at({ pathname: '/old' }))).toEqual(
      cannot(
        'PostgreSQL is 14.23, and umpin needs 15 or later. ' +
          'Upgrade it, or name another server in DATABASE_URL.',
      ),
    );
    await expect.poll(openConnections).toBe(0);
  });

  it('is explained: a database that is not there', async () => {
    expect(await listAccounts(at({ pathname: '/nothing_here' }))).toEqual(
      cannot(
        'database "nothing_here" does not exist (3D000). ' +
          'Create it, or correct its name in DATABASE_URL.',
      ),
    );
  });

  it('is explained: a wrong password, which is not repeated', async () => {
    expect(await listAccounts(at({ ...asGuest, password: 'made-down' }))).toEqual(
      cannot(
        'password authentication failed for user "guest" (28P01). ' +
          'Correct user and password in DATABASE_URL.',
      ),
    );
  });

  it('is explained: a role that may not log in, or not connect', async () => {
    expect(await listAccounts(at({ ...asGuest, username: 'nobody' }))).toEqual(
      cannot(
        'role "nobody" is not permitted to log in (28000). ' +
          'Correct DATABASE_URL, or let this role in: with LOGIN, and a line in pg_hba.conf.',
      ),
    );
    const { errors } = await listAccounts(at({ ...asGuest, pathname: '/closed' }));
    expect(errors).toMatch(
      /^The database cannot be used: permission denied for database "closed" /,
    );
  });

  it('is explained: a certificate that is not trusted, or for another name', async () => {
    expect(await listAccounts(at({ search: '?sslmode=verify-full' }))).toEqual(
      cannot(
        'DATABASE_URL asks for TLS, which PostgreSQL has switched off. ' +
          'Set ssl = on there, or sslmode=disable in DATABASE_URL on a network that you trust.',
      ),
    );
    const certificate = await aCertificate('DNS:db.example.com');
    try {
      await switchTlsOn(administrator, certificate);
      const { errors } = await listAccounts(at({ search: '?sslmode=verify-full' }));
      expect(errors).toMatch(
        /^The database cannot be used: the certificate of PostgreSQL is not trusted \([A-Z_]+\)\. .+sslrootcert=FILE\.\n$/,
      );
      const trusted = `?sslmode=verify-full&sslrootcert=${certificate.certFile}`;
      expect(await listAccounts(at({ search: trusted }))).toEqual(
        cannot(
          'the certificate of PostgreSQL is for another host name (ERR_TLS_CERT_ALTNAME_INVALID). ' +
            'Use a host name in DATABASE_URL that the certificate has.',
        ),
      );
      expect(await listAccounts(at({ search: `${trusted}.none` }))).toEqual(
        cannot(
          'a certificate or key file that DATABASE_URL names cannot be read. ' +
            'Correct its path, or who may read it.',
        ),
      );
    } finally {
      await certificate.remove();
    }
  });

  it('is explained: nothing there to connect to, or no such host', async () => {
    expect(await listAccounts('postgres://127.0.0.1:1/umpin')).toEqual(
      cannot(
        'nothing accepts connections at its address (ECONNREFUSED). ' +
          'Start PostgreSQL, or correct host and port in DATABASE_URL.',
      ),
    );
    const { errors } = await listAccounts('postgres://no-such-host.invalid/umpin');
    expect(errors).toMatch(/^The database cannot be used: the host in DATABASE_URL is not found /);
  });

  it('ends the command with 3 and the service with 78 as soon as waiting cannot help', async () => {
    const run = async (file: string, ...args: string[]) => {
      const env = { NODE_ENV: 'production', ...settingsFor(at(asGuest)) };
      const child = spawn(process.execPath, [program(file), ...args], { env, stdio: 'pipe' });
      const [errors, [code]] = await Promise.all([
        text(child.stderr),
        once(child, 'exit') as Promise<[number | null]>,
      ]);
      return { code, errors };
    };
    const [command, service] = await Promise.all([
      run('cli/admin/main.js', 'account', 'list'),
      run('main.js'),
    ]);
    expect([command.code, service.code]).toEqual([3, 78]);
    for (const { errors } of [command, service]) {
      expect(errors).toMatch(
        /^The database cannot be used: permission denied for schema public .+\n$/,
      );
    }
  });
});

/** Replaces the functions by which a server reports its version. */
async function pretendToBeOld(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('CREATE SCHEMA pretence');
  await client.query(
    `CREATE FUNCTION pretence.current_setting(name text) RETURNS text LANGUAGE sql AS $$
       SELECT CASE name WHEN 'server_version_num' THEN '140023' WHEN 'server_version' THEN '14.23'
         ELSE pg_catalog.current_setting(name) END $$`,
  );
  await client.end();
}

/** The server itself writes the files: it runs as another user if the tests run as root. */
async function switchTlsOn(
  client: pg.Client,
  { cert, key }: { readonly cert: string; readonly key: string },
): Promise<void> {
  const files = { 'server.crt': cert, 'server.key': key };
  for (const [name, content] of Object.entries(files)) {
    const lines = `regexp_split_to_table(${pg.escapeLiteral(content.trim())}, '\\n')`;
    await client.query(`COPY (SELECT ${lines}) TO PROGRAM 'umask 077; cat > ${name}'`);
  }
  await client.query('ALTER SYSTEM SET ssl = on');
  await client.query('SELECT pg_reload_conf()');
  await expect
    .poll(async () => (await client.query<{ ssl: string }>('SHOW ssl')).rows[0]?.ssl)
    .toBe('on');
}
