// npm run mail-scores: what spam filters that are installed say of every mail of every language. Exits with 1 if a
// score is above 0.0, or if there is no filter.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from '../../src/cli/shared/table.js';
import { print, processTerminal } from '../../src/cli/shared/terminal.js';
import { languages } from '../../src/common/language.js';
import type { Mail } from '../../src/notification/mail.js';
import { mimeMessage } from '../../src/notification/smtp/mime-message.js';
import { judgedByRspamd } from './rspamd.js';
import { sampleMails } from './sample-mails.js';
import { judgedBySpamAssassin } from './spamassassin.js';
import type { Verdict } from './verdict.js';

const filters = [
  { name: 'rspamd', judge: judgedByRspamd },
  { name: 'spamassassin', judge: judgedBySpamAssassin },
];

const terminal = processTerminal();
const samples = languages.flatMap((language) =>
  [...sampleMails(language)].map(([name, mail]) => ({ language, name, message: messageOf(mail) })),
);
const messages = samples.map(({ message }) => message);
const rows: string[][] = [];
let found = 0;
let judgements = 0;
for (const { name: filter, judge } of filters) {
  const version = await versionOf(filter);
  if (version === undefined) {
    print(terminal, `${filter} is not installed: its Debian package has the same name.`);
    continue;
  }
  print(terminal, `${version}: ${samples.length} mails`);
  const folder = await mkdtemp(join(tmpdir(), 'umpin-scores-'));
  try {
    const verdicts = await judge(messages, folder);
    judgements += verdicts.length;
    rows.push(...languages.map((language) => rowOf(filter, language, verdicts)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
if (rows.length > 0) {
  print(
    terminal,
    table(['filter', 'language', 'mails', 'score', 'by chance', 'of', 'rules'], rows),
  );
}
const expected = samples.length * new Set(rows.map(([filter]) => filter)).size;
if (judgements !== expected) print(terminal, `Only ${judgements} of ${expected} were judged.`);
print(terminal, `${found} scores above 0.0`);
process.exitCode = found > 0 || judgements === 0 || judgements !== expected ? 1 : 0;

/** The message as its reader gets it, of this moment: filters rate old and future dates. */
function messageOf(mail: Mail): string {
  const now = {
    ...mail,
    date: new Date().toISOString(),
    messageId: `<${randomUUID()}@example.com>`,
  };
  const sender = { from: 'voicemail@example.com', fromName: 'Voice mail' };
  const { data } = mimeMessage(now, sender);
  return data
    .toString()
    .replace(/\.\r\n$/, '')
    .replaceAll(/^\./gm, '');
}

/** The mail of a language with the highest score. */
function rowOf(filter: string, language: string, verdicts: readonly Verdict[]): string[] {
  const own = samples.flatMap((sample, index) => {
    const verdict = verdicts[index];
    return sample.language === language && verdict ? [{ ...sample, ...verdict }] : [];
  });
  found += own.filter(({ score }) => Number(score.toFixed(1)) > 0).length;
  const [worst] = own.toSorted((a, b) => b.score - a.score);
  const byChance = Math.max(...own.map(({ highest }) => highest));
  return [
    filter,
    language,
    String(own.length),
    worst?.score.toFixed(1) ?? '-',
    byChance.toFixed(1),
    worst?.name ?? '',
    worst?.rules.join(', ') ?? '',
  ];
}

function versionOf(program: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, ['--version'], (error, output) => {
      resolve(error ? undefined : output.split('\n')[0]);
    });
  });
}
