import { describe, expect, it } from 'vitest';
import { parseBlocklist } from './blocklist.js';

const linesOf = (count: number, line: string) => Array.from({ length: count }, () => line);

describe('a blocklist file', () => {
  it('holds one PIN a line, with comments and blank lines between', () => {
    const text = '# often chosen\n0852\n\n  112233  # twice each\n#1234\n   \n0852\n';
    expect(parseBlocklist(text)).toEqual(new Set(['0852', '112233']));
  });

  it.each(['', '\n', '# nothing yet'])('may hold none: %j', (text) => {
    expect(parseBlocklist(text)).toEqual(new Set());
  });

  it('may come from any system', () => {
    const pins = new Set(['0852', '1379']);
    expect(parseBlocklist('\ufeff0852\r\n1379\r\n')).toEqual(pins);
    expect(parseBlocklist('0852\r1379')).toEqual(pins);
  });

  it('takes PINs of 4 to 24 digits', () => {
    const longest = '012345678901234567890123';
    expect(parseBlocklist(`0000\n${longest}`)).toEqual(new Set(['0000', longest]));
  });

  it.each([
    '852',
    '0123456789012345678901234',
    '08 52',
    '08-52',
    '0852,1379',
    '+0852',
    '0x852',
    'o852',
    '０８５２',
  ])('names the line of what is no PIN, and does not quote it: %s', (line) => {
    const wrong = new TypeError('line 3: not a PIN of 4 to 24 digits');
    expect(() => parseBlocklist(`# list\n1379\n${line}\n0852`)).toThrow(wrong);
  });

  it('names the first ten lines that are wrong, and counts the rest', () => {
    const text = [...linesOf(10, 'x'), '0852', ...linesOf(3, 'x')].join('\n');
    expect(() => parseBlocklist(text)).toThrow(
      'line 1, line 2, line 3, line 4, line 5, line 6, line 7, line 8, line 9, line 10, 3 more: ',
    );
  });
});
