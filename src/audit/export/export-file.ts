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
      // What is written to a pipe or a terminal is not kept, and so never counts as delivered.
      if (!(await file.stat()).isFile()) throw new Error('AUDIT_EXPORT_FILE is no regular file.');
      await append(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    } finally {
      await file.close();
    }
    await syncFolder(dirname(this.path));
  }
}

/** Appends all, or nothing: if the disk is full, logrotate may have moved the file before the next delivery. */
async function append(file: FileHandle, lines: string): Promise<void> {
  const begin = await endLastLine(file);
  const { size } = await file.stat();
  try {
    await file.appendFile(begin + lines);
    await file.sync();
  } catch (error) {
    await file.truncate(size).catch(() => undefined);
    throw error;
  }
}

/**
 * After a power failure, the last line can be incomplete. If it is one of ours, it is removed, and its event delivered
 * again. What somebody else wrote is kept.
 *
 * @returns what has to be written before the next line
 */
async function endLastLine(file: FileHandle): Promise<string> {
  const { size } = await file.stat();
  const tail = Buffer.alloc(Math.min(size, longestLine));
  const { bytesRead } = await file.read(tail, 0, tail.length, size - tail.length);
  const read = tail.subarray(0, bytesRead);
  const last = read.subarray(read.lastIndexOf('\n') + 1);
  if (last.length === 0) return '';
  if (!last.subarray(0, lineStart.length).equals(lineStart.subarray(0, last.length))) return '\n';
  await file.truncate(size - last.length);
  return '';
}

/** Of every line of ours. */
const lineStart = Buffer.from('{"id":"');

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
