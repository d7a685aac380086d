import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { env } from 'node:process';
import type { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aCertificate } from '../support/certificate.js';
import { aDatabase } from '../support/database.js';
import { freePorts } from '../support/ports.js';
import { testSettings } from '../support/settings.js';

const root = new URL('../..', import.meta.url).pathname;

/** util-linux's, which runs a command on a terminal of its own. */
const hasTerminals = canRun('script', '--version');

// Of a machine that does other things too; a quick start makes a database first.
describe('a script that npm runs', { timeout: 60_000 }, () => {
  let folder: string;
  let ports: number[];
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-npm-'));
  });
  afterEach(() => {
    for (const { pid } of children.splice(0)) if (pid) endGroup(pid);
  });
  afterAll(async () => {
    // A database that was killed with its owner is stopped by its supervisor, moments later.
    await rm(folder, { recursive: true, maxRetries: 40, retryDelay: 250 });
  });

  const run = (
    command: string[],
    settings: Record<string, string>,
    { cwd = root, stdin = 'pipe' }: { cwd?: string; stdin?: 'pipe' | Readable } = {},
  ) => {
    const ownEnv = { PATH: env.PATH, HOME: folder, npm_config_update_notifier: 'false' };
    const [program = '', ...args] = command;
    const child = spawn(program, args, {
      cwd,
      env: { ...ownEnv, ...settings },
      // A group of its own, as a shell makes one: no signal reaches it but what the test sends.
      detached: true,
      stdio: [stdin, 'pipe', 'pipe'],
    });
    children.push(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => (said += data.toString()));
    }
    return { child, said: () => said };
  };
  const startsQuickly = async (command: string[]) => {
    ports = await freePorts(4);
    const [PORT = '', postgres = '', smtp = '', page = ''] = ports.map(String);
    const { child, said } = run(command, {
      PORT,
      QUICK_START_DATA_DIR: join(folder, 'data'),
      QUICK_START_POSTGRES_PORT: postgres,
      QUICK_START_SMTP_PORT: smtp,
      QUICK_START_MAIL_PAGE_PORT: page,
    });
    // Its end would leave nothing to wait for.
    child.once('close', () => child.stdout?.emit('data', Buffer.from('\nIt has ended.\n')));
    await expect.poll(said, { timeout: 50_000 }).toMatch(/Ctrl-C stops everything|It has ended/);
    expect(said()).toContain('Ctrl-C stops everything.');
    return child;
  };
  const openPorts = async () => (await Promise.all(ports.map(isOpen))).filter(Boolean).length;
  /** Which a service that was stopped has removed, and one that was killed has not. */
  const keptSettings = () => existsSync(join(folder, 'data', 'settings.json'));

  it('stops service and database if npm start gets a SIGTERM', async () => {
    const npm = await startsQuickly(['npm', 'start']);
    expect([await openPorts(), keptSettings()]).toEqual([4, true]);
    // A process that still holds its output would keep it from closing.
    const closed = once(npm, 'close');
    npm.kill('SIGTERM');
    await closed;
    expect([await openPorts(), keptSettings()]).toEqual([0, false]);
  });

  it.skipIf(!hasTerminals)('stops service and database when the terminal closes', async () => {
    const terminal = await startsQuickly(['script', '-qec', 'npm start', '/dev/null']);
    terminal.kill('SIGKILL');
    await expect.poll(async () => [await openPorts(), keptSettings()]).toEqual([0, false]);
  });

  it.skipIf(!hasTerminals)('stops service and database in order at a Ctrl-C', async () => {
    const terminal = await startsQuickly(['script', '-qec', 'npm start', '/dev/null']);
    terminal.stdin?.write('\x03');
    await once(terminal, 'close');
    await expect.poll(async () => [await openPorts(), keptSettings()]).toEqual([0, false]);
  });

  it('ends the command if npm run umpin gets a SIGTERM', async () => {
    const db = await aDatabase();
    try {
      const settings = { NODE_ENV: 'production', ...testSettings(db.url, 'smtp://127.0.0.1:1') };
      const command = ['npm', 'run', 'umpin', '--', 'mailbox', 'import', '-'];
      // An input of npm's own would end with npm, and the command with its input.
      const input = spawn('sleep', ['60'], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
      children.push(input);
      const { child: npm } = run(command, settings, { stdin: input.stdout });
      const connected = async () => {
        const rows: unknown[] = await db.dataSource.query(
          `SELECT FROM pg_stat_activity
           WHERE datname = current_database() AND application_name = 'umpin'`,
        );
        return rows.length > 0;
      };
      await expect.poll(connected).toBe(true);
      const closed = once(npm, 'close');
      npm.kill('SIGTERM');
      await closed;
      await expect.poll(connected).toBe(false);
    } finally {
      await db.drop();
    }
  });

  it('finds a file relative to the folder that npm was called in', async () => {
    const db = await aDatabase();
    const certificate = await aCertificate('IP:127.0.0.1');
    try {
      const file = join(folder, 'mailboxes.csv');
      await writeFile(
        file,
        'address,displayName,extensions,language,umEnabled,policy\na@example.com,,,,,',
      );
      const settings = { NODE_ENV: 'production', ...testSettings(db.url, 'smtp://127.0.0.1:1') };
      const cwd = join(root, 'test');
      const runScript = async (...words: string[]) => {
        const { child, said } = run(['npm', 'run', '--silent', ...words], settings, { cwd });
        child.stdin?.end('made-up\n');
        await once(child, 'close');
        return said();
      };
      expect(await runScript('umpin', '--', 'mailbox', 'import', relative(cwd, file))).toBe(
        'Added 1 mailbox.\n',
      );
      const url = ['--url', 'https://127.0.0.1:1/', '--user', 'a@example.com'];
      const ca = ['--ca', relative(cwd, certificate.certFile)];
      expect(await runScript('reset-pin', '--', ...url, ...ca)).toContain('refuses connections');
    } finally {
      await certificate.remove();
      await db.drop();
    }
  });

  it('writes the mails into a folder relative to the one that npm was called in', async () => {
    const cwd = join(root, 'test');
    const mails = join(folder, 'mails');
    const command = ['npm', 'run', '--silent', 'mails', '--', relative(cwd, mails)];
    const { child, said } = run(command, {}, { cwd });
    await once(child, 'close');
    expect(said()).toMatch(/^Wrote \d+ mails: file:.+index\.html\n$/);
    expect(existsSync(join(mails, 'index.html'))).toBe(true);
  });
});

function canRun(program: string, ...args: string[]): boolean {
  try {
    return execFileSync(program, args, { stdio: 'pipe' }).length > 0;
  } catch {
    return false;
  }
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
