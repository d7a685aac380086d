import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { cwd, env } from 'node:process';
import { Writable, type Readable } from 'node:stream';
import { CommandError, exitCode } from './errors.js';

/** The streams of a command; each of the three may be a terminal, a pipe or a file. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: TextSink;
  readonly errors: TextSink & { readonly isTTY?: boolean };
  /** The start of relative paths; the working directory unless given. */
  readonly folder?: string;
}

interface TextSink {
  write(text: string): unknown;
}

/** The process's own. */
export function processTerminal(): Terminal {
  const { stdin: input, stdout: output, stderr: errors } = process;
  for (const stream of [output, errors]) stream.on('error', outputFailed);
  return { input, output, errors, folder: callersFolder() };
}

export function print(terminal: Terminal, line: string): void {
  terminal.output.write(`${line}\n`);
}

/** For programs: a value as JSON, indented so that people can read it too. */
export function printJson(terminal: Terminal, value: unknown): void {
  print(terminal, jsonText(value));
}

export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/**
 * Prints any number of lines as fast as they are read, so that they do not pile up here. Ends early if the reader
 * has left.
 */
export async function printLines(terminal: Terminal, lines: AsyncIterable<string>): Promise<void> {
  const { output } = terminal;
  for await (const line of lines) {
    const wantsMore = output.write(`${line}\n`);
    if (!(output instanceof Writable)) continue;
    if (wantsMore === false && !output.destroyed) await drained(output);
    if (output.destroyed) return;
  }
}

/** Resolves when a stream takes more, or never will. */
function drained(stream: Writable): Promise<void> {
  const events = ['drain', 'close', 'error'];
  return new Promise((resolve) => {
    const end = () => {
      for (const event of events) stream.off(event, end);
      resolve();
    };
    for (const event of events) stream.on(event, end);
  });
}

/**
 * The bytes of a file; `-` is standard input.
 *
 * @throws CommandError
 */
export async function* bytesOf(
  file: string,
  { input, folder = '' }: Terminal,
): AsyncGenerator<Uint8Array> {
  if (file === '-') {
    yield* input as AsyncIterable<Uint8Array>;
    return;
  }
  try {
    yield* createReadStream(resolve(folder, file)) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new CommandError(`The file cannot be read: ${(error as Error).message}`);
  }
}

let outputIsLost = false;

/**
 * The command runs to its end. A reader that has left, as in `umpin mailbox list | head`, is no failure. If the disk
 * is full, the output is lost, and with it what the command has done.
 */
function outputFailed({ code = 'unknown' }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE' || outputIsLost) return;
  outputIsLost = true;
  process.once('exit', () => {
    process.exitCode = exitCode.unavailable;
  });
  process.stderr.write(`The output cannot be written (${code}).\n`);
}

/**
 * npm runs a script in the folder of the package, and passes the folder that it was called in as INIT_CWD.
 * Every program started by some npm script inherits these variables, so only our own scripts count.
 */
function callersFolder(): string {
  const { INIT_CWD: calledIn, npm_lifecycle_event: script = '' } = env;
  return calledIn && ['umpin', 'reset-pin', 'mails'].includes(script) ? calledIn : cwd();
}
