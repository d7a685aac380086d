import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { Buffer } from 'node:buffer';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { atEnd } from './cleanup.mjs';

const patienceMs = 60_000;
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** A process of the run: it answers questions, and ends with the run. */
export class Child {
  #next = 0;
  #waiting = new Map();

  /**
   * @param {string} program path, relative to this folder
   * @param {{ env?: Record<string, string>, preload?: readonly string[], flags?: readonly string[] }} [options]
   */
  constructor(program, { env = {}, preload = ['processes/measure.mjs'], flags = [] } = {}) {
    this.program = program;
    this.log = openLog();
    const imports = preload.flatMap((file) => ['--import', here(file)]);
    this.process = spawn(process.execPath, [...flags, ...imports, here(program)], {
      env,
      stdio: ['ignore', this.log, this.log, 'ipc'],
      serialization: 'advanced',
    });
    this.ready = new Promise((resolve, reject) => {
      this.process.on('message', (message) => this.#receive(message, resolve));
      this.process.once('exit', () => {
        reject(this.#ended());
        for (const { reject: give } of this.#waiting.values()) give(this.#ended());
      });
    });
    this.ready.catch(() => undefined);
    atEnd(() => this.stop());
  }

  /** Starts a process that says itself when it is ready. */
  static async start(program, options) {
    const child = new Child(program, options);
    await within(child.ready, patienceMs, `${program} does not start`);
    return child;
  }

  get running() {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** @param {string} question */
  ask(question, argument, withinMs = patienceMs) {
    if (!this.running) throw this.#ended();
    const id = (this.#next += 1);
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    answer.catch(() => undefined);
    this.process.send({ id, ask: question, argument });
    return within(answer, withinMs, `${this.program} does not answer ${question}`);
  }

  async stop() {
    if (this.running) {
      const ended = once(this.process, 'exit');
      this.process.kill('SIGTERM');
      const killer = setTimeout(() => this.process.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(killer);
    }
    if (this.log !== undefined) closeSync(this.log);
    this.log = undefined;
  }

  #receive({ id, answer, error, ready }, isReady) {
    if (ready) return isReady((this.facts = ready));
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(`${this.program}: ${error}`));
    else waiting?.resolve(answer);
  }

  #ended() {
    const end = this.log === undefined ? '' : endOf(this.log);
    return new Error(`${this.program} has ended. The end of its log:\n${end}`);
  }
}

// A file, as a service writes its log to something real; without a name, so that nothing stays.
function openLog() {
  const folder = mkdtempSync(join(tmpdir(), 'umpin-bench-log-'));
  const log = openSync(join(folder, 'log'), 'a+');
  rmSync(folder, { recursive: true });
  return log;
}

function endOf(log) {
  const { size } = fstatSync(log);
  const end = Buffer.alloc(Math.min(size, 4_000));
  readSync(log, end, 0, end.length, size - end.length);
  return end.toString('utf8');
}

export async function within(promise, ms, otherwise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${otherwise} within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
