import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.js';
import { connect } from '../../src/database/connect.js';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../dev/quick-start/embedded-postgres.js';
import { testSettings } from '../support/settings.js';

/** Made up, of characters with a meaning in a URL. */
const password = "a#b/c%d?e@f:g h'i";

describe('PostgreSQL over a unix socket', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  let port: string;
  let encoded: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-unix-'));
    // If the tests run as root, the server runs as another user.
    await chmod(folder, 0o777);
    postgres = await startEmbeddedPostgres({
      dataDir: await mkdtemp(join(tmpdir(), 'umpin-test-')),
      port: 0,
      database: 'umpin',
      ephemeral: true,
      serverSettings: { unix_socket_directories: folder },
    });
    ({ port } = new URL(postgres.url));
    encoded = encodeURIComponent(password);
    const client = new pg.Client(postgres.url);
    await client.connect();
    await client.query(
      `CREATE ROLE caller SUPERUSER LOGIN PASSWORD ${client.escapeLiteral(password)}`,
    );
    await client.end();
  });
  afterAll(async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it.each<[string, () => string]>([
    [
      'with the user as parameters',
      () => `postgresql:///umpin?host=${folder}&port=${port}&user=caller&password=${encoded}`,
    ],
    [
      'with the user in front',
      () => `postgresql://caller:${encoded}@/umpin?host=${folder}&port=${port}`,
    ],
    [
      'with the folder for a host',
      () => `postgresql://caller:${encoded}@${encodeURIComponent(folder)}:${port}/umpin`,
    ],
  ])('is reached by a URL %s', async (_, url) => {
    const { database } = loadConfig(testSettings(url(), 'smtp://127.0.0.1'));
    const dataSource = await connect({ ...database, connectPatienceMs: 0 }, []);
    try {
      const [session] = await dataSource.query<[object]>(
        'SELECT current_database() AS database, current_user AS role, inet_server_addr() AS address',
      );
      expect(session).toEqual({ database: 'umpin', role: 'caller', address: null });
    } finally {
      await dataSource.destroy();
    }
  });
});
