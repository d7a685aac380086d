import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readText } from './read-text.js';

const file = (...chunks: Buffer[]) => Readable.from(chunks);

it.each([
  { what: 'UTF-8', bytes: Buffer.from('Müller') },
  { what: 'UTF-8 with its mark', bytes: Buffer.from('\ufeffMüller') },
  { what: 'UTF-16 with its mark', bytes: Buffer.from('\ufeffMüller', 'utf16le') },
])('reads $what', async ({ bytes }) => {
  await expect(readText(file(bytes))).resolves.toBe('Müller');
});

it('reads a character that comes in two pieces', async () => {
  const bytes = Buffer.from('Müller');
  await expect(readText(file(bytes.subarray(0, 2), bytes.subarray(2)))).resolves.toBe('Müller');
});

it('marks what is not text', async () => {
  await expect(readText(file(Buffer.from('Müller', 'latin1')))).resolves.toBe('M\ufffdller');
});

it('stops at a file that is too large, before all of it is read', async () => {
  let read = 0;
  function* endless() {
    for (;;) {
      read += 1;
      yield Buffer.alloc(1_048_576);
    }
  }
  await expect(readText(Readable.from(endless()))).rejects.toThrow('larger than 32 MiB');
  expect(read).toBeLessThan(64);
});
