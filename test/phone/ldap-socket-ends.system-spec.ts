import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, link, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, asking, bindRequest, type Asking, type Heard } from '../support/back-sock.js';
import { aDatabase } from '../support/database.js';
import { childOf, ServiceProcess } from '../support/service-process.js';
import { testSettings } from '../support/settings.js';

const activate = '/usr/bin/systemd-socket-activate';
const endpoint = fileURLToPath(new URL('../support/ldap-endpoint.mjs', import.meta.url));
const grouped = { detached: true, stdio: 'inherit' } as const;
/** Each starts dozens of processes, on a machine that does other things too. */
const roundsMs = 120_000;
const verdict = { connected: true, asked: true, lastCode: 0 };
const refusal = { connected: true, asked: true, lastCode: 80 };

/** The different things that those who could connect have heard. */
const outcomes = (heard: readonly Heard[]) =>
  new Set(
    heard
      .filter(({ connected }) => connected)
      .map(({ asked, lastCode }) => (asked ? `asked, heard ${lastCode}` : 'could not ask')),
  );

// docs/decisions/0009.
describe('the LDAP socket, when its process ends', () => {
  let folder: string;
  const running = new Set<ChildProcess>();
  // With what they started: each is a group of its own.
  const killAll = () => {
    for (const { pid } of running) {
      try {
        if (pid !== undefined) process.kill(-pid, 'SIGKILL');
      } catch {
        // It has ended.
      }
    }
    running.clear();
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-ldap-socket-ends-'));
    process.once('exit', killAll);
  });
  afterEach(async () => {
    killAll();
    process.off('exit', killAll);
    await rm(folder, { recursive: true });
  });

  const path = (name: string) => join(folder, `${name}.sock`);

  async function start(shape: 'kept' | 'alone', socket: string): Promise<ChildProcess> {
    const child = spawn(process.execPath, [endpoint, shape, socket], grouped);
    running.add(child);
    await expect.poll(() => ask(socket)).toEqual(verdict);
    return child;
  }

  /** What two dozen clients hear, of which each asks at a moment of its own around that of the end. */
  async function round(
    shape: 'kept' | 'alone',
    end: (child: ChildProcess) => unknown,
  ): Promise<Heard[]> {
    const socket = path(String(randomInt(2 ** 40)));
    const child = await start(shape, socket);
    const ended = once(child, 'exit');
    const clients = Array.from({ length: 24 }, async () => {
      await delay(randomInt(20));
      return ask(socket);
    });
    await delay(randomInt(20));
    await end(child);
    const heard = await Promise.all(clients);
    await ended;
    running.delete(child);
    expect(existsSync(socket)).toBe(false);
    return heard;
  }

  async function rounds(...[shape, end]: Parameters<typeof round>): Promise<Heard[]> {
    const heard: Heard[] = [];
    for (let count = 0; count < 8; count += 1) {
      heard.push(...(await Promise.all([round(shape, end), round(shape, end)])).flat());
    }
    return heard;
  }

  it.each(['alone', 'kept'] as const)(
    'gives its verdict to whoever asked, at any moment of a stop (%s)',
    async (shape) => {
      const heard = await rounds(shape, (child) => child.kill('SIGTERM'));
      expect(outcomes(heard)).toEqual(new Set(['asked, heard 0']));
      expect(heard.some(({ connected }) => !connected)).toBe(true);
    },
    roundsMs,
  );

  it(
    'gives its verdict or a refusal to whoever asked, at any moment of a kill (kept)',
    async () => {
      const heard = await rounds('kept', async (keeper) => {
        process.kill(await childOf(keeper.pid ?? 0), 'SIGKILL');
      });
      expect(outcomes(heard)).toEqual(new Set(['asked, heard 0', 'asked, heard 80']));
    },
    roundsMs,
  );

  it('has no keeper, and no socket, if LDAP_SOCKET is not set', async () => {
    const db = await aDatabase();
    const settings = testSettings(db.url, 'smtp://127.0.0.1:1');
    const service = await ServiceProcess.start(settings, 'start.js');
    expect(await childOf(service.pid)).toBe(0);
    expect(await service.end('SIGTERM')).toBe(0);
    await db.drop();
  });

  it('is removed, and the keeper ends, if the service cannot start', async () => {
    const program = fileURLToPath(new URL('../../dist/src/start.js', import.meta.url));
    const env = { NODE_ENV: 'production', LDAP_SOCKET: path('a') };
    const child = spawn(process.execPath, [program], { ...grouped, env, stdio: 'ignore' });
    running.add(child);
    // EX_CONFIG: what is missing is said by the service.
    expect(await once(child, 'exit')).toEqual([78, null]);
    expect(existsSync(path('a'))).toBe(false);
  });

  it('finds the service in a folder whose name has to be escaped in a URL', async () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const place = join(folder, 'a b');
    await cp(join(root, 'dist'), join(place, 'dist'), { recursive: true });
    await cp(join(root, 'package.json'), join(place, 'package.json'));
    await symlink(join(root, 'node_modules'), join(place, 'node_modules'));
    const env = { NODE_ENV: 'production', LDAP_SOCKET: path('a') };
    const program = join(place, 'dist', 'src', 'start.js');
    const child = spawn(process.execPath, [program], { ...grouped, env, stdio: 'ignore' });
    running.add(child);
    // EX_CONFIG, from the service.
    expect(await once(child, 'exit')).toEqual([78, null]);
  });

  it('has a keeper that ends with the exit code of the service', async () => {
    const keeper = await start('kept', path('a'));
    const ended = once(keeper, 'exit');
    process.kill(await childOf(keeper.pid ?? 0), 'SIGKILL');
    expect(await ended).toEqual([128 + 9, null]);
  });

  it('ends the service if the keeper is killed', async () => {
    const keeper = await start('kept', path('a'));
    const service = await childOf(keeper.pid ?? 0);
    keeper.kill('SIGKILL');
    await expect.poll(() => isRunning(service)).toBe(false);
  });

  describe('with a listener that another process holds', () => {
    it('leaves requests under way at a kill refused, and answers the ones that were waiting', async () => {
      const socket = path('held');
      const holder = await Holder.listen(socket);
      running.add(holder.process);
      const first = await holder.start(endpoint, 'alone', socket);
      await expect.poll(() => ask(socket)).toEqual(verdict);
      const underWay = Array.from({ length: 20 }, () =>
        asking(socket, bindRequest('uid=slow,ou=pins,dc=example,dc=com')),
      );
      await Promise.all(underWay.flatMap(({ asked, refused }) => [asked, refused]));
      process.kill(first, 'SIGSTOP');
      const waiting = Array.from({ length: 50 }, () => asking(socket));
      await Promise.all(waiting.map(({ asked }) => asked));
      process.kill(first, 'SIGKILL');
      expect(await all(underWay)).toEqual(Array(20).fill(refusal));
      const second = await holder.start(endpoint, 'alone', socket);
      expect(await all(waiting)).toEqual(Array(50).fill(verdict));

      process.kill(second, 'SIGTERM');
      await expect.poll(() => isRunning(second)).toBe(false);
      expect(existsSync(socket)).toBe(true);
      const next = asking(socket);
      await holder.start(endpoint, 'alone', socket);
      expect(await next.heard).toEqual(verdict);
    });

    it('refuses a listener that is not a unix socket', async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const holder = Holder.of(server);
      running.add(holder.process);
      server.close();
      const { stderr } = holder.process;
      await holder.start(endpoint, 'alone', path('tcp'));
      const said = text(stderr ?? Readable.from([]));
      holder.process.stdin?.end();
      expect(await said).toContain(
        'LDAP_SOCKET: the descriptor that was passed (LISTEN_FDS) is not a unix socket',
      );
    });

    it.skipIf(!existsSync(activate))('accepts a listener from systemd', async () => {
      const socket = path('handed');
      const command = ['-l', socket, process.execPath, endpoint, 'kept', socket];
      running.add(spawn(activate, command, { ...grouped, stdio: 'ignore' }));
      await expect.poll(() => ask(socket)).toEqual(verdict);
    });
  });
});

