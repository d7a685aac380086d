import { describe, expect, it } from 'vitest';
import { bindName } from './ldap-operations.js';

const template = 'uid=%s,ou=people,dc=example,dc=com';

// RFC 4514 2.4.
describe('the DN of a login', () => {
  it.each([
    ['plain characters as they are', 'Alice.B-c_9@example.com', 'Alice.B-c_9@example.com'],
    ['the end of the value', 'a,ou=admins', 'a\\2cou\\3dadmins'],
    ['a second value', 'a+cn=b', 'a\\2bcn\\3db'],
    ['a backslash', 'a\\', 'a\\5c'],
    ['what is escaped already', 'a\\2c', 'a\\5c2c'],
    ['quotation marks', '"a"', '\\22a\\22'],
    ['blanks', ' a ', '\\20a\\20'],
    ['a number sign', '#04', '\\2304'],
    ['separators of older kinds', 'a;b<c>d/e', 'a\\3bb\\3cc\\3ed\\2fe'],
    ['a NUL', 'a\0', 'a\\00'],
    ['letters beyond ASCII', 'ü', '\\c3\\bc'],
    ['letters beyond the first plane', '😀', '\\f0\\9f\\98\\80'],
    ['what JavaScript replaces', '$&$1', '\\24\\26\\241'],
    ['the placeholder', '%s', '\\25s'],
  ])('holds %s', (_, login, value) => {
    const name = `uid=${value},ou=people,dc=example,dc=com`;
    expect(bindName(template, login)).toEqual({ kind: 'dn', name });
  });

  it('holds the login wherever the template asks for it', () => {
    expect(bindName('uid=%s,ou=%s', 'a')).toEqual({ kind: 'dn', name: 'uid=a,ou=a' });
  });
});

// [MS-ADTS] 5.1.1.1.1: a simple bind takes names of several kinds.
describe('the user principal name of a login', () => {
  const kind = 'userPrincipalName';

  it.each([
    ['%s@example.com', 'alice', 'alice@example.com'],
    ['%s@example.com', "o'hara+$&", "o'hara+$&@example.com"],
    ['%s', 'alice@example.com', 'alice@example.com'],
  ])('made with %j from %j', (upn, login, name) => {
    expect(bindName(upn, login)).toEqual({ kind, name });
  });

  it.each(['alice', 'EXAMPLE\\alice', 'EXTERNAL', 'PLAIN', 'CN=Alice,DC=example'])(
    'is not made from %j',
    (login) => {
      expect(bindName('%s', login)).toBeUndefined();
    },
  );
});
