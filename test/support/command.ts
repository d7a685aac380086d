import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Environment } from '../../src/config/config.js';
import { runUmpin } from '../../src/cli/admin/umpin.js';

/** Runs the command as a script would: nothing of it is a terminal. */
export function runCommand(line: string, env: Environment, input: string | Buffer = '') {
  return runWords(line.split(' ').filter(Boolean), env, input);
}

/** The same with words that may have blanks, or be empty. */
export async function runWords(
  words: readonly string[],
  env: Environment,
  input: string | Buffer = '',
) {
  const terminal = {
    input: new PassThrough(),
    output: new PassThrough(),
    errors: new PassThrough(),
  };
  terminal.input.end(input);
  // Read from the start, as a command waits for the reader of a long output.
  const [output, errors] = [text(terminal.output), text(terminal.errors)];
  const code = await runUmpin(words, terminal, env);
  terminal.output.end();
  terminal.errors.end();
  return { code, output: await output, errors: await errors };
}

export const done = (output: string) => ({ code: 0, output: `${output}\n`, errors: '' });

const ended = (code: number) => (errors: string) => ({ code, output: '', errors: `${errors}\n` });
/** By a rule of the service. */
export const refused = ended(1);
/** By a command line, an input or a setting that cannot be used. */
export const misused = ended(2);
/** By something that does not answer. */
export const unavailable = ended(3);
