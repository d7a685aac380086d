import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { until } from '../faults/support/pause.js';
import { freePorts } from '../support/ports.js';

const programs = {
  etcd: '/usr/bin/etcd',
  patroni: '/usr/bin/patroni',
  haproxy: '/usr/sbin/haproxy',
} as const;
const versions = '/usr/lib/postgresql';

export const patroniIsInstalled =
  Object.values(programs).every((path) => existsSync(path)) && existsSync(versions);

/** Made up, for servers that live as long as the test. */
const password = 'made-up-for-a-test';

interface Node {
  readonly name: string;
  readonly folder: string;
  readonly port: number;
  readonly restPort: number;
  process: ChildProcess | undefined;
}

interface Member {
  readonly name: string;
  readonly role: string;
  readonly state: string;
}

/** Three PostgreSQL servers under Patroni, with one etcd, and HAProxy in front; all on loopback. */
export class PatroniCluster {
  private readonly helpers: ChildProcess[] = [];

  private constructor(
    private readonly folder: string,
    private readonly nodes: readonly Node[],
    private readonly port: number,
    private readonly etcdPort: number,
  ) {}

  static async start(settings: Readonly<Record<string, unknown>>): Promise<PatroniCluster> {
    const folder = await mkdtemp(join(tmpdir(), 'umpin-patroni-'));
    const [port = 0, etcdPort = 0, peerPort = 0, ...ports] = await freePorts(9);
    const nodes = [0, 1, 2].map((index) => {
      const name = `node${index + 1}`;
      const [pgPort = 0, restPort = 0] = ports.slice(2 * index);
      return { name, folder: join(folder, name), port: pgPort, restPort, process: undefined };
    });
    const cluster = new PatroniCluster(folder, nodes, port, etcdPort);
    await own(folder);
    try {
      await cluster.begin(peerPort, settings);
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  /** Through HAProxy, to the leader. */
  get url(): string {
    return `postgres://umpin:${password}@127.0.0.1:${this.port}/umpin`;
  }

  /** The versions of what runs. */
  static versions(): string {
    const first = (file: string, ...args: string[]) =>
      execFileSync(file, args, { encoding: 'utf8' }).split('\n')[0] ?? '';
    return [
      first(join(binaries(), 'postgres'), '--version'),
      first(programs.patroni, '--version'),
      first(programs.etcd, '--version'),
      first(programs.haproxy, '-v'),
    ].join(', ');
  }

  /** Changes settings of the whole cluster, as `patronictl edit-config` does. */
  async configure(settings: object): Promise<void> {
    await this.ask(await this.leader(), 'PATCH', '/config', settings);
  }

  async synchronous(on: boolean): Promise<void> {
    await this.configure({ synchronous_mode: on });
    const wanted = on ? 1 : 0;
    await until(
      `synchronous_mode ${on}`,
      async () =>
        (await this.members()).filter(({ role }) => role === 'sync_standby').length === wanted,
      60_000,
    );
  }

  async switchover(): Promise<void> {
    const leader = await this.leader();
    const candidate = (await this.members()).find(
      ({ role, name }) => name !== leader.name && (role === 'sync_standby' || role === 'replica'),
    );
    const synchronous = (await this.members()).find(({ role }) => role === 'sync_standby');
    await this.ask(leader, 'POST', '/switchover', {
      leader: leader.name,
      candidate: (synchronous ?? candidate)?.name,
    });
  }

  /** What the leader sends to its replicas stays in its machine from now on. */
  async cutReplicasOff(): Promise<number[]> {
    const rows = await this.query<{ pid: number }>(
      await this.leader(),
      'SELECT pid FROM pg_stat_replication',
    );
    for (const { pid } of rows) process.kill(pid, 'SIGSTOP');
    return rows.map(({ pid }) => pid);
  }

  /** As if its machine lost power: Patroni, PostgreSQL, and what is frozen. */
  async killLeader(frozen: readonly number[] = []): Promise<Node> {
    const leader = await this.leader();
    const pidFile = await readFile(join(leader.folder, 'data', 'postmaster.pid'), 'utf8');
    leader.process?.kill('SIGKILL');
    process.kill(Number(pidFile.split('\n')[0]), 'SIGKILL');
    for (const pid of frozen) process.kill(pid, 'SIGKILL');
    return leader;
  }

  /** Starts a node that was killed, and waits until all three are there. */
  async restart(node: Node): Promise<void> {
    this.run(node);
    await until('three members', () => this.whole(), 180_000);
  }

  /** Whether there is a leader, and two replicas follow it. */
  async whole(): Promise<boolean> {
    try {
      const members = await this.members();
      const leader = members.find(({ role }) => role === 'leader');
      const node = this.nodes.find(({ name }) => name === leader?.name);
      if (!node || members.length !== this.nodes.length) return false;
      const [row] = await this.query<{ n: number }>(
        node,
        "SELECT count(*)::integer AS n FROM pg_stat_replication WHERE state = 'streaming'",
      );
      return row?.n === this.nodes.length - 1;
    } catch {
      return false;
    }
  }

  async stop(): Promise<void> {
    const running = [...this.nodes.flatMap(({ process }) => process ?? []), ...this.helpers];
    for (const { folder } of this.nodes) {
      const pidFile = await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8').catch(
        () => '',
      );
      const pid = Number(pidFile.split('\n')[0]);
      running.find(({ spawnargs }) => spawnargs.join().includes(folder))?.kill('SIGKILL');
      if (pid) killIfThere(pid);
    }
    for (const child of running) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private async begin(
    peerPort: number,
    settings: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    this.helpers.push(this.etcd(peerPort), await this.haproxy());
    for (const node of this.nodes) {
      const file = join(node.folder, 'patroni.yml');
      await mkdir(node.folder, { mode: 0o700 });
      // JSON is YAML.
      await writeFile(file, JSON.stringify(this.settingsOf(node, settings)), { mode: 0o600 });
      for (const path of [node.folder, file]) await own(path);
      this.run(node);
    }
    await until('a leader with two replicas', () => this.whole(), 120_000);
    await this.makeDatabase();
  }

  private etcd(peerPort: number): ChildProcess {
    const client = `http://127.0.0.1:${this.etcdPort}`;
    const peer = `http://127.0.0.1:${peerPort}`;
    return start(programs.etcd, [
      ...['--name', 'one', '--data-dir', join(this.folder, 'etcd')],
      ...['--listen-client-urls', client, '--advertise-client-urls', client],
      ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer],
      ...['--initial-cluster', `one=${peer}`, '--logger', 'zap', '--log-level', 'error'],
    ]);
  }

  private async haproxy(): Promise<ChildProcess> {
    const file = join(this.folder, 'haproxy.cfg');
    const example = new URL('../../deploy/patroni/haproxy.cfg', import.meta.url);
    const [head = ''] = (await readFile(example, 'utf8')).split(/^ *server /m);
    const servers = this.nodes.map(
      ({ name, port, restPort }) => `  server ${name} 127.0.0.1:${port} check port ${restPort}\n`,
    );
    const text = head.replace(/bind .*/, `bind 127.0.0.1:${this.port}`).trimEnd();
    await writeFile(file, `${text}\n${servers.join('')}`);
    await own(file);
    return start(programs.haproxy, ['-db', '-f', file]);
  }

  private settingsOf(node: Node, settings: Readonly<Record<string, unknown>>): object {
    const user = (username: string) => ({ username, password });
    return {
      scope: 'umpin',
      name: node.name,
      restapi: {
        listen: `127.0.0.1:${node.restPort}`,
        connect_address: `127.0.0.1:${node.restPort}`,
      },
      etcd3: { hosts: `127.0.0.1:${this.etcdPort}` },
      bootstrap: {
        dcs: {
          ...settings,
          postgresql: {
            use_pg_rewind: true,
            parameters: { max_connections: 60, shared_buffers: '16MB', wal_log_hints: 'on' },
          },
        },
        initdb: [{ encoding: 'UTF8' }, { locale: 'C.UTF-8' }, 'data-checksums'],
        pg_hba: [
          'host all all 127.0.0.1/32 scram-sha-256',
          'host replication replicator 127.0.0.1/32 scram-sha-256',
        ],
      },
      postgresql: {
        listen: `127.0.0.1:${node.port}`,
        connect_address: `127.0.0.1:${node.port}`,
        data_dir: join(node.folder, 'data'),
        bin_dir: binaries(),
        pgpass: join(node.folder, 'pgpass'),
        authentication: {
          superuser: user('postgres'),
          replication: user('replicator'),
          rewind: user('rewind'),
        },
        parameters: { unix_socket_directories: node.folder },
      },
    };
  }

  private run(node: Node): void {
    node.process = start(programs.patroni, [join(node.folder, 'patroni.yml')]);
  }

  private async makeDatabase(): Promise<void> {
    const leader = await this.leader();
    await this.query(leader, `CREATE ROLE umpin LOGIN PASSWORD '${password}'`);
    await this.query(leader, 'CREATE DATABASE umpin OWNER umpin');
  }

  private async leader(): Promise<Node> {
    const name = (await this.members()).find(({ role }) => role === 'leader')?.name;
    const node = this.nodes.find((each) => each.name === name);
    if (!node) throw new Error('There is no leader.');
    return node;
  }

  /** As the first node says that answers. */
  private async members(): Promise<Member[]> {
    for (const { restPort } of this.nodes) {
      const answer = await fetch(`http://127.0.0.1:${restPort}/cluster`).catch(() => undefined);
      if (answer?.ok) return ((await answer.json()) as { members: Member[] }).members;
    }
    return [];
  }

  private async ask(node: Node, method: string, path: string, body: object): Promise<void> {
    const answer = await fetch(`http://127.0.0.1:${node.restPort}${path}`, {
      method,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }

  private async query<Row extends object>(node: Node, sql: string): Promise<Row[]> {
    const url = `postgres://postgres:${password}@127.0.0.1:${node.port}/postgres`;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }
}

/** PostgreSQL and Patroni do not run as root: Debian's user for them. */
function account(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) =>
    Number(execFileSync('/usr/bin/id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function own(path: string): Promise<void> {
  const { uid, gid } = account();
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

function start(file: string, args: readonly string[]): ChildProcess {
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' };
  const child = spawn(file, args, { ...account(), env, cwd: '/', stdio: 'ignore' });
  const killed = () => child.kill('SIGKILL');
  process.once('exit', killed);
  child.once('exit', () => process.off('exit', killed));
  return child;
}

function binaries(): string {
  const newest = readdirSync(versions)
    .map(Number)
    .sort((a, b) => b - a)[0];
  return join(versions, String(newest), 'bin');
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
