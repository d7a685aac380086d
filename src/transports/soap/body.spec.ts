import { describe, expect, it } from 'vitest';
import { decodeBody, isTextXml } from './body.js';
import { invalidRequest, SoapFault } from './soap-fault.js';

const xml = (label?: string) =>
  `<?xml version="1.0"${label === undefined ? '' : ` encoding="${label}"`}?><a>é€😀</a>`;
const latin = (label?: string) => xml(label).replace('€😀', 'ÿ');
const ascii = (label?: string) => xml(label).replace('é€😀', 'a');

const utf8 = (text: string) => Buffer.from(text);
const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => utf16le(text).swap16();
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const marked = (bytes: Buffer, ...mark: number[]) => Buffer.concat([Buffer.from(mark), bytes]);

const utf8Mark = [0xef, 0xbb, 0xbf];
const littleMark = [0xff, 0xfe];
const bigMark = [0xfe, 0xff];

function refusalOf(act: () => unknown): SoapFault {
  try {
    act();
  } catch (error) {
    if (error instanceof SoapFault) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('isTextXml', () => {
  it.each([
    'text/xml',
    'Text/XML',
    'text/xml;charset=utf-8',
    'text/xml; charset="utf-8"',
    ' text/xml ; CHARSET=UTF-8 ; action="a;b\\"c"',
    'text/xml;',
  ])('accepts the Content-Type %j', (contentType) => {
    expect(isTextXml(contentType)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'text/xmlx',
    'text/plain',
    'application/xml',
    'application/soap+xml; charset=utf-8',
    'multipart/related; type="text/xml"',
    'text/xml, text/xml',
    'text/xml charset=utf-8',
    'text/xml; charset',
    'text/xml; charset="utf-8',
    'text/xml; charset=utf-8; charset=utf-16',
    `text/xml${'; a=b'.repeat(1_000)}`,
  ])('refuses the Content-Type %j', (contentType) => {
    expect(isTextXml(contentType)).toBe(false);
  });
});

describe('decodeBody uses the byte order mark, else the charset, else the declaration, else UTF-8', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['UTF-8 without any label', utf8('<a>é</a>'), 'text/xml', '<a>é</a>'],
    ['UTF-8 that declares itself', utf8(xml('utf-8')), 'text/xml', xml('utf-8')],
    ['UTF-8 with its mark', marked(utf8(xml()), ...utf8Mark), 'text/xml', xml()],
    ['UTF-8 by charset', utf8(xml()), 'text/xml; charset=utf-8', xml()],
    ['UTF-8 by quoted charset', utf8(xml()), 'text/xml; charset="UTF-8"', xml()],
    ['UTF-8 by charset and mark', marked(utf8(xml()), ...utf8Mark), 'text/xml;charset=utf8', xml()],
    ['UTF-16LE by mark', marked(utf16le(xml()), ...littleMark), 'text/xml', xml()],
    ['UTF-16BE by mark', marked(utf16be(xml()), ...bigMark), 'text/xml', xml()],
    ['UTF-16 by charset', marked(utf16le(xml()), ...littleMark), 'text/xml;charset=UTF-16', xml()],
    ['big UTF-16 by charset', marked(utf16be(xml()), ...bigMark), 'text/xml;charset=utf-16', xml()],
    ['UTF-16LE by charset', utf16le(xml()), 'text/xml; charset=utf-16le', xml()],
    ['UTF-16BE by charset', utf16be(xml()), 'text/xml; charset=utf-16be', xml()],
    ['UTF-16LE by both', marked(utf16le(xml()), ...littleMark), 'text/xml;charset=utf-16le', xml()],
    ['Latin-1 by charset', latin1(latin()), 'text/xml; charset=ISO-8859-1', latin()],
    ['Latin-1 by declaration', latin1(latin('ISO-8859-1')), 'text/xml', latin('ISO-8859-1')],
    ['US-ASCII by charset', utf8(ascii()), 'text/xml; charset=us-ascii', ascii()],
    ['US-ASCII by declaration', utf8(ascii('US-ASCII')), 'text/xml', ascii('US-ASCII')],
  ])('%s', (_, bytes, contentType, text) => {
    expect(decodeBody(bytes, contentType)).toBe(text);
  });

  // WS-I BP 1.1 R1018
  it.each<[string, Uint8Array, string, string]>([
    ['ISO-8859-1', utf8(xml('ISO-8859-1')), 'text/xml; charset=utf-8', xml('ISO-8859-1')],
    ['UTF-8', latin1(latin('UTF-8')), 'text/xml; charset=iso-8859-1', latin('UTF-8')],
    ['a word', utf8(xml('x-nonsense')), 'text/xml; charset=utf-8', xml('x-nonsense')],
    ['UTF-8', marked(utf16le(xml('UTF-8')), ...littleMark), 'text/xml', xml('UTF-8')],
    ['Latin-1', marked(utf8(xml('latin1')), ...utf8Mark), 'text/xml', xml('latin1')],
  ])('ignores a declared %s that comes too late', (_, bytes, contentType, text) => {
    expect(decodeBody(bytes, contentType)).toBe(text);
  });

  it('reads ISO-8859-1 as such, not as windows-1252', () => {
    expect(decodeBody(Uint8Array.of(0x80, 0x9f, 0xa4), 'text/xml; charset=iso-8859-1')).toBe(
      '\u0080\u009f\u00a4',
    );
  });

  it('finds a declared encoding after any amount of white space', () => {
    const text = `<?xml version = '1.0'${' '.repeat(5_000)}encoding = 'ISO-8859-1' ?><a>Ã©</a>`;
    expect(decodeBody(latin1(text), 'text/xml')).toBe(text);
  });

  it('decodes a body that is part of a larger buffer', () => {
    const whole = latin1('before<a>é</a>behind');
    const part = new Uint8Array(whole.buffer, whole.byteOffset + 6, 8);
    expect(decodeBody(part, 'text/xml; charset=iso-8859-1')).toBe('<a>é</a>');
  });

  it('decodes an empty body as an empty string', () => {
    expect(decodeBody(new Uint8Array(), 'text/xml; charset=utf-8')).toBe('');
  });

  it('decodes correctly after an invalid body', () => {
    expect(() => decodeBody(Uint8Array.of(0xe2, 0x82), 'text/xml')).toThrow(SoapFault);
    expect(decodeBody(utf8('€'), 'text/xml')).toBe('€');
  });
});

