// Proves that umpin runs on every Node.js version that it promises: the current commit is cloned, installed
// with `npm ci --engine-strict`, tested, and started as a newcomer starts it, one version after another.
// All processes that it starts end with it, also after a failure or Ctrl-C.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const usage = `Usage: npm run test:node -- [--test COMMAND] [VERSION…]

Runs npm ci --engine-strict, npm test and the quick start on versions of the npm package "node", by default
20.19 22 24 26, each in a fresh clone of the current commit.

  --test COMMAND   runs this instead of npm test, such as 'npx vitest run --project unit'
`;

const second = 1_000;
const repository = fileURLToPath(new URL('..', import.meta.url));
const running = new Set();
let stoppedBy;

function assertNotStopped() {
  if (stoppedBy) throw new Error(`stopped by ${stoppedBy}`);
}

/** A command in a process group of its own, so that all its children can be ended with it. */
class Command {
  output = '';

  constructor(line, { folder, env, log }) {
    this.line = line;
    const file = createWriteStream(log, { flags: 'a' });
    this.child = spawn(line, { cwd: folder, env, shell: true, detached: true, stdio: 'pipe' });
    this.child.stdin.end();
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on('data', (data) => {
        this.output += data;
        file.write(data);
      });
    }
    // Not 'close': a process that it leaves running may hold its output open.
    this.ended = once(this.child, 'exit');
    this.child.once('close', () => file.end());
    running.add(this);
  }

  /** @throws Error if it fails, or if the run is stopped meanwhile. */
  async done() {
    const [code, signal] = await this.ended;
    await this.end();
    assertNotStopped();
    if (code !== 0) throw new Error(`${this.line} ended with ${signal ?? code}`);
  }

  /** Waits until it says `text`. */
  async says(text, withinMs) {
    const until = performance.now() + withinMs;
    while (!this.output.includes(text)) {
      assertNotStopped();
      if (this.child.exitCode !== null) throw new Error(`${this.line} ended early`);
      if (performance.now() > until) throw new Error(`${this.line} never said: ${text}`);
      await delay(100);
    }
  }

  /** As Ctrl-C in a terminal does, which reaches the whole group; by force if that is not enough. */
  async end(patienceMs = 30 * second) {
    this.#signal('SIGINT');
    const gentle = await eventually(() => !this.#signal(0), patienceMs);
    if (!gentle) this.#signal('SIGKILL');
    running.delete(this);
    return gentle;
  }

  #signal(signal) {
    try {
      return process.kill(-this.child.pid, signal);
    } catch {
      return false;
    }
  }
}

async function eventually(condition, withinMs) {
  const until = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > until) return false;
    await delay(100);
  }
  return true;
}

async function tryVersion(version, folder, test) {
  // Short, because paths of unix sockets are limited; open, because root's PostgreSQL runs as another user.
  const temporary = join(folder, 'tmp');
  await mkdir(temporary, { mode: 0o1777, recursive: true });
  await chmod(temporary, 0o1777);
  const log = join(folder, 'log');
  const clone = join(folder, 'clone');
  const bin = join(folder, 'node_modules', 'node', 'bin');
  const env = { ...process.env, TMPDIR: temporary, CI: 'true' };
  for (const name of ['DATABASE_URL', 'SMTP_URL', 'NODE_ENV', 'NODE_OPTIONS']) delete env[name];
  const run = (line, at = clone) => new Command(line, { folder: at, env, log }).done();
  const times = [];
  const timed = async (what, work) => {
    const start = performance.now();
    await work();
    times.push(`${what} ${Math.round((performance.now() - start) / second)} s`);
  };

  const outcome = { version, log, times };
  try {
    const manifest = {
      private: true,
      dependencies: { node: version },
      allowScripts: { node: true },
    };
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    await run('npm install --no-audit --no-fund --no-package-lock', folder);
    env.PATH = `${bin}${delimiter}${env.PATH}`;
    const { version: exact } = JSON.parse(await readFile(join(bin, '../package.json'), 'utf8'));
    outcome.version = exact;
    await run(`node -e "process.exit(process.version === 'v${exact}' ? 0 : 1)"`, folder);
    await run(`git clone --quiet "${repository}" "${clone}"`, folder);
    await timed('npm ci', () => run('npm ci --engine-strict'));
    await timed(test, () => run(test));
    await timed('quick start', () => tryQuickStart({ clone, env, log, run }));
    return outcome;
  } catch (error) {
    return { ...outcome, error };
  }
}

/** Checks the README's first screen: the service starts, its curl works, the PIN in the mail is valid. */
async function tryQuickStart({ clone, env, log, run }) {
  const [http, postgres, smtp, page] = await freePorts(4);
  Object.assign(env, {
    PORT: http,
    QUICK_START_POSTGRES_PORT: postgres,
    QUICK_START_SMTP_PORT: smtp,
    QUICK_START_MAIL_PAGE_PORT: page,
  });
  const service = new Command('npm start', { folder: clone, env, log });
  try {
    await service.says('Ctrl-C stops everything.', 60 * second);
    const [, user, body, url] =
      /curl -u (\S+) .*\n\s+--data '([^']+)' \\\n\s+(\S+)/.exec(service.output) ?? [];
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'Content-Type': 'text/xml; charset=utf-8',
        Authorization: `Basic ${Buffer.from(user).toString('base64')}`,
      },
    });
    const answered = await answer.text();
    if (!answered.includes('<ResetPINResponse')) throw new Error(`answered ${answer.status}`);
    const mail = await (await fetch(`http://127.0.0.1:${page}/api/v1/message/latest`)).json();
    const pin = /^\d{6}\r?$/m.exec(mail.Text)?.[0].trim();
    if (!pin) throw new Error('the mail holds no PIN');
    await run(`echo ${pin} | npm run --silent umpin -- mailbox check-pin alice@example.com`);
  } finally {
    await service.end();
  }
  for (const port of [http, postgres, smtp, page]) {
    const free = await eventually(() => refuses(port), 10 * second);
    if (!free) throw new Error(`port ${port} is still taken after Ctrl-C`);
  }
}