// A process that nobody has waited for yet has no files any more.
const isRunning = (pid: number) => existsSync(`/proc/${pid}/fd/2`);

const all = (clients: readonly Asking[]) => Promise.all(clients.map(({ heard }) => heard));

/** Listens for others, as systemd does for a socket unit: accepts nobody itself. */
class Holder {
  private readonly words: AsyncIterator<string>;

  private constructor(readonly process: ChildProcess) {
    const { stdout } = process;
    if (!stdout) throw new Error('There is nothing to read from the holder.');
    this.words = createInterface(stdout)[Symbol.asyncIterator]();
  }

  static async listen(path: string): Promise<Holder> {
    // Only the shell is to have the listener in the end, and the file goes with ours.
    const server = createServer().listen(`${path}.made`);
    await once(server, 'listening');
    await link(`${path}.made`, path);
    const holder = Holder.of(server);
    server.close();
    return holder;
  }

  static of(server: Server): Holder {
    const { fd } = (server as unknown as { _handle: { fd: number } })._handle;
    const stdio = ['pipe', 'pipe', 'pipe', fd] as const;
    return new Holder(spawn('/bin/sh', ['-c', holding, 'sh'], { ...grouped, stdio: [...stdio] }));
  }

  /** Starts a program of Node with the listener, as sd_listen_fds(3) has it. */
  async start(...command: readonly string[]): Promise<number> {
    this.process.stdin?.write(`${[process.execPath, ...command].join(' ')}\n`);
    return Number((await this.words.next()).value);
  }
}

const holding = `while read -r command; do
  sh -c 'export LISTEN_FDS=1 LISTEN_PID=$$; exec $1 <&- >&2' sh "$command" & echo "$!"
done`;
