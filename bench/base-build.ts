import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './cleanup.js';
import { root } from './root.js';

/** The last commit before a reset was made cheap: what every later build is compared with. */
export const baseCommit = '0202d9d';

/** Builds that commit in a folder of its own; that folder, or undefined without the git history. */
export function buildBase(say: (line: string) => void): string | undefined {
  const git = (...args: string[]): string => run('git', args, root);
  try {
    git('cat-file', '-e', `${baseCommit}^{commit}`);
  } catch {
    say(`  skipped: there is no commit ${baseCommit} here`);
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'umpin-bench-base-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const archive = join(folder, 'base.tar');
  git('archive', '--output', archive, baseCommit);
  run('tar', ['-xf', archive], folder);
  const lockFile = git('diff', '--name-only', baseCommit, '--', 'package-lock.json');
  if (lockFile === '') symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  else run('npm', ['ci', '--no-audit', '--no-fund'], folder);
  run('npm', ['run', '--silent', 'build'], folder);
  return folder;
}

function run(program: string, args: readonly string[], cwd: string): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8' });
}