async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => String(server.address().port));
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

function refuses(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(true));
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
  });
}

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { test: { type: 'string', default: 'npm test' }, help: { type: 'boolean' } },
    });
    if (values.help) return undefined;
    return { test: values.test, versions: positionals.length > 0 ? positionals : undefined };
  } catch {
    return undefined;
  }
}

async function main() {
  const chosen = options();
  if (!chosen) {
    process.stderr.write(usage);
    return 64;
  }
  const { test, versions = ['20.19', '22', '24', '26'] } = chosen;
  const folder = await mkdtemp(join(tmpdir(), 'umpin-'));
  await chmod(folder, 0o711);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stoppedBy = signal;
      for (const command of running) void command.end(10 * second);
    });
  }
  let failed = 0;
  try {
    for (const [index, version] of versions.entries()) {
      if (stoppedBy) break;
      const at = join(folder, String(index));
      await mkdir(at, { mode: 0o711 });
      const { version: exact, times, error, log } = await tryVersion(version, at, test);
      if (error) {
        failed += 1;
        if (!stoppedBy) {
          const lines = (await readFile(log, 'utf8').catch(() => '')).split('\n');
          process.stderr.write(`${lines.slice(-100).join('\n')}\n`);
        }
      }
      console.log(
        `Node ${exact}: ${[...times, error ? `FAILED: ${error.message}` : 'ok'].join(', ')}`,
      );
      await remove(at);
    }
  } finally {
    await Promise.all([...running].map((command) => command.end()));
    await remove(folder);
  }
  return failed > 0 || stoppedBy ? 1 : 0;
}

/** Patiently: what a database leaves is removed by its supervisor, moments after the end. */
function remove(folder) {
  return rm(folder, { recursive: true, force: true, maxRetries: 40, retryDelay: 250 });
}

process.exitCode = await main();
