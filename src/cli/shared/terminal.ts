import { env } from 'node:process';
import type { Readable, Writable } from 'node:stream';
import { userFolder } from './user-folder.js';

/** Where a command reads and writes; each of the three may be a terminal, a pipe or a file. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
  readonly errors: Writable & { readonly isTTY?: boolean };
  /** Where relative paths begin; the working directory unless given. */
  readonly folder?: string;
}

/** The process's own. */
export function processTerminal(): Terminal {
  const { stdin: input, stdout: output, stderr: errors } = process;
  for (const stream of [output, errors]) stream.on('error', unlessReaderLeft);
  return { input, output, errors, folder: userFolder(env) };
}

export function print(terminal: Terminal, line: string): void {
  terminal.output.write(`${line}\n`);
}

// As in `umpin mailbox list | head`: the command comes to its own end, nobody hears the rest.
function unlessReaderLeft(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
