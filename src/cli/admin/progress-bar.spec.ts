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

it('progress bar is silent in a log file if the operation is short', async () => {
  expect(await drawnOn({ isTTY: false })).toBe('');
});

it('progress bar is a line every ten seconds in a log file', async () => {
  const errors = new PassThrough();
  const times = [0, 9_999, 10_000, 19_999];
  const now = () => times.shift() ?? 0;
  const terminal = { input: new PassThrough(), output: new PassThrough(), errors };
  const bar = progressBar(terminal, 'Adding', now);
  for (const done of [1, 2, 3]) bar.update(done, 10);
  bar.end();
  errors.end();
  expect(await text(errors)).toBe('Adding: 2 of 10\n');
});
