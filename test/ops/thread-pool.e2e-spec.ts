import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const flag = '--require=./scripts/thread-pool.cjs';

/** Uses more threads than there are, and tells how many there were. */
const program = `
  const { pbkdf2 } = require('node:crypto');
  const { readdirSync } = require('node:fs');
  const hash = () => new Promise((done) => pbkdf2('made up', 'salt', 1_000, 32, 'sha256', done));
  Promise.all(Array.from({ length: 64 }, hash)).then(() => {
    console.log(process.platform === 'linux' ? readdirSync('/proc/self/task').length : 0);
  });`;

async function threads(env: Record<string, string>, ...flags: string[]): Promise<number> {
  const options = { cwd: root, env };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, '-e', program],
    options,
  );
  return Number(stdout);
}

describe("Node's threads, which hash", () => {
  it.skipIf(process.platform !== 'linux')(
    'are as many as processors, two at least, unless UV_THREADPOOL_SIZE says otherwise',
    async () => {
      const others = (await threads({ UV_THREADPOOL_SIZE: '9' })) - 9;
      const byDefault = (await threads({}, flag)) - others;
      expect(byDefault).toBe(Math.max(2, availableParallelism()));
      expect((await threads({ UV_THREADPOOL_SIZE: '7' }, flag)) - others).toBe(7);
    },
  );

  it.each([
    ['package.json', flag],
    ['Dockerfile', `"${flag}"`],
    ['deploy/systemd/umpin.service', '--require=/opt/umpin/scripts/thread-pool.cjs'],
  ])('are set where %s starts the service', async (file, words) => {
    expect(await readFile(`${root}${file}`, 'utf8')).toContain(words);
  });
});
