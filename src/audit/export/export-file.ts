import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { EventRow } from '../event-row.sql.js';
import { Destination } from './destination.js';

/**
 * A file to which events are appended as JSON, one a line. It is opened for each delivery: a file that logrotate has
 * moved away gets a successor.
 */
export class ExportFile extends Destination {
  readonly name = 'file';

  constructor(private readonly path: string) {
    super();
  }

  async deliver(events: readonly EventRow[]): Promise<void> {
    // Its readers are in the group of the file; everyone else has no business with logins and addresses.
    const file = await open(this.path, 'a+', 0o640);
    try {
      await append(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    } finally {
      await file.close();
    }
    await syncFolder(dirname(this.path));
  }
}

/** Appends all, or nothing: if the disk is full, logrotate may have moved the file before the next delivery. */
async function append(file: FileHandle, lines: string): Promise<void> {
  await dropTornLine(file);
  const { size } = await file.stat();
  try {
    await file.appendFile(lines);
    await file.sync();
  } catch (error) {
    await file.truncate(size).catch(() => undefined);
    throw error;
  }
}

/** A machine that lost power can leave half a line. Its event is delivered again. */
async function dropTornLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  const tail = Buffer.alloc(Math.min(size, longestLine));
  const { bytesRead } = await file.read(tail, 0, tail.length, size - tail.length);
  const end = tail.subarray(0, bytesRead).lastIndexOf('\n') + 1;
  if (size > 0 && end < bytesRead) await file.truncate(size - bytesRead + end);
}

/** Bytes; events have less than a thousand. */
const longestLine = 1_048_576;

/** fsync(2): the name of a new file is kept in its folder. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
