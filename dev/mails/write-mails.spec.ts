import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../src/common/language.js';
import { sampleMails } from './sample-mails.js';
import { writeMails } from './write-mails.js';

describe('the folder with every mail', () => {
  let folder: string;
  let count: number;
  const read = (file: string) => readFile(join(folder, file), 'utf8');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-mails-'));
    count = await writeMails(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('has each mail of each language, in HTML and as text', async () => {
    expect(count).toBe(languages.length * 15);
    for (const language of languages) {
      for (const [name, mail] of sampleMails(language)) {
        expect(await read(`${language}/${name}.html`)).toBe(mail.html);
        expect(await read(`${language}/${name}.txt`)).toBe(`\uFEFF${mail.subject}\n\n${mail.text}`);
      }
    }
  });

  it('has an index with a link to every file in it', async () => {
    const links = [...(await read('index.html')).matchAll(/href="([^"]+)"/g)].map(([, to]) => to);
    const files = (await readdir(folder, { recursive: true })).filter((file) =>
      /\/.+\.(html|txt)$/.test(file),
    );
    expect(links.sort()).toEqual(files.sort());
    expect(links).toHaveLength(count * 2);
  });
});
