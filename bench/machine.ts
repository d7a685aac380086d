import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, cpus, release, totalmem, type } from 'node:os';
import type { Postgres } from './postgres.js';
import { root } from './root.js';
import { number } from './statistics.js';

/** Milliseconds that all processors have been busy since the machine started. */
export function machineBusyMs(): number {
  return cpus().reduce(
    (sum, { times }) => sum + times.user + times.nice + times.sys + times.irq,
    0,
  );
}

/** The machine and the versions, as names and values, for the reader of the report. */
export async function describeMachine(postgres: Postgres): Promise<[string, string][]> {
  const packages = ['soap', 'pg', 'nodemailer', '@node-rs/argon2', '@nestjs/core', 'fastify'];
  const settings = await postgres.settings();
  return [
    ['processors', `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`],
    ['memory', `${number(totalmem() / 2 ** 30)} GiB`],
    ['system', `${type()} ${release()} ${arch()}`],
    ['Node', process.version],
    ['umpin', commit()],
    ['PostgreSQL', settings.map(({ name, setting }) => `${name} ${setting}`).join(', ')],
    ['packages', packages.map((name) => `${name} ${versionOf(name)}`).join(', ')],
  ];
}

function versionOf(name: string): string {
  try {
    const manifest = readFileSync(`${root}/node_modules/${name}/package.json`, 'utf8');
    return (JSON.parse(manifest) as { version: string }).version;
  } catch {
    return 'absent';
  }
}

function commit(): string {
  try {
    const git = (...args: string[]): string =>
      execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
    const changed = git('status', '--porcelain', '--', 'src') ? ', src/ changed since' : '';
    return `commit ${git('rev-parse', '--short', 'HEAD')}${changed}`;
  } catch {
    return 'not a git checkout';
  }
}
