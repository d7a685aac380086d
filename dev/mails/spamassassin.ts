import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Verdict } from './verdict.js';

const maxOutputBytes = 268_435_456;

/**
 * What SpamAssassin says of messages, without questions to the network, without what it has learnt, and without
 * settings of a user. It is started once for all of them, because its start takes seconds.
 *
 * @param folder a temporary one
 * @throws Error if it cannot be run
 */
export async function judgedBySpamAssassin(
  messages: readonly string[],
  folder: string,
): Promise<Verdict[]> {
  const file = join(folder, 'mails.mbox');
  await writeFile(file, messages.map(inMbox).join(''));
  const options = ['--local', '--nocreate-prefs', '--prefs-file=/dev/null', '--mbox', file];
  const { stdout } = await promisify(execFile)('spamassassin', options, {
    cwd: folder,
    env: { HOME: folder, PATH: '/usr/local/bin:/usr/bin:/bin' },
    maxBuffer: maxOutputBytes,
  });
  const verdicts = verdictsIn(stdout);
  return messages.map((message) => {
    const verdict = verdicts.get(messageIdIn(message));
    if (!verdict) throw new Error('SpamAssassin did not judge every message.');
    return verdict;
  });
}

function messageIdIn(header: string): string {
  return /^Message-ID: *(\S+)/im.exec(header)?.[1] ?? '';
}

/** A message of an mbox file (RFC 4155), in which lines that begin with From are quoted. */
export function inMbox(message: string): string {
  const lines = message.replaceAll('\r\n', '\n').replaceAll(/^(>*From )/gm, '>$1');
  return `${separator}Thu Jan  1 00:00:00 1970\n${lines}\n`;
}

const separator = 'From voicemail@example.com ';

/**
 * The verdicts in an mbox file that SpamAssassin wrote, by Message-ID: it writes messages in another order than it
 * reads them.
 *
 * @throws Error if a message has none
 */
export function verdictsIn(mbox: string): ReadonlyMap<string, Verdict> {
  const messages = mbox.split(new RegExp(`^${separator}.*\n`, 'm')).slice(1);
  const verdicts = messages.map((message): [string, Verdict] => {
    const [header = ''] = message.split('\n\n');
    const unfolded = header.replaceAll(/\n[ \t]+/g, ' ');
    const [, score, tests = ''] =
      /^X-Spam-Status: \w+, score=(-?[\d.]+) .*?\btests=(.*?) autolearn=/m.exec(unfolded) ?? [];
    if (score === undefined) throw new Error('SpamAssassin judged a message without a score.');
    const rules = tests.split(/[,\s]+/).filter((rule) => rule !== '' && rule !== 'none');
    return [messageIdIn(header), { score: Number(score), highest: Number(score), rules }];
  });
  return new Map(verdicts);
}
