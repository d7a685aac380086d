/** The replacement character: a character that could not be decoded, now or earlier (Unicode, 23.8). */
export const lostCharacter = '\ufffd';

/** Bytes that are not text, or text that has lost characters. The message says how to save the file. */
export class DamagedText extends Error {
  override readonly name = 'DamagedText';

  constructor(
    message: string,
    /** The damaged lines, counted from 1 as in an editor. */
    readonly lines: readonly number[],
  ) {
    super(message);
  }
}

const howToSave =
  'save the file as UTF-8 (PowerShell: -Encoding utf8; Excel: CSV UTF-8; an editor: Save as)';

/**
 * Decodes UTF-8, or UTF-16 with a byte order mark, which Windows PowerShell writes and spreadsheets call
 * Unicode text. The mark itself is left out.
 *
 * @throws DamagedText instead of guessing or replacing characters
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = markedEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (!/[\0\ufffd]/.test(text)) return text;
  const lines = text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    return /[\0\ufffd]/.test(line) ? [index + 1] : [];
  });
  if (text.includes('\0')) {
    throw new DamagedText(`holds NUL characters, which no text has: ${howToSave}`, lines);
  }
  if (isWellFormed(bytes, encoding)) {
    const message = 'holds U+FFFD, which stands for a character that was lost before';
    throw new DamagedText(`${message}: export it again, and ${howToSave}`, lines);
  }
  const name = encoding === 'utf-8' ? 'UTF-8' : 'UTF-16';
  throw new DamagedText(`holds bytes that are not ${name} text: ${howToSave}`, lines);
}

/** The encoding according to the byte order mark; UTF-8 without one. */
export function markedEncoding([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function isWellFormed(bytes: Uint8Array, encoding: string): boolean {
  try {
    return Boolean(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}
