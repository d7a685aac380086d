import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import sharedServer from '../support/global-setup.js';
import { writeTable } from './support/table.js';

/**
 * `vitest --mode long` asks for the counts of `npm run test:faults` and has the table written;
 * `--sequence.seed` repeats a run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stopServer = await sharedServer(project);
  const long = project.vitest.vite.config.mode === 'long';
  // Absent without the option, whatever its type says.
  const given = project.vitest.config.sequence.seed as number | undefined;
  const seed = given ?? randomInt(2 ** 31);
  const folder = await mkdtemp(join(tmpdir(), 'umpin-faults-'));
  const resultsFile = join(folder, 'results.jsonl');
  project.provide('faults', { long, seed, resultsFile });
  process.stdout.write(`faults: ${long ? 'long' : 'short'} version, seed ${seed}\n`);
  return async () => {
    await stopServer();
    if (long) await writeTable(resultsFile, seed);
    await rm(folder, { recursive: true });
  };
}
