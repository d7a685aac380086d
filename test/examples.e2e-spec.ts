import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { example } from './support/example.js';

const analyze = '/usr/bin/systemd-analyze';

const folder = fileURLToPath(new URL('../examples', import.meta.url));
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

describe('the examples', () => {
  it.each(files.filter((file) => file.endsWith('.xml')))('%s is XML', (file) => {
    const document = XmlDocument.fromBuffer(readFileSync(file));
    expect(document.root.name).toMatch(/^(configuration|include)$/);
    document.dispose();
  });

  it.skipIf(!existsSync(analyze))('have units that systemd understands', async () => {
    const copies = await mkdtemp(join(tmpdir(), 'umpin-units-'));
    const units = ['umpin.socket', 'umpin.service'];
    for (const unit of units) {
      const text = await example(
        `openldap/${unit}`,
        unit === 'umpin.service' ? { '/usr/bin/node': process.execPath } : {},
      );
      await writeFile(join(copies, unit), text);
    }
    const paths = units.map((unit) => join(copies, unit));
    // It speaks of other units of this machine, too.
    const { stderr } = await promisify(execFile)(analyze, ['verify', ...paths]);
    expect(stderr.split('\n').filter((line) => line.includes('umpin'))).toEqual([]);
    await rm(copies, { recursive: true });
  });

  it('hold no key but the made-up one, which nobody can take for another', () => {
    const keys = files.flatMap(
      (file) => readFileSync(file, 'utf8').match(/umpin_\w{16}_[\w-]+/g) ?? [],
    );
    expect(new Set(keys)).toEqual(
      new Set(['umpin_0000000000000000_made-up-for-an-example-made-up-for-an-examp']),
    );
  });
});
