import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../dev/quick-start/embedded-postgres.js';
import { connect } from '../src/database/connect.js';
import { atEnd } from './cleanup.js';

interface Setting {
  readonly name: string;
  readonly setting: string;
}

/** Runs PostgreSQL with the settings of the quick start: durable, and with small caches. */
export async function startPostgres(): Promise<Postgres> {
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

export class Postgres {
  constructor(
    private readonly url: string,
    private readonly admin: pg.Client,
  ) {}

  /** An empty database of its own; its URL. */
  async emptyDatabase(name: string): Promise<string> {
    await this.admin.query(`CREATE DATABASE ${name}`);
    return Object.assign(new URL(this.url), { pathname: `/${name}` }).href;
  }

  /** A database of its own with the service's schema; its URL. */
  async database(name: string): Promise<string> {
    const url = await this.emptyDatabase(name);
    const dataSource = await connect({ url, poolSize: 2, connectPatienceMs: 0 }, []);
    await dataSource.destroy();
    return url;
  }

  async drop(name: string): Promise<void> {
    await this.admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  }

  /** The settings that matter to a reader of the figures, as names and values. */
  async settings(): Promise<Setting[]> {
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

export async function openClient(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  atEnd(() => client.end());
  return client;
}

/** How often the audit log names this event. */
export async function countEvents(client: pg.Client, event: string): Promise<number> {
  const sql = 'SELECT count(*)::integer AS n FROM audit_events WHERE event = $1';
  return (await client.query<{ n: number }>(sql, [event])).rows[0]?.n ?? 0;
}

async function settings(client: pg.Client, names: readonly string[]): Promise<Setting[]> {
  const sql = `SELECT name, current_setting(name) AS setting FROM pg_settings
    WHERE name = ANY($1) ORDER BY array_position($1, name)`;
  return (await client.query<Setting>(sql, [names])).rows;
}
