/** RFC 4648 6, in lower case. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Bytes in base32 without padding, in lower case: it survives mail servers that change the case. */
export function encodeBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

/** The bytes of a text in lower case; undefined if `encodeBase32` does not make it. */
export function decodeBase32(text: string): Buffer | undefined {
  const values = Array.from(text, (letter) => alphabet.indexOf(letter));
  if (values.includes(-1)) return undefined;
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  const octets = bits.match(/.{8}/g) ?? [];
  const bytes = Buffer.from(octets.map((octet) => Number.parseInt(octet, 2)));
  // RFC 4648 3.5: the bits that are left over are zero; another text would be a second name of the same bytes.
  return encodeBase32(bytes) === text ? bytes : undefined;
}
