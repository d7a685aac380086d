import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A signal and how many milliseconds to wait before the next one is sent. */
export type ShutdownStep = readonly [signal: NodeJS.Signals, patience: number];

/** PostgreSQL's fast shutdown first; the others lose no data either, but need a recovery at the next start. */
export const shutdownSteps: readonly ShutdownStep[] = [
  ['SIGINT', 10_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 2_000],
];

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
