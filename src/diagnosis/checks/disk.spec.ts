import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import type { Check } from '../check.js';
import { diskCheck } from './disk.js';

async function examined(folder: string): Promise<Check[]> {
  const checks: Check[] = [];
  await diskCheck(folder).run((check) => checks.push(check), new AbortController().signal);
  return checks;
}

it('diskCheck says how much room there is', async () => {
  const [check] = await examined(tmpdir());
  expect(check?.what).toMatch(/^\d+ MiB are free for the quick start's database\.$/);
});

it.skipIf(process.platform !== 'linux')('diskCheck fails if there is no room', async () => {
  // A file system that has none.
  expect(await examined('/proc')).toMatchObject([
    { state: 'failure', what: "0 MiB are free for the quick start's database." },
  ]);
});

it('diskCheck fails for a folder that is not there', async () => {
  expect(await examined('/made/up/folder')).toMatchObject([
    { state: 'failure', what: 'The data folder of the quick start cannot be examined (ENOENT).' },
  ]);
});
