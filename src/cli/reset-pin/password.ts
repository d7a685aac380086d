import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { lostCharacter } from '../../common/decode-text.js';
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
  if (fromEnvironment?.includes(lostCharacter)) {
    throw new UsageError('UMPIN_PASSWORD is not UTF-8 text.');
  }
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
  // PowerShell writes a byte order mark in front of UTF-8.
  const password = line?.replace(/^\ufeff/, '');
  if (!password) throw new UsageError('No password was given.');
  if (password.includes(lostCharacter)) throw new UsageError('The password is not UTF-8 text.');
  return password;
}
