import { format, inspect } from 'node:util';
import { serialize } from 'node:v8';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { ApiKey } from './api-key.js';

const secret = 'made-up-for-a-test_made-up-for-a-test_made-';
const text = `umpin_0123456789abcdef_${secret}`;
const key = parsed(text);

function parsed(written: string): ApiKey {
  const read = ApiKey.parse(written);
  if (!read) throw new Error('This is no key.');
  return read;
}

function logged(write: (logger: pino.Logger) => void): string {
  const lines: string[] = [];
  write(pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

describe('an API key', () => {
  it('is read as it is written', () => {
    expect(key.id).toBe('0123456789abcdef');
    expect(key.reveal()).toBe(text);
  });

  it.each([
    '',
    secret,
    `umpin_${secret}`,
    `umpin__${secret}`,
    ` ${text}`,
    `${text}\n`,
    `${text}=`,
    `${text}A`,
    text.slice(0, -1),
    text.toUpperCase(),
    text.replace('umpin', 'Umpin'),
    text.replace('abcdef', 'ABCDEF'),
    text.replace('abcdef', 'abcdeg'),
    text.replace('abcdef', 'abcde'),
    text.replace('made-up', 'made+up'),
    text.replace('made-up', 'made/up'),
    text.replace('made-up', 'made.up'),
    text.replace('made-up', 'mäde-up'),
    `${text} ${text}`,
    `Bearer ${text}`,
  ])('is nothing that is written another way: %j', (written) => {
    expect(ApiKey.parse(written)).toBeUndefined();
  });

  it('is different each time it is made, with 256 random bits', () => {
    const made = Array.from({ length: 100 }, () => ApiKey.make());
    expect(new Set(made.map(({ id }) => id)).size).toBe(100);
    const secrets = made.map((each) => each.reveal().slice('umpin_0123456789abcdef_'.length));
    expect(new Set(secrets).size).toBe(100);
    expect(secrets.map((each) => Buffer.from(each, 'base64url'))).toSatisfy(
      (all: readonly Buffer[]) => all.every((bytes) => bytes.length === 32),
    );
  });

  it('is read again as it was made', () => {
    const made = ApiKey.make();
    const read = parsed(made.reveal());
    expect(read.id).toBe(made.id);
    expect(read.hasDigest(made.digest)).toBe(true);
  });

  it('is kept as the SHA-256 of its secret', () => {
    // printf %s "$secret" | sha256sum
    expect(key.digest).toBe('384fdbcc4f2007ffe5850503c663c113ae866460be94d5440cf60c433fc3b3b4');
    expect(key.hasDigest(key.digest)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['the secret itself', secret],
    ['another digest', ApiKey.make().digest],
    ['a part of it', key.digest.slice(1)],
    ['more than it', `${key.digest}0`],
    ['it in capitals', key.digest.toUpperCase()],
    ['characters of several bytes', 'ä'.repeat(32)],
  ])('has no other digest: %s', (_, digest) => {
    expect(key.hasDigest(digest)).toBe(false);
  });

  it.each<[string, () => string]>([
    ['a string', () => key.toString()],
    // eslint-disable-next-line @typescript-eslint/restrict-template-expressions -- the accident tried
    ['a template', () => `${key}`],
    ['a string that it is added to', () => 'key: ' + String(key)],
    ['a list that is joined', () => [key].join()],
    ['JSON', () => JSON.stringify({ key, list: [key] })],
    ['inspect', () => inspect({ key }, { showHidden: true, depth: 9 })],
    ['console.log', () => format('%s %o %O %j', key, key, key, key)],
    ['its own properties', () => JSON.stringify([Object.assign({}, key), Reflect.ownKeys(key)])],
    ['a copy', () => inspect(structuredClone(key))],
    ['serialised bytes', () => serialize(key).toString('latin1')],
    ['a log line', () => logged((logger) => logger.info({ key }, 'made %s', key))],
    ['a log line about itself', () => logged((logger) => logger.info(key))],
    ['an error', () => String(new Error('no', { cause: key }).cause)],
    ['an inspected error', () => inspect(new Error('no', { cause: { key } }))],
  ])('does not show its secret in %s (P6)', (_, shown) => {
    expect(shown()).not.toContain(secret);
  });
});
