import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { languages } from '../../src/common/language.js';
import { escapeHtml } from '../../src/notification/mails/mail-layout.js';
import { sampleMails } from './sample-mails.js';

/**
 * Writes every mail of every language into a folder, as HTML and as text, with an index.html of links to them.
 *
 * @returns how many mails
 * @throws Error if the folder cannot be written
 */
export async function writeMails(folder: string): Promise<number> {
  const rows: string[] = [];
  let count = 0;
  for (const language of languages) {
    await mkdir(join(folder, language), { recursive: true });
    const links: string[] = [];
    for (const [name, { subject, text, html }] of sampleMails(language)) {
      const file = `${language}/${name}`;
      await writeFile(join(folder, `${file}.html`), html);
      // A byte order mark: without it, browsers guess the encoding of a text file.
      await writeFile(join(folder, `${file}.txt`), `\uFEFF${subject}\n\n${text}`);
      links.push(
        `<li lang="${language}">${escapeHtml(subject)} <span lang="en">(${name}: <a href="${file}.html">HTML</a>, <a href="${file}.txt">text</a>)</span></li>`,
      );
      count += 1;
    }
    rows.push(`<h2>${nameOf(language)}</h2>\n<ul>\n${links.join('\n')}\n</ul>`);
  }
  await writeFile(join(folder, 'index.html'), page(rows.join('\n')));
  return count;
}

const names = new Intl.DisplayNames('en', { type: 'language' });
const nameOf = (language: string) => escapeHtml(`${names.of(language) ?? ''} (${language})`);

const page = (content: string) => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Mails of umpin</title>
</head>
<body>
<h1>Mails of umpin</h1>
${content}
</body>
</html>
`;
