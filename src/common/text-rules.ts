const shownAtMost = 60;

/**
 * Whether a text has characters that no name or password may have: control characters, line separators,
 * and unpaired surrogates, which PostgreSQL rejects.
 */
export function hasControlCharacters(text: string): boolean {
  return /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(text);
}

/** The length in code points, as PostgreSQL counts characters. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Foreign text for an error message: shortened, with invisible characters escaped. */
export function quoted(text: string): string {
  const characters = Array.from(text);
  const start = characters.slice(0, shownAtMost).join('');
  const visible = start.replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return `"${visible}${characters.length > shownAtMost ? '…' : ''}"`;
}
