import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readText } from './read-text.js';

const file = (...chunks: Buffer[]) => Readable.from(chunks);

it('reads a character that comes in two pieces', async () => {
  const bytes = Buffer.from('Müller');
  await expect(readText(file(bytes.subarray(0, 2), bytes.subarray(2)))).resolves.toBe('Müller');
});

it('names the lines that are not text', async () => {
  const bytes = Buffer.from('address\r\nMüller\r\nCafé\r\n', 'latin1');
  const problems = ['line 2', 'line 3'].map(
    (line) => expect.stringMatching(new RegExp(`^${line}: holds bytes .+: save `)) as string,
  );
  await expect(readText(file(bytes))).rejects.toMatchObject({ problems });
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
