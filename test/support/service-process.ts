import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Environment } from '../../src/config/config.js';

/** The service itself, or what a container starts: with the keeper of the LDAP socket in front. */
export type Entry = 'main.js' | 'start.js';

/** The only child of a process. */
export async function childOf(pid: number): Promise<number> {
  return Number(await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8'));
}

/** The built service in a process of its own, to be killed for real. */
export class ServiceProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    readonly logs: string[],
  ) {}

  /** Starts it, and waits until it serves. */
  static async start(settings: Environment, entry: Entry = 'main.js'): Promise<ServiceProcess> {
    const program = new URL(`../../dist/src/${entry}`, import.meta.url).pathname;
    if (!existsSync(program)) throw new Error('Run `npm run build` first.');
    const env = { NODE_ENV: 'production', ...settings };
    const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const logs: string[] = [];
    child.stderr.on('data', (data: Buffer) => logs.push(data.toString()));
    // A test run that is ended takes its services along.
    const killed = () => child.kill('SIGKILL');
    process.once('exit', killed);
    child.once('exit', () => process.off('exit', killed));
    for await (const line of createInterface(child.stdout)) {
      logs.push(line);
      const { msg, url } = JSON.parse(line) as { msg?: string; url?: string };
      if (msg === 'serving' && url) {
        child.stdout.on('data', (data: Buffer) => logs.push(data.toString()));
        child.stdout.resume();
        return new ServiceProcess(child, url, logs);
      }
    }
    throw new Error(`The service did not start:\n${logs.join('\n')}`);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** SIGSTOP freezes it, SIGCONT lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(signal);
  }

  /** Sends a signal and waits for the end: exit code, or the signal that ended it. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | NodeJS.Signals | null> {
    const { exitCode, signalCode } = this.child;
    if (exitCode !== null || signalCode !== null) return exitCode ?? signalCode;
    const ended = once(this.child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    this.child.kill(signal);
    const [code, by] = await ended;
    return code ?? by;
  }
}
