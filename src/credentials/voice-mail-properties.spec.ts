import { describe, expect, it } from 'vitest';
import { isDialString, isObjectId } from './voice-mail-properties.js';

const base64 = (bytes: number) => Buffer.alloc(bytes, 1).toString('base64');

describe('isDialString', () => {
  it.each(['12345', '*98', '#31#5550100', '+49 30 5550-100', '(030) 5550.100', '1'.repeat(64)])(
    'accepts %s',
    (text) => {
      expect(isDialString(text)).toBe(true);
    },
  );

  it.each([
    ['nothing', ''],
    ['separators alone', '( ) -.'],
    ['a plus alone', '+'],
    ['a plus in the middle', '49+30'],
    ['a letter', '0800-CALL'],
    ['a line break', '123\n456'],
    ['a digit of another script', '\u0661\u0662\u0663'],
    ['an address', 'sip:alice@example.com'],
    ['65 characters', '1'.repeat(65)],
  ])('refuses %s', (_, text) => {
    expect(isDialString(text)).toBe(false);
  });
});

describe('isObjectId', () => {
  it.each([
    [
      'the sample of the documentation',
      'AAAAAGsd2rbQLVtLobUGbrq/9IUBAEX2ikn/L8JJtI5WHI0FAW8AAAFXHhsAAA==',
    ],
    ['20 bytes', base64(20)],
    ['256 bytes', base64(256)],
  ])('accepts %s', (_, text) => {
    expect(isObjectId(text)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['19 bytes', base64(19)],
    ['257 bytes', base64(257)],
    ['the alphabet for URLs', base64(46).replace(/.$/, '_')],
    ['padding in the middle', `${base64(20)}${base64(20)}`],
    ['no padding', base64(20).replace('=', '')],
    ['a line break', `${base64(21)}\n`],
  ])('refuses %s', (_, text) => {
    expect(isObjectId(text)).toBe(false);
  });
});
