import { statfs } from 'node:fs/promises';
import { codeOf, failure, ok, warning, type Examination } from '../check.js';

const mebibyte = 2 ** 20;
/** PostgreSQL's write-ahead log alone may take 1 GiB (max_wal_size). */
const plenty = 2_048 * mebibyte;
const scarce = 256 * mebibyte;

/** The free space for the quick start's database. */
export const diskCheck = (folder: string): Examination => ({
  name: 'disk',
  run: async (report) => {
    try {
      const { bavail, bsize } = await statfs(folder);
      const free = bavail * bsize;
      const what = `${Math.floor(free / mebibyte)} MiB are free for the quick start's database.`;
      const todo = 'Make room, or name another folder in QUICK_START_DATA_DIR.';
      if (free < scarce) report(failure('disk', what, todo));
      else if (free < plenty) report(warning('disk', what, todo));
      else report(ok('disk', what));
    } catch (error) {
      const what = `The data folder of the quick start cannot be examined (${codeOf(error)}).`;
      report(failure('disk', what, 'Start the quick start once, or correct QUICK_START_DATA_DIR.'));
    }
  },
});
