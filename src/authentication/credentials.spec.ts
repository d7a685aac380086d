import { describe, expect, it } from 'vitest';
import { readBasicCredentials } from './credentials.js';

const basic = (text: string, encoding: BufferEncoding = 'utf8') =>
  `Basic ${Buffer.from(text, encoding).toString('base64')}`;

// RFC 7617 2, and what the 23 stacks of clients.md 15 were seen to send.
describe('Basic credentials', () => {
  it.each<[string, string, { login: string; password: string }]>([
    [
      'the sample of RFC 7617',
      'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
      { login: 'Aladdin', password: 'open sesame' },
    ],
    ['the UTF-8 sample of RFC 7617', 'Basic dGVzdDoxMjPCow==', { login: 'test', password: '123£' }],
    ['a scheme in lower case', 'basic YTpi', { login: 'a', password: 'b' }],
    ['a scheme in upper case', 'BASIC YTpi', { login: 'a', password: 'b' }],
    ['several blanks, also at the end', 'Basic   YTpi  ', { login: 'a', password: 'b' }],
    ['no padding', 'Basic YTpiYw', { login: 'a', password: 'bc' }],
    ['a colon in the password', basic('a:b:c::'), { login: 'a', password: 'b:c::' }],
    ['a Windows account', basic('DOMAIN\\user:pw'), { login: 'DOMAIN\\user', password: 'pw' }],
    ['UTF-8', basic('jürgen:pässwörd€'), { login: 'jürgen', password: 'pässwörd€' }],
    [
      'ISO-8859-1, as .NET sends it',
      basic('jürgen:pässwörd', 'latin1'),
      { login: 'jürgen', password: 'pässwörd' },
    ],
    ['blanks around the parts', basic(' a : b '), { login: ' a ', password: ' b ' }],
    ['capitals', basic('Alice:PassWord'), { login: 'Alice', password: 'PassWord' }],
    ['a byte-order mark', basic('\uFEFFa:\uFEFFb'), { login: '\uFEFFa', password: '\uFEFFb' }],
    ['decomposed letters', basic('u\u0308:\uFF41'), { login: 'u\u0308', password: '\uFF41' }],
    [
      'a password of 64 characters',
      basic(`a:${'p'.repeat(64)}`),
      { login: 'a', password: 'p'.repeat(64) },
    ],
    [
      '1,024 bytes in all',
      basic(`a:${'p'.repeat(1_022)}`),
      { login: 'a', password: 'p'.repeat(1_022) },
    ],
  ])('are read as they are: %s', (_, header, credentials) => {
    expect(readBasicCredentials(header)).toEqual(credentials);
  });

  it.each<[string, string | undefined]>([
    ['no header', undefined],
    ['an empty header', ''],
    ['a scheme alone', 'Basic'],
    ['a scheme and blanks', 'Basic   '],
    ['another scheme', 'Bearer YTpi'],
    ['a longer scheme', 'Basics YTpi'],
    ['no blank after the scheme', 'BasicYTpi'],
    ['a tab after the scheme', 'Basic\tYTpi'],
    ['a blank before the scheme', ' Basic YTpi'],
    ['two schemes', 'Basic YTpi, Bearer x'],
    ['two values', 'Basic YTpi YTpi'],
    ['a second line', 'Basic YTpi\n'],
    ['what is not base64', 'Basic a:b!'],
    ['base64 of the URL alphabet', 'Basic YT_-YTpi'],
    ['a padding inside', 'Basic YTpi==YTpi'],
    ['a padding alone', 'Basic ='],
    ['one letter', 'Basic Y'],
    ['no colon', basic('alice')],
    ['an empty login', basic(':secret')],
    ['an empty password', basic('alice:')],
    ['a colon alone', basic(':')],
    ['a NUL in the login', basic('ali\0ce:secret')],
    ['a NUL after the password', basic('alice:secret\0')],
    ['a line feed in the login', basic('alice\nroot:secret')],
    ['a carriage return in the password', basic('alice:sec\rret')],
    ['a tab', basic('alice:sec\tret')],
    ['an escape character', basic('alice\u001b[2J:secret')],
    ['a delete character', basic('alice:secret\u007f')],
    ['1,025 bytes', basic(`a:${'p'.repeat(1_023)}`)],
    ['1,024 characters of more bytes', basic(`a:${'ä'.repeat(1_022)}`)],
    ['megabytes', basic(`a:${'p'.repeat(4_000_000)}`)],
  ])('are not read from %s', (_, header) => {
    expect(readBasicCredentials(header)).toBeUndefined();
  });
});