describe('P11: decodeBody refuses a body whose encoding is in doubt', () => {
  it.each<[string, Uint8Array, string]>([
    ['a byte that UTF-8 has not', Uint8Array.of(0x3c, 0xff), 'text/xml'],
    ['Latin-1 without label', latin1('<a>é</a>'), 'text/xml'],
    ['Latin-1 labelled UTF-8', latin1('<a>é</a>'), 'text/xml; charset=utf-8'],
    ['overlong UTF-8', Uint8Array.of(0xc0, 0xbc, 0x61, 0x3e), 'text/xml'],
    ['overlong NUL', Uint8Array.of(0xc0, 0x80), 'text/xml'],
    ['a surrogate in UTF-8', Uint8Array.of(0xed, 0xa0, 0x80), 'text/xml'],
    ['a code point beyond Unicode', Uint8Array.of(0xf4, 0x90, 0x80, 0x80), 'text/xml'],
    ['UTF-8 cut short', Uint8Array.of(0x3c, 0xe2, 0x82), 'text/xml'],
    ['an odd number of bytes', Uint8Array.of(...littleMark, 0x3c, 0, 0x61), 'text/xml'],
    ['a lone high surrogate', Uint8Array.of(...littleMark, 0, 0xd8, 0x3c, 0), 'text/xml'],
    ['a lone low surrogate', Uint8Array.of(...bigMark, 0xdc, 0, 0, 0x3c), 'text/xml'],
    ['UTF-16 without mark', utf16le(xml()), 'text/xml; charset=utf-16'],
    ['big UTF-16 without mark', utf16be(xml()), 'text/xml; charset=utf-16'],
    ['a declared UTF-16 in bytes', utf8(ascii('UTF-16')), 'text/xml'],
    ['a declared UTF-16LE in bytes', utf8(ascii('UTF-16LE')), 'text/xml'],
    ['the same, one byte longer', utf8(`${ascii('UTF-16LE')} `), 'text/xml'],
    ['UTF-16 and the mark of UTF-8', marked(utf8(xml()), ...utf8Mark), 'text/xml; charset=utf-16'],
    [
      'UTF-8 and the mark of UTF-16',
      marked(utf16le(xml()), ...littleMark),
      'text/xml;charset=utf-8',
    ],
    ['the other byte order', marked(utf16le(xml()), ...littleMark), 'text/xml; charset=utf-16be'],
    ['Latin-1 and a mark', marked(utf8(ascii()), ...utf8Mark), 'text/xml; charset=iso-8859-1'],
    ['US-ASCII and a mark', marked(utf8(ascii()), ...utf8Mark), 'text/xml; charset=us-ascii'],
    ['US-ASCII with other bytes', latin1(latin()), 'text/xml; charset=us-ascii'],
    ['US-ASCII with UTF-8', utf8(xml()), 'text/xml; charset=us-ascii'],
    ['UTF-7', utf8('+ADw-a+AC8APg-'), 'text/xml; charset=utf-7'],
    ['a declared UTF-7', utf8(ascii('UTF-7')), 'text/xml'],
    ['EBCDIC', Uint8Array.of(0x4c, 0x6f, 0xa7, 0x94, 0x93), 'text/xml; charset=cp037'],
    ['EBCDIC without label', Uint8Array.of(0x4c, 0x6f, 0xa7, 0x94, 0x93), 'text/xml'],
    ['a declared EBCDIC', utf8(ascii('ebcdic-cp-us')), 'text/xml'],
    ['windows-1252', latin1(latin()), 'text/xml; charset=windows-1252'],
    ['UTF-32', Uint8Array.of(0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c), 'text/xml; charset=utf-32'],
    ['UTF-32 without label', Uint8Array.of(0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c), 'text/xml'],
    ['an empty charset', utf8(ascii()), 'text/xml; charset=""'],
    ['a charset that names a prototype', utf8(ascii()), 'text/xml; charset=__proto__'],
  ])('%s', (_, bytes, contentType) => {
    const refusal = refusalOf(() => decodeBody(bytes, contentType));
    expect(refusal.fault).toEqual(invalidRequest('').fault);
  });
});
