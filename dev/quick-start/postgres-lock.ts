import { execFile } from 'node:child_process';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { shutdownSteps, supervisorName } from './postgres-supervisor.js';

export const lockFile = (dataDir: string): string => join(dataDir, 'supervisor.lock');

// After its owner was killed, a supervisor needs a moment to notice.
const noticing = 1_000;
const stopping = shutdownSteps.reduce((sum, [, patience]) => sum + patience, noticing);

/**
 * Lets one owner at a time use a data folder. The lock file names the supervisor (`<supervisor> <owner>`,
 * then `stopping` once that supervisor shuts down) and holds as long as that supervisor lives.
 * PostgreSQL's own postmaster.pid cannot tell an orphaned server from one in use.
 */
export async function takeLock(dataDir: string, supervisor: number): Promise<void> {
  const lock = lockFile(dataDir);
  const mine = `${lock}.${supervisor}`;
  await writeFile(mine, `${supervisor} ${process.pid}\n`, { mode: 0o600 });
  const began = Date.now();
  try {
    while (!(await isLinked(mine, lock))) {
      const text = await readFile(lock, 'utf8').catch(() => '');
      const [, holder, owner, mark] = /^(\d+) (\d+)\n(stopping)?/.exec(text) ?? [];
      if (!(await commandLine(Number(holder))).endsWith(supervisorName(dataDir))) {
        await removeStale(lock, text);
      } else if (Date.now() - began > (mark ? stopping : noticing)) {
        throw new Error(
          `The data folder ${dataDir} is in use by another start of this program` +
            ` (process ${owner ?? 'unknown'}). Stop that one first, or choose another folder.`,
        );
      } else {
        await setTimeout(50);
      }
    }
  } finally {
    await rm(mine, { force: true });
  }
}

/** Whether the lock is still that of this supervisor; another owner may take it once it was killed. */
export async function isLockOf(dataDir: string, supervisor: number): Promise<boolean> {
  const text = await readFile(lockFile(dataDir), 'utf8').catch(() => '');
  return text.startsWith(`${supervisor} `);
}

/** A hard link appears together with its content, so a half-written lock is never read. */
async function isLinked(file: string, lock: string): Promise<boolean> {
  try {
    await link(file, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two owners may find the same stale lock: the slower one must not remove the new lock of the other. */
async function removeStale(lock: string, stale: string): Promise<void> {
  const aside = `${lock}.${process.pid}.stale`;
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== stale) await isLinked(aside, lock);
  await rm(aside);
}

/**
 * The command line of a process; empty if there is no such process. Process ids are recycled, so the
 * reader of one from a file checks here that it still belongs to the process in question.
 */
export async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    // Slim images have no `ps`. A zombie, which stays if Node is process 1, reads as empty.
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return text.replace(/\0+$/, '').replaceAll('\0', ' ');
  }
  const ps = promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
  const { stdout } = await ps.catch(() => ({ stdout: '' }));
  return stdout.trim();
}
