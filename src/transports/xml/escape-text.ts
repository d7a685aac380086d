/** Text as element content or attribute value; characters that XML 1.0 §2.2 forbids become U+FFFD. */
export function escapeText(text: string): string {
  return text.replace(
    /[&<>"\r]|[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu,
    (character) => escapes.get(character) ?? '\uFFFD',
  );
}

const escapes = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\r', '&#13;'],
]);
