import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { connect } from '../dist/src/database/connect.js';
import { startEmbeddedPostgres } from '../dist/dev/quick-start/embedded-postgres.js';
import { atEnd } from './cleanup.mjs';

/** Runs PostgreSQL with the settings of the quick start: durable, and with small caches. */
export async function startPostgres() {
  const server = await startEmbeddedPostgres({
    dataDir: await mkdtemp(join(tmpdir(), 'umpin-bench-')),
    port: 0,
    database: 'bench',
    ephemeral: true,
    // Also after a crash: the quick start's own guard removes the folder when this process ends.
  });
  atEnd(() => server.stop());
  const admin = await openClient(server.url);
  const durable = await settings(admin, ['fsync', 'synchronous_commit', 'full_page_writes']);
  if (durable.some(({ setting }) => setting !== 'on')) {
    throw new Error('This PostgreSQL is not durable: its numbers would say nothing.');
  }
  return new Postgres(server.url, admin);
}

class Postgres {
  constructor(url, admin) {
    this.url = url;
    this.admin = admin;
  }

  /** A database of its own with the service's schema; its URL. */
  async database(name) {
    await this.admin.query(`CREATE DATABASE ${name}`);
    const url = Object.assign(new URL(this.url), { pathname: `/${name}` }).href;
    const dataSource = await connect({ url, poolSize: 2, connectPatienceMs: 0 }, []);
    await dataSource.destroy();
    return url;
  }

  async drop(name) {
    await this.admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  }

  /** The settings that matter to a reader of the figures, as names and values. */
  async settings() {
    return settings(this.admin, [
      'server_version',
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'shared_buffers',
      'max_wal_size',
    ]);
  }
}

export async function openClient(url) {
  const client = new pg.Client(url);
  await client.connect();
  atEnd(() => client.end());
  return client;
}

async function settings(client, names) {
  const sql = `SELECT name, current_setting(name) AS setting FROM pg_settings
    WHERE name = ANY($1) ORDER BY array_position($1, name)`;
  return (await client.query(sql, [names])).rows;
}
