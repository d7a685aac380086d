import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atEnd } from './cleanup.js';
import type { Facts, FromChild, Questions, ToChild } from './processes/answers.js';
import type { MeasureQuestions } from './processes/measure.js';

const patienceMs = 60_000;
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface ChildOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Modules that are loaded before the program; paths like the program's. */
  readonly preload?: readonly string[];
  /** Options of Node itself. */
  readonly flags?: readonly string[];
}

/** A process of the run: it answers questions, and ends with the run. */
export class Child<Q extends Questions = MeasureQuestions> {
  readonly ready: Promise<Facts>;
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #log: number | undefined;
  #next = 0;
  #facts: Facts = {};

  /** @param program path, relative to this folder */
  constructor(
    private readonly program: string,
    { env = {}, preload = ['processes/measure.js'], flags = [] }: ChildOptions = {},
  ) {
    const log = openLog();
    this.#log = log;
    const imports = preload.flatMap((file) => ['--import', here(file)]);
    this.#process = spawn(process.execPath, [...flags, ...imports, here(program)], {
      env,
      stdio: ['ignore', log, log, 'ipc'],
      serialization: 'advanced',
    });
    this.ready = new Promise((resolve, reject) => {
      this.#process.on('message', (message) => this.#receive(message as FromChild, resolve));
      this.#process.once('exit', () => {
        reject(this.#ended());
        for (const { reject: give } of this.#waiting.values()) give(this.#ended());
      });
    });
    this.ready.catch(() => undefined);
    atEnd(() => this.stop());
  }

  /** Starts a process that says itself when it is ready. */
  static async start<Q extends Questions>(
    program: string,
    options?: ChildOptions,
  ): Promise<Child<Q & MeasureQuestions>> {
    const child = new Child<Q & MeasureQuestions>(program, options);
    await within(child.ready, patienceMs, `${program} does not start`);
    return child;
  }

  get running(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** @throws Error if the process listens on no port */
  get port(): number {
    if (this.#facts.port === undefined) throw new Error(`${this.program} has no port.`);
    return this.#facts.port;
  }

  ask<K extends keyof Q & string>(
    question: K,
    argument?: Parameters<Q[K]>[0],
    withinMs = patienceMs,
  ): Promise<Awaited<ReturnType<Q[K]>>> {
    if (!this.running) throw this.#ended();
    const id = (this.#next += 1);
    const answer = new Promise<unknown>((resolve, reject) =>
      this.#waiting.set(id, { resolve, reject }),
    );
    answer.catch(() => undefined);
    this.#process.send({ id, ask: question, argument } satisfies ToChild);
    const late = `${this.program} does not answer ${question}`;
    return within(answer as Promise<Awaited<ReturnType<Q[K]>>>, withinMs, late);
  }

  async stop(): Promise<void> {
    if (this.running) {
      const ended = once(this.#process, 'exit');
      this.#process.kill('SIGTERM');
      const killer = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(killer);
    }
    if (this.#log !== undefined) closeSync(this.#log);
    this.#log = undefined;
  }

  #receive(message: FromChild, isReady: (facts: Facts) => void): void {
    if ('ready' in message) {
      this.#facts = message.ready;
      isReady(message.ready);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ('error' in message) waiting?.reject(new Error(`${this.program}: ${message.error}`));
    else waiting?.resolve(message.answer);
  }

  #ended(): Error {
    const end = this.#log === undefined ? '' : endOf(this.#log);
    return new Error(`${this.program} has ended. The end of its log:\n${end}`);
  }
}

// A file, as a service writes its log to something real; without a name, so that nothing stays.
function openLog(): number {
  const folder = mkdtempSync(join(tmpdir(), 'umpin-bench-log-'));
  const log = openSync(join(folder, 'log'), 'a+');
  rmSync(folder, { recursive: true });
  return log;
}

function endOf(log: number): string {
  const { size } = fstatSync(log);
  const end = Buffer.alloc(Math.min(size, 4_000));
  readSync(log, end, 0, end.length, size - end.length);
  return end.toString('utf8');
}

async function within<T>(promise: Promise<T>, ms: number, otherwise: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${otherwise} within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
