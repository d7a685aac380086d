import { describe, expect, it } from 'vitest';
import { loginKeys } from './login-keys.js';

const here = '192.0.2.1';
const ofLogin = (login: string) => loginKeys(login, here).login;
const ofSource = (source: string) => loginKeys('alice', source).source;

describe('the keys of failed logins', () => {
  it.each([
    ['in capitals', 'ALICE@EXAMPLE.COM'],
    ['with blanks, as a directory reads it', '  alice @example.com '],
    ['with an invisible character', 'ali\u00adce\u200b@example.com'],
    ['in full-width letters', 'ａｌｉｃｅ@example.com'],
    ['with a dotted capital, as PostgreSQL may lower it', 'alİce@example.com'],
    ['with a dotless letter', 'alıce@example.com'],
    ['with an accent', 'alicé@example.com'],
    ['with an accent of its own', 'alice\u0301@example.com'],
  ])('is one login however it is written: %s', (_, spelling) => {
    expect(ofLogin(spelling)).toBe(ofLogin('alice@example.com'));
  });

  it.each(['bob@example.com', 'alice@example.org', 'alice', 'аlice@example.com'])(
    'is another login: %s',
    (login) => {
      expect(ofLogin(login)).not.toBe(ofLogin('alice@example.com'));
    },
  );

  it.each([
    ['192.0.2.1', '::ffff:192.0.2.1'],
    ['2001:db8:1:2::1', '2001:DB8:1:2:ffff:ffff:ffff:ffff'],
    ['fe80::1%eth0', 'fe80::2%eth1'],
  ])('is one source: %s and %s', (one, other) => {
    expect(ofSource(one)).toBe(ofSource(other));
  });

  it.each([
    ['192.0.2.1', '192.0.2.2'],
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
  ])('is another source: %s and %s', (one, other) => {
    expect(ofSource(one)).not.toBe(ofSource(other));
  });

  it('tells the pair of a login and a source from every other', () => {
    const pairs = ['alice', 'alicé', 'bob'].flatMap((login) =>
      ['192.0.2.1', '192.0.2.2'].map((source) => loginKeys(login, source).pair),
    );
    expect(new Set(pairs).size).toBe(6);
    expect(loginKeys('ALICÉ', here).pair).toBe(loginKeys('alice\u0301', here).pair);
  });

  // KELVIN SIGN, LATIN CAPITAL LETTER SHARP S, GREEK CAPITAL THETA SYMBOL: in lower case they are plain
  // letters, and yet names with them are other names (database/same-name).
  it.each([
    ['\u212aim@example.com', 'kim@example.com'],
    ['gro\u1e9e', 'gro\u00df'],
    ['\u03f4eo', '\u03b8eo'],
  ])('tells the pair of %s from that of %s', (lookAlike, login) => {
    expect(loginKeys(lookAlike, here).pair).not.toBe(loginKeys(login, here).pair);
  });

  it('shows the kind, and neither login nor address (P6)', () => {
    const keys = loginKeys('alice', here);
    for (const [kind, key] of Object.entries(keys)) {
      expect(key).toMatch(new RegExp(`^${kind}:[0-9a-f]{64}$`));
    }
  });
});
