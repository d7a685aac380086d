import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { arch, cpus, release, totalmem, type } from 'node:os';
import { number } from './statistics.mjs';

/** Milliseconds that all processors have been busy since the machine started. */
export function machineBusyMs() {
  return cpus().reduce(
    (sum, { times }) => sum + times.user + times.nice + times.sys + times.irq,
    0,
  );
}

/** The machine and the versions, as names and values, for the reader of the report. */
export async function describeMachine(postgres) {
  const [cpu] = cpus();
  const version = createRequire(import.meta.url);
  const packages = ['soap', 'pg', 'nodemailer', '@node-rs/argon2', '@nestjs/core', 'fastify'];
  const settings = await postgres.settings();
  return [
    ['processors', `${cpus().length} × ${cpu.model.trim()}`],
    ['memory', `${number(totalmem() / 2 ** 30)} GiB`],
    ['system', `${type()} ${release()} ${arch()}`],
    ['Node', process.version],
    ['umpin', commit()],
    ['PostgreSQL', settings.map(({ name, setting }) => `${name} ${setting}`).join(', ')],
    ['packages', packages.map((name) => `${name} ${versionOf(version, name)}`).join(', ')],
  ];
}

function versionOf(require, name) {
  const [folder] = require.resolve
    .paths(name)
    .map((path) => `${path}/${name}/package.json`)
    .filter((file) => {
      try {
        return require(file);
      } catch {
        return false;
      }
    });
  return folder ? require(folder).version : 'absent';
}

function commit() {
  try {
    const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
    const changed = git('status', '--porcelain', '--', 'src') ? ', src/ changed since' : '';
    return `commit ${git('rev-parse', '--short', 'HEAD')}${changed}`;
  } catch {
    return 'not a git checkout';
  }
}
