import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';

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

  it('hold no key but the made-up one, which nobody can take for another', () => {
    const keys = files.flatMap(
      (file) => readFileSync(file, 'utf8').match(/umpin_\w{16}_[\w-]+/g) ?? [],
    );
    expect(new Set(keys)).toEqual(
      new Set(['umpin_0000000000000000_made-up-for-an-example-made-up-for-an-examp']),
    );
  });
});
