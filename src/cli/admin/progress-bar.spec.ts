import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { progressBar } from './progress-bar.js';

function drawnOn({ isTTY }: { isTTY: boolean }): Promise<string> {
  const errors = Object.assign(new PassThrough(), { isTTY });
  const bar = progressBar(
    { input: new PassThrough(), output: new PassThrough(), errors },
    'Adding',
  );
  bar.update(0, 10);
  bar.update(5, 10);
  bar.update(10, 10);
  bar.end();
  errors.end();
  return text(errors);
}

it('progress bar grows on a terminal and leaves a clean line', async () => {
  expect(await drawnOn({ isTTY: true })).toBe(
    [
      `\rAdding [${'.'.repeat(30)}] 0 of 10\u001b[K`,
      `\rAdding [${'#'.repeat(15)}${'.'.repeat(15)}] 5 of 10\u001b[K`,
      `\rAdding [${'#'.repeat(30)}] 10 of 10\u001b[K`,
      '\r\u001b[K',
    ].join(''),
  );
});

it('progress bar is silent in a log file', async () => {
  expect(await drawnOn({ isTTY: false })).toBe('');
});
