import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { env } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from '../bench.js';
import { atEnd } from '../cleanup.js';
import type { Row } from '../report.js';
import { root } from '../root.js';
import { freePort, untilReady } from '../service.js';
import { median, spread } from '../statistics.js';

export const numbers = [10];
export const title = 'start-up';

type Stop = () => Promise<void>;

export async function run(bench: Bench): Promise<Row[]> {
  const { databaseUrl } = await bench.main();
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
  const row = (seconds: readonly number[], what: string, goal: number): Row => ({
    number: 10,
    name: what,
    measured: spread(seconds, 's', 2),
    ratio: median(seconds),
    unit: 's',
    goal,
    atMost: true,
  });
  const rows = [
    row(found.service, 'start against an existing database, to the first 200 of /health/ready', 2),
  ];
  if (found.newcomer) {
    const what = '`npm start` after the install: build, database, demonstration; to the same';
    rows.push(row(found.newcomer, what, 15));
  }
  return rows;
}

/** Seconds until it is ready; then it is stopped. */
async function timed(start: () => Promise<Stop>): Promise<number> {
  const since = performance.now();
  const stop = await start();
  const seconds = (performance.now() - since) / 1_000;
  await stop();
  return seconds;
}

// Nothing is loaded into it but itself.
async function startAgainst(bench: Bench, databaseUrl: string): Promise<Stop> {
  const service = await bench.service(databaseUrl, { preload: [] });
  return () => service.stop();
}

/** A clone of the service with its packages installed: nothing built, no data. */
const clone = [
  'src',
  'dev',
  'bench',
  'scripts',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

async function aFreshInstall(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'umpin-bench-start-'));
  for (const name of [...clone, 'nest-cli.json']) {
    await cp(join(root, name), join(folder, name), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** As a newcomer does it: the build is part of it. */
async function startFresh(folder: string): Promise<Stop> {
  const port = await freePort();
  const settings = {
    PATH: env.PATH,
    HOME: folder,
    PORT: String(port),
    QUICK_START_POSTGRES_PORT: '0',
    QUICK_START_SMTP_PORT: '0',
    QUICK_START_MAIL_PAGE_PORT: '0',
  };
  const options = { cwd: folder, env: settings, stdio: 'ignore', detached: true } as const;
  // A process group of its own: npm and the service under it end together.
  const npm = spawn('npm', ['start'], options);
  const { pid: group } = npm;
  if (group === undefined) throw new Error('npm does not start.');
  const ended = once(npm, 'exit');
  const stop = async () => {
    if (npm.exitCode === null && npm.signalCode === null) process.kill(-group, 'SIGTERM');
    await ended;
    await gone(group);
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  };
  atEnd(stop);
  await untilReady(`http://127.0.0.1:${port}`, () => npm.exitCode === null);
  return stop;
}

// npm may end before the service that it started.
async function gone(group: number): Promise<void> {
  for (let attempts = 0; attempts < 100; attempts += 1) {
    try {
      process.kill(-group, 0);
    } catch {
      return;
    }
    await pause(100);
  }
}
