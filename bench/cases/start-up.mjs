import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { env } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { atEnd } from '../cleanup.mjs';
import { freePort, untilReady } from '../service.mjs';
import { median, spread } from '../statistics.mjs';

export const numbers = [10];
export const title = 'start-up';

const root = fileURLToPath(new URL('../..', import.meta.url));

export async function run(bench) {
  const { databaseUrl } = await bench.main;
  const found = await bench.interleaved(
    {
      service: () => timed(() => startAgainst(bench, databaseUrl)),
      ...(bench.scale.freshStarts && {
        newcomer: async () => {
          const folder = await aFreshInstall();
          return timed(() => startFresh(folder));
        },
      }),
    },
    bench.scale.starts,
  );
  const row = (name, what, goal) => ({
    number: 10,
    name: what,
    measured: spread(found[name], 's', 2),
    ratio: median(found[name]),
    unit: 's',
    goal,
    atMost: true,
  });
  const rows = [
    row('service', 'start against an existing database, to the first 200 of /health/ready', 2),
  ];
  if (found.newcomer) {
    const what = '`npm start` after the install: build, database, demonstration; to the same';
    rows.push(row('newcomer', what, 15));
  }
  return rows;
}

/** Seconds until it is ready; then it is stopped. */
async function timed(start) {
  const since = performance.now();
  const stop = await start();
  const seconds = (performance.now() - since) / 1_000;
  await stop();
  return seconds;
}

// Nothing is loaded into it but itself.
async function startAgainst(bench, databaseUrl) {
  const { stop } = await bench.service(databaseUrl, { preload: [] });
  return stop;
}

/** A clone of the service with its packages installed: nothing built, no data. */
const clone = ['src', 'dev', 'scripts', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];

async function aFreshInstall() {
  const folder = await mkdtemp(join(tmpdir(), 'umpin-bench-start-'));
  for (const name of [...clone, 'nest-cli.json']) {
    await cp(join(root, name), join(folder, name), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** As a newcomer does it: the build is part of it. */
async function startFresh(folder) {
  const port = await freePort();
  const settings = {
    PATH: env.PATH,
    HOME: folder,
    PORT: String(port),
    QUICK_START_POSTGRES_PORT: '0',
    QUICK_START_SMTP_PORT: '0',
    QUICK_START_MAIL_PAGE_PORT: '0',
  };
  const options = { cwd: folder, env: settings, stdio: 'ignore', detached: true };
  // A process group of its own: npm and the service under it end together.
  const npm = spawn('npm', ['start'], options);
  const ended = once(npm, 'exit');
  const stop = async () => {
    if (npm.exitCode === null && npm.signalCode === null) process.kill(-npm.pid, 'SIGTERM');
    await ended;
    await gone(npm.pid);
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  };
  atEnd(stop);
  await untilReady(`http://127.0.0.1:${port}`, () => npm.exitCode === null);
  return stop;
}

// npm may end before the service that it started.
async function gone(group) {
  for (let attempts = 0; attempts < 100; attempts += 1) {
    try {
      process.kill(-group, 0);
    } catch {
      return;
    }
    await pause(100);
  }
}
