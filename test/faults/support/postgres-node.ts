import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, chown, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect } from '../../../src/database/connect.js';
import { entities } from '../../../src/database/entities.js';
import { findNative, prepareBinaries } from '../../../dev/quick-start/postgres-binaries.js';
import {
  findHome,
  openCluster,
  openDataFolder,
  serverEnvironment,
  superuser,
  type Account,
} from '../../../dev/quick-start/postgres-cluster.js';
import { freePorts } from '../../support/ports.js';
import type { LabDatabase } from './lab.js';
import { until } from './pause.js';

/** A PostgreSQL server of a test's own, to be killed, frozen, copied and promoted. fsync is on. */
export class PostgresNode {
  private server: ChildProcess | undefined;

  private constructor(
    readonly cluster: string,
    private readonly binaries: string,
    private readonly account: Account,
    readonly password: string,
    readonly port: number,
    private readonly folders: readonly string[],
  ) {}

  /** @param parent where its data is to be; otherwise the system's folder for such. */
  static async make(parent = tmpdir()): Promise<PostgresNode> {
    const dataDir = await newFolder(parent);
    const home = await findHome(dataDir, true);
    const binaries = await prepareBinaries(findNative(), home);
    const { folder, password } = await openCluster(home, binaries, false);
    const [port = 0] = await freePorts(1);
    const folders = [home.folder, dataDir];
    return new PostgresNode(folder, binaries, home.account, password, port, folders);
  }

  get url(): string {
    return this.urlOf('umpin');
  }

  urlOf(database: string): string {
    return `postgres://${superuser}:${this.password}@127.0.0.1:${this.port}/${database}`;
  }

  /** Starts the server, and waits until it takes connections. */
  async start(settings: Readonly<Record<string, string>> = {}): Promise<void> {
    const all = {
      fsync: 'on',
      synchronous_commit: 'on',
      shared_buffers: '16MB',
      io_method: 'sync',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      port: String(this.port),
      ...settings,
    };
    const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const log: string[] = [];
    const server = spawn(join(this.binaries, 'bin', 'postgres'), ['-D', this.cluster, ...args], {
      ...this.account,
      env: serverEnvironment,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    server.stderr.on('data', (data: Buffer) => log.push(data.toString()));
    // A test run that is ended takes its server along.
    const killed = () => server.kill('SIGQUIT');
    process.once('exit', killed);
    server.once('exit', () => process.off('exit', killed));
    this.server = server;
    await until('PostgreSQL is ready', async () => {
      if (server.exitCode !== null) throw new Error(`PostgreSQL ended:\n${log.join('')}`);
      const status = await readFile(join(this.cluster, 'postmaster.pid'), 'utf8').catch(() => '');
      const [pid, , , , , , , state] = status.split('\n');
      return Number(pid) === server.pid && state?.trim() === 'ready';
    });
  }

  async restartIfEnded(settings: Readonly<Record<string, string>> = {}): Promise<void> {
    if (gone(this.server?.pid)) await this.start(settings);
  }

  /** SIGKILL to the postmaster; its sessions follow it, and it can be started again. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** As `pg_ctl stop -m fast`. */
  stop(): Promise<void> {
    return this.end('SIGINT');
  }

  /** SIGSTOP to every process of the server: connections stay, nothing answers. SIGCONT ends it. */
  async signalAll(signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    for (const pid of [...(await this.children()), this.server?.pid]) {
      if (pid) process.kill(pid, signal);
    }
  }

  /** Makes the database of a service here. */
  async makeDatabase(): Promise<LabDatabase> {
    const patience = { poolSize: 4, connectPatienceMs: 5_000 };
    const admin = await connect({ url: this.urlOf('postgres'), ...patience }, []);
    await admin.query('CREATE DATABASE umpin');
    await admin.destroy();
    const dataSource = await connect({ url: this.url, ...patience }, entities);
    return { url: this.url, dataSource, drop: () => dataSource.destroy() };
  }

  /** A copy of this stopped server's data, as a replica that follows it once both run. */
  async copyAsStandby(): Promise<PostgresNode> {
    const folder = await newFolder(tmpdir());
    const home = await findHome(folder, true);
    const cluster = join(home.folder, 'cluster');
    await cp(this.cluster, cluster, { recursive: true, preserveTimestamps: true });
    const source = `host=127.0.0.1 port=${this.port} user=${superuser} password=${this.password}`;
    await writeFile(
      join(cluster, 'postgresql.auto.conf'),
      `primary_conninfo = '${source} application_name=standby'\n`,
    );
    await writeFile(join(cluster, 'standby.signal'), '');
    if (this.account) await giveTo(this.account, cluster);
    const [port = 0] = await freePorts(1);
    const folders = [home.folder, folder];
    return new PostgresNode(cluster, this.binaries, this.account, this.password, port, folders);
  }

  /** This node, stopped, at another port. */
  at(port: number): PostgresNode {
    const { cluster, binaries, account, password, folders } = this;
    return new PostgresNode(cluster, binaries, account, password, port, folders);
  }

  async promote(): Promise<void> {
    const options = { ...this.account, env: serverEnvironment, cwd: '/' };
    const args = ['promote', '-D', this.cluster];
    await promisify(execFile)(join(this.binaries, 'bin', 'pg_ctl'), args, options);
  }

  async remove(): Promise<void> {
    if (this.server) await this.end('SIGQUIT');
    for (const folder of this.folders) {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { server } = this;
    if (server?.exitCode !== null || server.signalCode !== null) return;
    const children = await this.children();
    server.kill(signal);
    await until('PostgreSQL has ended', () => [server.pid, ...children].every(gone));
  }

  private async children(): Promise<number[]> {
    const pid = this.server?.pid ?? 0;
    const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
    return list.split(' ').filter(Boolean).map(Number);
  }
}

async function newFolder(parent: string): Promise<string> {
  const folder = await openDataFolder(await mkdtemp(join(parent, 'umpin-faults-')));
  // As root the server runs as another user, who has to pass through.
  await chmod(folder, 0o711);
  return folder;
}

async function giveTo({ uid, gid }: NonNullable<Account>, folder: string): Promise<void> {
  await chown(folder, uid, gid);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await chown(join(entry.parentPath, entry.name), uid, gid);
  }
}

function gone(pid: number | undefined): boolean {
  if (!pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}
