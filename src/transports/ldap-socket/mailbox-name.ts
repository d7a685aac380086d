/**
 * The mailbox that a DN names: the value of its first RDN with any attribute, as in
 * `uid=1001,ou=pins,dc=example,dc=com`. Undefined if there is none, or more than one, or it is not text.
 */
export function mailboxNameOf(dn: string): string | undefined {
  // RFC 4514 3: a backslash and two hexadecimal digits are a byte, one before another character is
  // that character. RFC 2253 4: a semicolon may stand for a comma.
  const [, escaped] = /^[^=\\,;+]+=((?:\\[^]|[^\\,;+"<>\0])+)(?:[,;]|$)/u.exec(dn) ?? [];
  // RFC 4514 2.4: a value that begins with a number sign is BER.
  if (escaped === undefined || escaped.startsWith('#')) return undefined;
  return unescaped(escaped);
}

function unescaped(value: string): string | undefined {
  const pieces = value.match(/\\[0-9A-Fa-f]{2}|\\[^]|[^\\]+/gu) ?? [];
  const bytes = pieces.map((piece) =>
    /^\\[0-9A-Fa-f]{2}$/.test(piece)
      ? Buffer.from(piece.slice(1), 'hex')
      : Buffer.from(piece.replace(/^\\/, '')),
  );
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(bytes));
  } catch {
    return undefined;
  }
}
