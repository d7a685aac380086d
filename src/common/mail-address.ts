// RFC 5321 4.1.2 Dot-string, without quotes and comments: with those, one string can name two recipients.
const dotString = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * Whether `text` is one bare mail address that can be used unchanged in an SMTP envelope and a header.
 * ASCII only: an international domain is given in its `xn--` form, which every mail server accepts and
 * which exposes look-alike letters. One label is enough (`alice@mailhost`), as sites behind a relay of
 * their own use it.
 */
export function isMailAddress(text: string): boolean {
  // RFC 5321 4.5.3.1.3: a path has 256 octets, two of which are its angle brackets.
  if (text.length > 254) return false;
  const at = text.lastIndexOf('@');
  const localPart = text.slice(0, Math.max(at, 0));
  return localPart.length <= 64 && dotString.test(localPart) && isDomain(text.slice(at + 1));
}

/** Whether `text` is a Message-ID with its angle brackets (RFC 5322 3.6.4, without quoting). */
export function isMessageId(text: string): boolean {
  const [left = '', right = '', ...more] = text.slice(1, -1).split('@');
  return (
    text.length <= 254 &&
    text.startsWith('<') &&
    text.endsWith('>') &&
    more.length === 0 &&
    dotString.test(left) &&
    dotString.test(right)
  );
}

function isDomain(text: string): boolean {
  const labels = text.split('.');
  // RFC 3696 2: a top-level domain is never all digits; such a text is an IP address.
  return labels.every((label) => domainLabel.test(label)) && !/^[0-9]+$/.test(labels.at(-1) ?? '');
}
