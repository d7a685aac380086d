import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { commandLine, shutdownSteps } from './postgres-process.js';

/** The last arguments of every server we start: they tell it from any other process. */
export const clusterArguments = (cluster: string): readonly string[] => ['-D', cluster];

export const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid');

/**
 * Stops the server that a killed owner and a killed supervisor left behind. The caller holds the lock,
 * so whatever runs here is nobody's.
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
  // PostgreSQL would take a recycled process id in it for a running server.
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
    // It may have ended since we looked.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
