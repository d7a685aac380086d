import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import {
  supervisePostgres,
  type ShutdownStep,
  type SupervisorOrder,
} from './postgres-supervisor-process.js';

/** PostgreSQL's fast shutdown first; the others lose no data either, but need a recovery at the next start. */
export const shutdownSteps: readonly ShutdownStep[] = [
  ['SIGINT', 10_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 2_000],
];

const title = 'umpin-postgres-supervisor';

/** How the supervisor of a data folder is named in the process list. */
export const supervisorName = (dataDir: string): string => `${title} ${dataDir}`;

/** The owner's end of the supervisor: a process of its own that stops PostgreSQL when the owner ends. */
export class PostgresSupervisor {
  readonly #process: ChildProcess;
  readonly #stdin: Socket;
  readonly #stdout: Socket;
  readonly #exited: Promise<boolean>;
  readonly #serverEnded = new AbortController();

  constructor(dataDir: string) {
    const program = `(${supervisePostgres.toString()})()`;
    // A session of its own (detached) keeps Ctrl-C at the terminal away from it. The environment of the
    // owner, which may hold secrets, is not handed on.
    this.#process = spawn(
      process.execPath,
      ['--input-type=commonjs', '-e', program, title, dataDir],
      { detached: true, cwd: '/', env: {}, stdio: ['pipe', 'pipe', 'ignore'] },
    );
    this.#stdin = this.#process.stdin as Socket;
    this.#stdout = this.#process.stdout as Socket;
    this.#exited = new Promise((resolve) => {
      this.#process.on('exit', (code) => {
        resolve(code === 0);
      });
      this.#process.on('error', () => {
        resolve(false);
      });
    });
    // The supervisor may be killed at any time; that must not bring the owner down with EPIPE.
    this.#stdin.on('error', () => undefined);
    const serverEnded = (): void => {
      this.#serverEnded.abort();
    };
    this.#stdout.on('data', serverEnded).on('close', serverEnded);
  }

  get pid(): number {
    if (this.#process.pid === undefined)
      throw new Error('The supervisor of PostgreSQL cannot be run.');
    return this.#process.pid;
  }

  /** Aborts when PostgreSQL, or the supervisor, has ended. */
  get serverEnded(): AbortSignal {
    return this.#serverEnded.signal;
  }

  order(order: SupervisorOrder): void {
    this.#stdin.write(`${JSON.stringify(order)}\n`);
  }

  /** Lets the owner end although its database is running. */
  unref(): void {
    this.#process.unref();
    this.#stdin.unref();
    this.#stdout.unref();
  }

  /** @returns whether the supervisor did its duty; otherwise it was killed and PostgreSQL may still run. */
  async end(): Promise<boolean> {
    this.#process.ref();
    this.#stdin.end();
    return this.#exited;
  }
}
