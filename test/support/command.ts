import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Environment } from '../../src/config/config.js';
import { runUmpin } from '../../src/cli/admin/umpin.js';

/** Runs the command as a script would: nothing of it is a terminal. */
export async function runCommand(line: string, env: Environment, input: string | Buffer = '') {
  const terminal = {
    input: new PassThrough(),
    output: new PassThrough(),
    errors: new PassThrough(),
  };
  terminal.input.end(input);
  const code = await runUmpin(line.split(' ').filter(Boolean), terminal, env);
  const [output, errors] = await Promise.all(
    [terminal.output, terminal.errors].map((stream) => text(stream.end())),
  );
  return { code, output: output ?? '', errors: errors ?? '' };
}

export const done = (output: string) => ({ code: 0, output: `${output}\n`, errors: '' });

const ended = (code: number) => (errors: string) => ({ code, output: '', errors: `${errors}\n` });
/** By a rule of the service. */
export const refused = ended(1);
/** By a command line, an input or a setting that cannot be used. */
export const misused = ended(2);
/** By something that does not answer. */
export const unavailable = ended(3);
