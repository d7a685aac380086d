import { describe, expect, it } from 'vitest';
import { decodeBase32, encodeBase32 } from './base32.js';

describe('base32', () => {
  // RFC 4648 10, without the padding.
  it.each([
    ['', ''],
    ['f', 'my'],
    ['fo', 'mzxq'],
    ['foo', 'mzxw6'],
    ['foob', 'mzxw6yq'],
    ['fooba', 'mzxw6ytb'],
    ['foobar', 'mzxw6ytboi'],
  ])('of %j is %j, as in RFC 4648', (text, encoded) => {
    expect(encodeBase32(Buffer.from(text))).toBe(encoded);
    expect(decodeBase32(encoded)?.toString()).toBe(text);
  });

  it.each(['mz', 'm', 'mzxw6y', 'MZXW6', 'mzxw1', 'mzxw6===', 'mzx w6', 'mzxw6\n', 'ſ', 'mzxwé'])(
    'is not %j',
    (text) => {
      expect(decodeBase32(text)).toBeUndefined();
    },
  );
});
