import { once } from 'node:events';
import { readFile, rename, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { serverEnvironment, type Home } from './postgres-cluster.js';
import { commandLine } from './postgres-lock.js';
import { shutdownSteps, type PostgresSupervisor } from './postgres-supervisor.js';

const defaultSettings = {
  fsync: 'on',
  synchronous_commit: 'on',
  shared_buffers: '32MB',
  max_wal_size: '256MB',
  // Reading ahead by three more processes gains nothing at this size.
  io_method: 'sync',
  unix_socket_directories: '',
  // The log is for the life of the server; a statement in it could carry data of the application.
  log_min_error_statement: 'panic',
};

export interface ServerPlan {
  readonly home: Home;
  readonly binaries: string;
  readonly cluster: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** Recovery after a crash may replay `max_wal_size` of log before connections are accepted. */
const patience = 60_000;

/** Has the supervisor start the server; returns when that accepts connections. */
export async function runServer(supervisor: PostgresSupervisor, plan: ServerPlan): Promise<void> {
  const { home, binaries, cluster, port } = plan;
  const log = join(home.folder, 'postgres.log');
  await rename(log, join(home.folder, 'postgres.previous.log')).catch(() => undefined);
  const settings = Object.entries({
    ...defaultSettings,
    ...plan.settings,
    port: String(port),
    listen_addresses: '127.0.0.1',
  });
  supervisor.order({
    run: {
      command: join(binaries, 'bin', 'postgres'),
      args: [
        ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
        ...clusterArguments(cluster),
      ],
      env: serverEnvironment,
      ...home.account,
      log,
    },
  });
  const deadline = Date.now() + patience;
  while (!(await isReady(cluster))) {
    if (supervisor.serverEnded.aborted || Date.now() > deadline) throw await explain(log, port);
    await setTimeout(20);
  }
}

/** PostgreSQL notes in the last line of this file that it accepts connections, as pg_ctl relies on. */
async function isReady(cluster: string): Promise<boolean> {
  const text = await readFile(pidFile(cluster), 'utf8').catch(() => '');
  return text.split('\n')[7]?.trim() === 'ready';
}

async function explain(log: string, port: number): Promise<Error> {
  const text = await readFile(log, 'utf8').catch(() => '');
  if (text.includes('Address already in use')) return new PortTakenError(port);
  const end = text.trimEnd().split('\n').slice(-15).join('\n');
  return new Error(`PostgreSQL of the quick start did not start. The end of ${log}:\n${end}`);
}

/** Another program uses the port; the message names it. */
export class PortTakenError extends Error {
  constructor(readonly port: number) {
    super(
      `Port ${port} is taken (PostgreSQL of the quick start). ` +
        'Stop what listens there, or choose another port.',
    );
  }
}

/**
 * @returns `wanted` if it is free on the loopback interface, or any free port if `wanted` is 0.
 * @throws PortTakenError
 */
export async function choosePort(wanted: number): Promise<number> {
  const probe = createServer();
  try {
    // Exclusive: a worker of node:cluster would otherwise share the port instead of probing it.
    probe.listen({ port: wanted, host: '127.0.0.1', exclusive: true });
    await once(probe, 'listening');
    return (probe.address() as AddressInfo).port;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new PortTakenError(wanted);
    throw error;
  } finally {
    probe.close();
  }
}

/** The last arguments of every server that we start; they tell it apart from any other process. */
const clusterArguments = (cluster: string): readonly string[] => ['-D', cluster];

const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid');

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
