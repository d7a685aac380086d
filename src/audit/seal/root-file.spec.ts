import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseRootLine, type AuditRoot } from './audit-root.js';
import { RootFile } from './root-file.js';

const aRoot = (size: number): AuditRoot => ({
  size,
  root: Buffer.alloc(32, size),
  at: '2026-11-30T12:00:00.000000Z',
  keyId: 'test',
  signature: Buffer.alloc(64),
});

describe('the file of roots', () => {
  let folder: string;
  let path: string;
  let file: RootFile;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'umpin-roots-'));
    path = join(folder, 'roots.jsonl');
    file = new RootFile(path);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const sizes = () =>
    readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => parseRootLine(line)?.size)
      .filter((size) => size !== undefined);

  it('has a line for each root, and no other', async () => {
    for (const size of [1, 2, 3]) await file.append(aRoot(size));
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(4);
    expect(sizes()).toEqual([1, 2, 3]);
    expect(await file.last()).toEqual(aRoot(3));
  });

  it('goes on in a new line after a crash in the middle of one', async () => {
    await file.append(aRoot(1));
    await file.append(aRoot(2));
    truncateSync(path, readFileSync(path).length - 20);
    expect(await file.last()).toEqual(aRoot(1));
    await file.append(aRoot(3));
    await file.append(aRoot(4));
    expect(sizes()).toEqual([1, 3, 4]);
    expect(await file.last()).toEqual(aRoot(4));
  });

  it('goes on after a whole line whose end is missing', async () => {
    await file.append(aRoot(1));
    truncateSync(path, readFileSync(path).length - 1);
    expect(await file.last()).toEqual(aRoot(1));
    await file.append(aRoot(2));
    expect(sizes()).toEqual([1, 2]);
  });

  it('keeps a root that was lost, and reads it again', async () => {
    const lost = { size: 9, root: Buffer.alloc(32, 9) };
    await file.append({ ...aRoot(3), lost });
    expect(await file.last()).toEqual({ ...aRoot(3), lost });
  });

  it('passes over lines that are no roots', async () => {
    appendFileSync(path, '\n{"size":1}\nx');
    expect(await file.last()).toBeUndefined();
    await file.append(aRoot(5));
    expect(await file.last()).toEqual(aRoot(5));
  });
});
