import { describe, expect, it } from 'vitest';
import { mailboxNameOf } from './mailbox-name.js';

const suffix = 'ou=pins,dc=example,dc=com';

// RFC 4514.
describe('mailboxNameOf', () => {
  it.each([
    ['uid=1001', '1001'],
    ['cn=1001', '1001'],
    ['telephoneNumber=\\2B4930901820', '+4930901820'],
    ['0.9.2342.19200300.100.1.1=1001', '1001'],
    ['mail=ann@example.com', 'ann@example.com'],
    ['cn=a=b', 'a=b'],
    ['cn=O\\, Hara', 'O, Hara'],
    ['cn=a\\2Cb\\;c\\\\d\\22', 'a,b;c\\d"'],
    ['cn=\\#1', '#1'],
    ['cn=\\20a\\ ', ' a '],
    ['cn=J\\C3\\BCrgen', 'Jürgen'],
    ['cn=Jürgen', 'Jürgen'],
    ['cn=\\😀', '😀'],
    ['cn=\\F0\\9F\\98\\80', '😀'],
    ['cn=\\EF\\BB\\BF1', '\uFEFF1'],
    ['uid=10\n01', '10\n01'],
  ])('reads %j as %j', (rdn, name) => {
    expect(mailboxNameOf(`${rdn},${suffix}`)).toBe(name);
    expect(mailboxNameOf(rdn)).toBe(name);
  });

  it.each([
    ['nothing', ''],
    ['no value', `uid=,${suffix}`],
    ['no attribute', `=1001,${suffix}`],
    ['no equals sign', '1001'],
    ['two values', `cn=x+uid=1001,${suffix}`],
    ['BER', `uid=#040431303031,${suffix}`],
    ['bytes that are no UTF-8', `uid=\\C3,${suffix}`],
    ['half an escape at the end', 'uid=1001\\'],
    ['quotation marks', `uid="1001",${suffix}`],
    ['a NUL as it is', `uid=10\x0001,${suffix}`],
  ])('returns undefined for %s', (_, dn) => {
    expect(mailboxNameOf(dn)).toBeUndefined();
  });
});
