import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { UsageError } from './arguments.js';

export interface Stdio {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** From the environment, else asked on a terminal without an echo, else the first line of input. */
export async function readPassword(
  fromEnvironment: string | undefined,
  { stdin, stderr }: Stdio,
  user: string,
): Promise<string> {
  // Set but empty is how a script says "not set".
  if (fromEnvironment) return fromEnvironment;
  const terminal = stdin.isTTY === true;
  // On standard error, so that a script that reads the answer never finds the prompt in it.
  if (terminal) stderr.write(`Password of ${user}: `);
  const output = new PassThrough().resume();
  const lines = createInterface({ input: stdin, output, terminal, historySize: 0 });
  // 'close' comes alone at Ctrl-C, Ctrl-D and the end of an empty input.
  const [line] = (await Promise.race([once(lines, 'line'), once(lines, 'close')])) as [string?];
  lines.close();
  if (terminal) stderr.write('\n');
  if (!line) throw new UsageError('No password was given.');
  return line;
}
