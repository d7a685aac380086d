import { open, type FileHandle } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { parseRootLine, rootLine, type WrittenRoot } from './audit-root.js';

/** Nest's token for the path of AUDIT_ROOT_FILE; undefined if there is none. */
export const AUDIT_ROOT_FILE = Symbol('AuditRootFile');

/** AUDIT_ROOT_FILE is there, and cannot be read. */
export class RootFileUnreadable extends Error {
  override readonly name = 'RootFileUnreadable';
}

/** More than a line can have. */
const tailBytes = 8_192;

/** The roots outside the database: a line of JSON for each, only ever appended. */
@Injectable()
export class RootFile {
  constructor(@Inject(AUDIT_ROOT_FILE) private readonly path: string | undefined) {}

  /** Whether roots are kept in a file. */
  get kept(): boolean {
    return this.path !== undefined;
  }

  async append(root: WrittenRoot): Promise<void> {
    if (this.path === undefined) return;
    const file = await open(this.path, 'a+');
    try {
      // After a part of a line this root would be unreadable with it.
      const begin = (await endsWithinLine(file)) ? '\n' : '';
      await file.appendFile(`${begin}${rootLine(root)}\n`);
    } finally {
      await file.close();
    }
  }

  /**
   * The last root that was written completely; undefined if there is no such file, or nothing in it.
   *
   * @throws RootFileUnreadable
   */
  async last(): Promise<WrittenRoot | undefined> {
    if (this.path === undefined) return undefined;
    const tail = await readTail(this.path).catch((cause: unknown) => {
      const { code = 'for an unknown reason' } = cause as NodeJS.ErrnoException;
      throw new RootFileUnreadable(`AUDIT_ROOT_FILE cannot be read: ${code}`, { cause });
    });
    // A process that is killed may leave a part of a line.
    return tail
      .split('\n')
      .map(parseRootLine)
      .findLast((root) => root !== undefined);
  }
}

/** Whether the last line has no end: a process was killed, or the disk was full, as it was written. */
async function endsWithinLine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString('latin1') !== '\n';
}

async function readTail(path: string): Promise<string> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return '';
  try {
    const { size } = await file.stat();
    const length = Math.min(size, tailBytes);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    await file.close();
  }
}
