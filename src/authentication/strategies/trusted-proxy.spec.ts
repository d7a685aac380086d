import { describe, expect, it } from 'vitest';
import { readProxyUser } from './trusted-proxy.js';

/** As Node hands over the bytes of a field. */
const utf8 = (text: string) => Buffer.from(text).toString('latin1');

describe('a user whom a proxy names', () => {
  it.each([
    ['alice', 'alice'],
    ['alice@example.com', 'alice@example.com'],
    ['alice@EXAMPLE.COM', 'alice@EXAMPLE.COM'],
    ['DOMAIN\\alice', 'DOMAIN\\alice'],
    ['CN=Alice,O=Example', 'CN=Alice,O=Example'],
    [utf8('jürgen'), 'jürgen'],
    ['jürgen', 'jürgen'],
    [utf8('Ελένη'), 'Ελένη'],
  ])('is taken as named if no domain is configured: %s is %s', (field, login) => {
    expect(readProxyUser(field, undefined)).toBe(login);
  });

  it.each([
    ['alice', 'alice@example.com'],
    ['DOMAIN\\alice', 'alice@example.com'],
    ['alice@example.org', 'alice@example.org'],
    ['alice@REALM', 'alice@REALM'],
    [utf8('DOMAIN\\jürgen'), 'jürgen@example.com'],
  ])('is a mail address if a domain is configured: %s is %s', (field, login) => {
    expect(readProxyUser(field, 'example.com')).toBe(login);
  });

  it.each([
    '',
    '\\',
    '@',
    'DOMAIN\\',
    '\\alice',
    '@example.com',
    'alice@',
    'alice@a@b',
    'A\\B\\alice',
    'DOMAIN\\alice@example.com',
    'eve@example.com, alice@example.com',
    'ali\tce',
    'alice\nbob',
    'alice\u0085',
    'alice\0',
    'a'.repeat(257),
    `${'a'.repeat(250)}@example.com`,
  ])('is nobody: %j', (field) => {
    expect(readProxyUser(field, undefined)).toBeUndefined();
    expect(readProxyUser(field, 'example.com')).toBeUndefined();
  });

  it('is nobody if the domain makes the name too long', () => {
    expect(readProxyUser('a'.repeat(250), 'example.com')).toBeUndefined();
  });
});
