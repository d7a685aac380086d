import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../dev/quick-start/embedded-postgres.js';
import { findNative, prepareBinaries } from '../../dev/quick-start/postgres-binaries.js';
import { findHome, openDataFolder, type Home } from '../../dev/quick-start/postgres-cluster.js';

// Making a cluster takes a second, and several on a busy machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** Where the program is. */
const home = join(import.meta.dirname, '../../dev/quick-start');

let folder: string;
let dataDir: string;
const running: EmbeddedPostgres[] = [];
const owners: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'umpin-spec-'));
  await chmod(folder, 0o755);
  dataDir = join(folder, 'data');
});

afterEach(async () => {
  for (const owner of owners.splice(0)) owner.kill('SIGKILL');
  for (const server of running.splice(0)) await server.stop();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The tests share a cluster, because making one takes the most time; each has a database of its own. */
async function start(
  database: string,
  options: Partial<Parameters<typeof startEmbeddedPostgres>[0]> = {},
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, port: 0, database, ...options });
  running.push(server);
  return server;
}

/** Another process that starts the database and stays. Node 20 runs no TypeScript, so Vite loads it. */
async function anOwner(options: object): Promise<{ url: string; kill: () => void }> {
  const file = join(home, 'embedded-postgres.ts');
  const program = `
    import { runnerImport } from 'vite';
    const { module } = await runnerImport(${JSON.stringify(file)}, { configFile: false });
    const { url } = await module.startEmbeddedPostgres(${JSON.stringify({ port: 0, ...options })});
    console.log(url);
    setInterval(() => {}, 60_000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  owners.push(owner);
  const [url] = (await once(createInterface(owner.stdout), 'line')) as [string];
  return { url, kill: () => owner.kill('SIGKILL') };
}

async function killSupervisor(): Promise<void> {
  const [supervisor] = (await readFile(join(dataDir, 'supervisor.lock'), 'utf8')).split(' ');
  process.kill(Number(supervisor), 'SIGKILL');
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows.flat();
  } finally {
    await client.end();
  }
}

const note = (url: string) => query(url, 'CREATE TABLE note AS SELECT 42 AS answer');
const answer = (url: string) => query(url, 'SELECT answer FROM note');

describe('the database of the quick start', () => {
  it('keeps its data between runs', async () => {
    const first = await start('between-runs');
    await note(first.url);
    await first.stop();
    const second = await start('between-runs');
    expect(await answer(second.url)).toEqual([42]);
  });

  it('is durable, speaks UTF-8, and takes settings', async () => {
    const { url } = await start('settings', { serverSettings: { work_mem: '7MB' } });
    const sql = `SELECT current_setting(name) FROM unnest(ARRAY['fsync', 'synchronous_commit',
      'server_encoding', 'work_mem']) AS name`;
    expect(await query(url, sql)).toEqual(['on', 'on', 'UTF8', '7MB']);
    expect(await query(url, "SELECT upper('ä'), 'Z' < 'a'")).toEqual(['Ä', true]);
  });

  it('asks for a password that only its owner can read', async () => {
    const { url } = await start('password');
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    const { folder: home } = await findHome(dataDir, false);
    expect((await stat(join(home, 'password'))).mode & 0o777).toBe(0o600);
  });

  it('takes over from an owner that was killed a moment ago', async () => {
    const killed = await anOwner({ dataDir, database: 'killed-owner' });
    await note(killed.url);
    killed.kill();
    const { url } = await start('killed-owner');
    expect(await answer(url)).toEqual([42]);
  });

  it('recovers when its owner and its supervisor were killed', async () => {
    const killed = await anOwner({ dataDir, database: 'killed-both' });
    await note(killed.url);
    await killSupervisor();
    killed.kill();
    const { url } = await start('killed-both', { port: Number(new URL(killed.url).port) });
    expect(await answer(url)).toEqual([42]);
  });

  it('stops even when its supervisor was killed', async () => {
    const { url, stop } = await start('killed-supervisor');
    await killSupervisor();
    await stop();
    await expect(query(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('is not misled by the process id that an earlier server left', async () => {
    const { stop } = await start('stale-pid');
    await stop();
    const { folder: home } = await findHome(dataDir, false);
    await writeFile(join(home, 'cluster', 'postmaster.pid'), `${process.pid}\n`, { mode: 0o644 });
    const { url } = await start('stale-pid');
    expect(await query(url, 'SELECT 1')).toEqual([1]);
  });

  it('refuses a second owner and leaves the first one alone', async () => {
    const { url } = await start('two-owners');
    const refusal = `in use by another start of this program (process ${process.pid})`;
    await expect(start('two-owners')).rejects.toThrow(refusal);
    expect(await query(url, 'SELECT 1')).toEqual([1]);
  });

  it('names a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const refusal = `Port ${port} is taken (PostgreSQL of the quick start).`;
    await expect(start('taken-port', { port })).rejects.toThrow(refusal);
    other.close();
  });

  it('tells what its log says when it cannot start', async () => {
    const serverSettings = { shared_buffers: 'plenty' };
    await expect(start('bad-setting', { serverSettings })).rejects.toThrow(
      'invalid value for parameter "shared_buffers": "plenty"',
    );
  });
});

describe('an ephemeral database', () => {
  it('leaves nothing behind when it is stopped', async () => {
    // Closed to others: as root, the cluster is therefore elsewhere.
    const closed = await mkdtemp(join(folder, 'closed-'));
    const ephemeral = join(closed, 'data');
    const { url, stop } = await start('ephemeral', { dataDir: ephemeral, ephemeral: true });
    const [cluster] = (await query(url, "SELECT current_setting('data_directory')")) as [string];
    expect(existsSync(cluster)).toBe(true);
    await stop();
    expect([existsSync(ephemeral), existsSync(dirname(cluster))]).toEqual([false, false]);
  });

  it('leaves nothing behind when its owner is killed', async () => {
    const ephemeral = join(folder, 'killed');
    const owner = await anOwner({ dataDir: ephemeral, database: 'ephemeral', ephemeral: true });
    owner.kill();
    await vi.waitFor(() => {
      expect(existsSync(ephemeral)).toBe(false);
    }, 20_000);
    await expect(query(owner.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });
});

describe('the binaries of PostgreSQL', () => {
  let checkout: string;
  let native: string;
  let home: Home;

  beforeAll(async () => {
    checkout = join(folder, 'checkout');
    native = join(checkout, 'native');
    home = await findHome(await openDataFolder(join(folder, 'binaries')), false);
    // As `npm ci --ignore-scripts` leaves it; `share` is not needed to see whether it runs.
    await cp(findNative(), native, {
      recursive: true,
      filter: async (path) =>
        !path.endsWith('share') && !path.endsWith('.a') && !(await lstat(path)).isSymbolicLink(),
    });
    await writeFile(join(checkout, 'package.json'), '{ "version": "18.4.0" }');
  });

  it('are copied from a checkout that only others may write or only root may enter', async () => {
    await chmod(join(native, 'lib'), 0o555);
    await chmod(checkout, 0o700);
    const copy = join(home.folder, 'binaries-18.4.0');
    expect(await prepareBinaries(native, home)).toBe(copy);
    const { ino } = await stat(copy);
    expect(await prepareBinaries(native, home)).toBe(copy);
    expect((await stat(copy)).ino).toBe(ino);
  });

  it('run in place when npm did not link their libraries', async () => {
    await chmod(join(native, 'lib'), 0o755);
    await chmod(checkout, 0o755);
    expect(await prepareBinaries(native, home)).toBe(native);
  });
});

describe.runIf(process.getuid?.() === 0)('root', () => {
  it('finds the data again that it keeps elsewhere for a folder only root may enter', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const dataDir = await openDataFolder(join(closed, 'data'));
    const first = await findHome(dataDir, true);
    expect(first.folder.startsWith(closed)).toBe(false);
    expect(await findHome(dataDir, false)).toEqual(first);
    await rm(first.folder, { recursive: true });
    await expect(findHome(dataDir, false)).rejects.toThrow(`remove ${dataDir} to begin`);
  });
});
