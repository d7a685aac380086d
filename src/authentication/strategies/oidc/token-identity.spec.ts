import { describe, expect, it } from 'vitest';
import { readIdentity, type ClaimNames } from './token-identity.js';

const names = { loginClaim: 'sub', mailboxClaim: 'email', rolesClaim: 'roles' };
const claims = { sub: 'a-subject', email: 'alice@example.com' };
const read = (more: object, others: Partial<ClaimNames> = {}) =>
  readIdentity({ ...claims, ...more }, { ...names, ...others });

describe('the identity that a token asserts', () => {
  it('is the login, the mail address and the roles in the claims that are configured', () => {
    const login = 'a-subject';
    expect(read({ roles: ['ApplicationImpersonation'] })).toEqual({
      login,
      address: 'alice@example.com',
      roles: ['ApplicationImpersonation'],
    });
    expect(read({ upn: 'bob@example.com' }, { mailboxClaim: 'upn' })?.address).toBe(
      'bob@example.com',
    );
    expect(read({ oid: '4711' }, { loginClaim: 'oid' })?.login).toBe('4711');
  });

  it.each<[string, object]>([
    ['no claim', { sub: undefined }],
    ['a number', { sub: 4711 }],
    ['a list', { sub: ['alice'] }],
    ['an object', { sub: { toString: 'alice' } }],
    ['nothing', { sub: '' }],
    ['null', { sub: null }],
    ['a line feed', { sub: 'alice\nroot' }],
    ['a NUL', { sub: 'alice\0' }],
    ['a control character of ISO-8859-1', { sub: 'alice\u0085' }],
    ['257 characters', { sub: 'a'.repeat(257) }],
  ])('is nobody if the login is %s', (_, more) => {
    expect(read(more)).toBeUndefined();
  });

  it('has no login that is an unverified address', () => {
    const byAddress = { loginClaim: 'email' };
    expect(read({}, byAddress)?.login).toBe('alice@example.com');
    expect(read({ email_verified: false }, byAddress)).toBeUndefined();
  });

  it.each([false, 'true', 'false', 0, 1, null, undefined])(
    'has no mailbox by an address whose email_verified is %j',
    (verified) => {
      expect(read({ email_verified: verified })).toMatchObject({
        login: 'a-subject',
        address: undefined,
      });
    },
  );

  it('has a mailbox if the issuer says that it has verified the address, or says nothing', () => {
    expect(read({ email_verified: true })?.address).toBe('alice@example.com');
    expect(read({})?.address).toBe('alice@example.com');
    // Another claim is another matter: email_verified speaks of `email` alone.
    expect(
      read({ upn: 'bob@example.com', email_verified: false }, { mailboxClaim: 'upn' })?.address,
    ).toBe('bob@example.com');
  });

  it.each<[string, object]>([
    ['no claim', { email: undefined }],
    ['a list', { email: ['alice@example.com'] }],
    ['a line feed', { email: 'alice@example.com\nbob@example.com' }],
    ['a NUL', { email: 'alice@example.com\0' }],
  ])('has no mailbox if the address is %s', (_, more) => {
    expect(read(more)).toMatchObject({ login: 'a-subject', address: undefined });
  });

  it.each<[string, string, object, string[]]>([
    ['a list', 'roles', { roles: ['a', 'b'] }, ['a', 'b']],
    ['words with blanks between', 'scope', { scope: 'openid a' }, ['openid', 'a']],
    ['a list in an object', 'realm_access.roles', { realm_access: { roles: ['a'] } }, ['a']],
    [
      'a list deep in objects',
      'resource_access.umpin.roles',
      { resource_access: { umpin: { roles: ['a'] } } },
      ['a'],
    ],
    [
      'a claim named by a URL',
      'https://example.com/roles',
      { 'https://example.com/roles': ['a'] },
      ['a'],
    ],
    ['strings of a mixed list', 'roles', { roles: ['a', 1, null, ['b'], { c: 'd' }] }, ['a']],
    ['none', 'roles', {}, []],
    ['an object', 'roles', { roles: { a: true } }, []],
    ['a path to nowhere', 'realm_access.roles', { realm_access: 'a' }, []],
    ['a path into null', 'realm_access.roles', { realm_access: null }, []],
    ['a path into a prototype', 'constructor.name', {}, []],
    ['a path into a string', 'sub.length', {}, []],
  ])('has roles by %s', (_, rolesClaim, more, roles) => {
    expect(read(more, { rolesClaim })?.roles).toEqual(roles);
  });
});
