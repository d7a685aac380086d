const shownAtMost = 60;

/**
 * Whether text holds what no name or password may: control characters, line separators, and halves
 * of surrogate pairs, which PostgreSQL does not take.
 */
export function hasControlCharacters(text: string): boolean {
  return /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(text);
}

/** Characters as PostgreSQL counts them: code points. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** What somebody wrote, fit for an error message: cut short, nothing invisible left in it. */
export function quoted(text: string): string {
  const characters = Array.from(text);
  const start = characters.slice(0, shownAtMost).join('');
  const visible = start.replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return `"${visible}${characters.length > shownAtMost ? '…' : ''}"`;
}
