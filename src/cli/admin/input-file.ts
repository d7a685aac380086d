import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { CommandError } from '../shared/errors.js';
import type { Terminal } from '../shared/terminal.js';

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
