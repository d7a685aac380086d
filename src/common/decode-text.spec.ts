import { describe, expect, it } from 'vitest';
import { DamagedText, decodeText } from './decode-text.js';

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

function damageOf(bytes: Buffer) {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (error instanceof DamagedText) return { lines: error.lines, message: error.message };
    throw error;
  }
}

describe('text', () => {
  it.each([
    { what: 'UTF-8', bytes: Buffer.from('Müller\r\n') },
    { what: 'UTF-8 with its mark', bytes: Buffer.from('\ufeffMüller\r\n') },
    {
      what: 'UTF-16, little endian, with its mark',
      bytes: Buffer.from('\ufeffMüller\r\n', 'utf16le'),
    },
    { what: 'UTF-16, big endian, with its mark', bytes: utf16be('\ufeffMüller\r\n') },
  ])('is read in $what', ({ bytes }) => {
    expect(decodeText(bytes)).toBe('Müller\r\n');
  });

  it.each([
    {
      what: 'in Windows-1252',
      bytes: Buffer.from('a\r\nMüller\r\nb\nCafé\n', 'latin1'),
      lines: [2, 4],
    },
    {
      what: 'cut in the middle of a character',
      bytes: Buffer.from('a\nMü').subarray(0, 4),
      lines: [2],
    },
    {
      what: 'with half a character in UTF-16',
      bytes: Buffer.from('\ufeffa\n\ud83d', 'utf16le'),
      lines: [2],
    },
    { what: 'in UTF-16 without its mark', bytes: Buffer.from('a\nb', 'utf16le'), lines: [1, 2] },
    { what: 'that has lost a character before', bytes: Buffer.from('a\rCaf\ufffd'), lines: [2] },
  ])('is refused $what, by line', ({ bytes, lines }) => {
    expect(damageOf(bytes)).toMatchObject({ lines });
  });

  it('is refused with the way to save it', () => {
    expect(damageOf(Buffer.from('Café', 'latin1'))).toMatchObject({
      message:
        'holds bytes that are not UTF-8 text: save the file as UTF-8 ' +
        '(PowerShell: -Encoding utf8; Excel: CSV UTF-8; an editor: Save as)',
    });
    expect(damageOf(Buffer.from('Caf\ufffd'))).toMatchObject({
      message: expect.stringMatching(/^holds U\+FFFD, .+: export it again, and save /) as string,
    });
  });
});
