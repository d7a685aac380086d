import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { commandLine, shutdownSteps } from './postgres-process.js';

/** The last arguments of every server that we start; they tell it apart from any other process. */
export const clusterArguments = (cluster: string): readonly string[] => ['-D', cluster];

export const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid');

/**
 * Stops the server that a killed owner and a killed supervisor left behind. The caller holds the lock,
 * so a server that still runs here has no owner.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const [firstLine] = (await readFile(pidFile(cluster), 'utf8').catch(() => '')).split('\n');
  const pid = Number(firstLine);
  if (!(pid > 0)) return;
  for (const [signal, patience] of shutdownSteps) {
    const deadline = Date.now() + patience;
    if (await isServer(pid, cluster)) trySignal(pid, signal);
    while (Date.now() < deadline && (await isServer(pid, cluster))) await setTimeout(20);
  }
  if (await isServer(pid, cluster)) {
    throw new Error(`PostgreSQL (process ${pid}) still runs in ${cluster} and cannot be stopped.`);
  }
  // If the process id in it is recycled, PostgreSQL would mistake that process for a running server.
  await rm(pidFile(cluster), { force: true });
}

async function isServer(pid: number, cluster: string): Promise<boolean> {
  const command = await commandLine(pid);
  return (
    command.includes('postgres ') && command.endsWith(` ${clusterArguments(cluster).join(' ')}`)
  );
}

function trySignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It may have ended since the check.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
