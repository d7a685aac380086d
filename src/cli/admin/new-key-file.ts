import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CommandError } from '../shared/errors.js';
import type { Terminal } from '../shared/terminal.js';

/**
 * Writes a new sealing key, as an entry of SEALING_KEYS, into a new file that only its owner can read. A
 * terminal's scrollback, a shell's history and a container's log would keep a key that is printed.
 *
 * @throws CommandError if the id cannot be one, or the file cannot be written; an existing one is kept
 */
export async function writeNewKey(file: string, id: string, { folder = '' }: Terminal) {
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(id)) {
    throw new CommandError('--id takes 1 to 32 letters, digits, - or _.');
  }
  const entry = `${id}:${randomBytes(32).toString('base64')}\n`;
  try {
    await writeFile(resolve(folder, file), entry, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    throw new CommandError(`The file cannot be written: ${(error as Error).message}`);
  }
}
