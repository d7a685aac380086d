import { rm } from 'node:fs/promises';
import pg from 'pg';
import { findNative, prepareBinaries } from './postgres-binaries.js';
import { findHome, openCluster, openDataFolder, superuser } from './postgres-cluster.js';
import { PostgresSupervisor, shutdownSteps } from './postgres-supervisor.js';
import { isLockOf, lockFile, takeLock } from './postgres-lock.js';
import { choosePort, runServer, stopOrphan } from './postgres-server.js';

export interface EmbeddedPostgres {
  /** `postgres://user:password@127.0.0.1:port/database` */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Made if absent; what it holds is used again. One owner at a time. */
  readonly dataDir: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Made if absent. */
  readonly database: string;
  /** Removes `dataDir` once the server has ended, however its owner ended. */
  readonly ephemeral?: boolean;
  readonly serverSettings?: Readonly<Record<string, string>>;
}

/**
 * Runs a PostgreSQL of our own, without root rights, on the loopback interface.
 *
 * Not the class that the npm package offers: its exit hook stops the server while the application
 * still drains, as root it adds a system user, and a killed owner leaves the server running.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { database, ephemeral = false } = options;
  const dataDir = await openDataFolder(options.dataDir);
  const supervisor = new PostgresSupervisor(dataDir);
  try {
    await takeLock(dataDir, supervisor.pid);
    const hold = (...removeAtEnd: string[]): void => {
      supervisor.order({ hold: { lock: lockFile(dataDir), removeAtEnd, shutdown: shutdownSteps } });
    };
    hold(ephemeral ? dataDir : lockFile(dataDir));
    const home = await findHome(dataDir, ephemeral);
    if (ephemeral) hold(home.folder, dataDir);

    const binaries = await prepareBinaries(findNative(), home);
    const { folder: cluster, password } = await openCluster(home, binaries, !ephemeral);
    await stopOrphan(cluster);
    const port = await choosePort(options.port);
    const settings = options.serverSettings ?? {};
    await runServer(supervisor, { home, binaries, cluster, port, settings });

    const server = `postgres://${superuser}:${password}@127.0.0.1:${port}`;
    await ensureDatabase(`${server}/postgres`, database);
    supervisor.unref();
    return {
      url: `${server}/${encodeURIComponent(database)}`,
      stop: async () => {
        if ((await supervisor.end()) || !(await isLockOf(dataDir, supervisor.pid))) return;
        await stopOrphan(cluster);
        const leftovers = ephemeral ? [home.folder, dataDir] : [lockFile(dataDir)];
        for (const path of leftovers) await rm(path, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await supervisor.end();
    throw error;
  }
}

async function ensureDatabase(url: string, database: string): Promise<void> {
  // Without TLS even if PGSSLMODE asks for it: this never leaves the machine.
  const client = new pg.Client({ connectionString: url, ssl: false });
  await client.connect();
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) {
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
    }
  } finally {
    await client.end();
  }
}
