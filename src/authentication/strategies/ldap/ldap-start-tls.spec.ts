import { describe, expect, it } from 'vitest';
import { agreesToTls } from './ldap-start-tls.js';

const success = Buffer.from('300c02010178070a010004000400', 'hex');
const bytes = (hex: string) => Buffer.from(hex, 'hex');

// RFC 4511 4.12 and 4.14.2.
describe('the answer to StartTLS', () => {
  it('is a success on its own', () => {
    expect(agreesToTls(success)).toBe(true);
  });

  it('may name the operation', () => {
    const oid = Buffer.from('1.3.6.1.4.1.1466.20037');
    const named = Buffer.concat([bytes('3024020101781f0a0100040004008a16'), oid]);
    expect(agreesToTls(named)).toBe(true);
  });

  it('may come in pieces', () => {
    for (let length = 0; length < success.length; length += 1) {
      expect(agreesToTls(success.subarray(0, length)), `${length} bytes`).toBeUndefined();
    }
  });

  it.each([
    ['a protocol error', bytes('300c02010178070a010204000400')],
    ['another operation: a bind', bytes('300c02010161070a010004000400')],
    ['another message', bytes('300c02010278070a010004000400')],
    ['an empty answer', bytes('30050201017800')],
    ['an answer without its result', bytes('3009020101780404000400')],
    ['bytes after it', Buffer.concat([success, bytes('30')])],
    ['a second answer after it', Buffer.concat([success, success])],
    ['a length without end', Buffer.concat([bytes('30847fffffff'), Buffer.alloc(5_000)])],
    ['a length below zero', bytes('3084ffffffff020101')],
    ['an indefinite length', bytes('308002010178070a0100040004000000')],
    ['another protocol', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('is none: %s', (_, answer) => {
    const agrees = () => {
      try {
        return agreesToTls(answer);
      } catch {
        return false;
      }
    };
    expect(agrees()).toBe(false);
  });
});
