import { describe, expect, it } from 'vitest';
import { readRequest } from './socket-request.js';

const dn = 'uid=1001,ou=pins,dc=example,dc=com';

/** As OpenLDAP 2.5.13 wrote it. */
function bindRequest({
  name = dn,
  method = '128',
  password = '482915',
  length = String(Buffer.byteLength(password)),
  more = '',
} = {}): Buffer {
  return Buffer.from(
    `BIND\nmsgid: 1\n${more}suffix: ou=pins,dc=example,dc=com\ndn: ${name}\nmethod: ${method}\n` +
      `credlen: ${length}\ncred: ${password}\n\n`,
  );
}

const bound = (password = '482915', name = dn) => ({
  operation: 'bind',
  bind: { dn: name, password },
});
const notUnderstood = { operation: 'bind', bind: undefined };

describe('readRequest', () => {
  it('reads the name and password of a bind', () => {
    expect(readRequest(bindRequest())).toEqual(bound());
  });

  it('accepts lines with the address of the client', () => {
    const more = 'binddn: \npeername: IP=127.0.0.1:36372\nssf: 256\nconnid: 1000\n';
    expect(readRequest(bindRequest({ more }))).toEqual(bound());
  });

  it('accepts several suffixes', () => {
    expect(readRequest(bindRequest({ more: 'suffix: o=other\n' }))).toEqual(bound());
  });

  it.each([
    ['UNBIND\nmsgid: 3\nsuffix: o=x\n\n', 'unbind'],
    ['SEARCH\nmsgid: 2\nsuffix: o=x\nbase: o=x\nscope: 2\nfilter: (a=*)\nattrs: all\n\n', 'other'],
    ['BINDING\nmsgid: 1\n\n', 'other'],
    ['bind\nmsgid: 1\n\n', 'other'],
    ['\n\n', 'other'],
    ['\0\xff\n\n', 'other'],
  ])('recognises the operation by the first line: %j', (text, operation) => {
    expect(readRequest(Buffer.from(text))).toEqual({ operation });
  });

  it('returns undefined until the request is complete', () => {
    const whole = bindRequest();
    for (let length = 0; length < whole.length; length += 1) {
      expect(readRequest(whole.subarray(0, length))).toBeUndefined();
    }
  });
});

describe('readRequest, for the password of a bind', () => {
  it.each(['', ' 482915', '482915 ', '48\n29', '48\n\n29', '482915\n\n', '4829\ncred: 15', 'ü'])(
    'is %j to the byte',
    (password) => {
      expect(readRequest(bindRequest({ password }))).toEqual(bound(password));
    },
  );

  it.each([
    ['was cut at a NUL, as slapd does', { length: '8' }],
    ['is longer than announced', { password: '482915\n\nx', length: '6' }],
    ['has no length', { length: '' }],
    ['has a length that is no number', { length: '6 ' }],
    ['has a length in another form', { length: '06' }],
  ])('refuses a password that %s', (_, parts) => {
    expect(readRequest(bindRequest(parts))).toEqual(notUnderstood);
  });

  it('reads no password of another bind method', () => {
    expect(readRequest(bindRequest({ method: '163' }))).toEqual(notUnderstood);
    expect(readRequest(bindRequest({ method: '1280' }))).toEqual(notUnderstood);
  });
});

// slapd writes what the client made up between `dn: ` and the next line.
describe('readRequest, for a DN with line breaks', () => {
  it.each([
    ['another DN', 'uid=1002\ndn: uid=1001'],
    ['another method', 'uid=1001\nmethod: 163'],
    ['another length', 'uid=1001\ncredlen: 3'],
    ['a password', 'uid=1001\nmethod: 128\ncredlen: 6\ncred: 482915'],
    ['another field', 'uid=1001\nssf: 256'],
    ['an end of its own', 'uid=1001\n,ou=elsewhere'],
    ['a whole request', 'uid=1001\nmethod: 128\ncredlen: 6\ncred: 482915\n\n'],
  ])('lets the DN smuggle in no %s', (_, name) => {
    expect(readRequest(bindRequest({ name }))).toEqual(notUnderstood);
  });
});
