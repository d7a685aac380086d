import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const main = new URL('../../dist/src/cli/admin/main.js', import.meta.url).pathname;

/** Prints the manual page into whatever the script says. */
const printed = (into: string) =>
  promisify(execFile)('bash', ['-c', `"$1" "$2" man ${into}`, 'bash', process.execPath, main]);

it('says by its exit code that nobody can read what a command said, on a full disk', async () => {
  await expect(printed('> /dev/full')).rejects.toMatchObject({
    code: 3,
    stderr: 'The output cannot be written (ENOSPC).\n',
  });
  await expect(printed('> /dev/full 2>&1')).rejects.toMatchObject({ code: 3, stderr: '' });
});

it('does what it was told if its reader leaves', async () => {
  const { stdout, stderr } = await printed('| head -c 3; exit "${PIPESTATUS[0]}"');
  expect({ stdout, stderr }).toEqual({ stdout: '.TH', stderr: '' });
});
