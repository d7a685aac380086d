import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { KeyRing, type SealingKey } from './key-ring.js';
import { Sealer, type SealContext } from './sealer.js';

const aKey = (id: string): SealingKey => ({ id, key: randomBytes(32) });
const [oldKey, newKey] = [aKey('old'), aKey('new')];
const context: SealContext = { purpose: 'pin', row: '6f2c' };
const text = '$argon2id$v=19$… ä 📞';

describe('a sealed value (P7)', () => {
  const sealer = new Sealer(new KeyRing([oldKey]));
  const sealed = sealer.seal(text, context);

  it('opens with its key, for its purpose and in its row', () => {
    expect(sealer.open(sealed, context)).toBe(text);
    expect(sealer.open(sealer.seal('', context), context)).toBe('');
  });

  it('names its key and shows nothing of its text', () => {
    expect(sealed).toMatch(/^old\.[\w-]+$/);
    const bytes = Buffer.from(sealed.slice(4), 'base64url');
    expect(bytes).toHaveLength(12 + Buffer.byteLength(text) + 16);
    expect(bytes.includes('argon2id')).toBe(false);
  });

  it('looks different each time', () => {
    const seals = Array.from({ length: 1_000 }, () => sealer.seal(text, context));
    expect(new Set(seals).size).toBe(seals.length);
    expect(new Set(seals.map((seal) => seal.slice(0, 20))).size).toBe(seals.length);
  });

  it.each<[string, SealContext]>([
    ['for another purpose', { ...context, purpose: 'password' }],
    ['in another row', { ...context, row: '6f2d' }],
    ['where purpose and row are cut elsewhere', { purpose: 'pin', row: ':6f2c' }],
  ])('does not open %s', (_, other) => {
    expect(() => sealer.open(sealed, other)).toThrow();
  });

  it('does not open with another key of the same name', () => {
    const stranger = new Sealer(new KeyRing([aKey('old')]));
    expect(() => stranger.open(sealed, context)).toThrow();
  });

  it('does not open when any byte of it was altered', () => {
    const bytes = Buffer.from(sealed.slice(4), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes);
      altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
      expect(() => sealer.open(`old.${altered.toString('base64url')}`, context)).toThrow();
    }
  });

  it('does not open when it was cut or lengthened anywhere', () => {
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => sealer.open(sealed.slice(0, length), context)).toThrow();
    }
    expect(() => sealer.open(`${sealed}AAAA`, context)).toThrow();
    expect(() => sealer.open(sealed.slice(4), context)).toThrow();
  });

  describe('when a new key is put in front', () => {
    const rotated = new Sealer(new KeyRing([newKey, oldKey]));

    it('still opens', () => {
      expect(rotated.open(sealed, context)).toBe(text);
    });

    it('is followed by values under the new key', () => {
      const resealed = rotated.seal(text, context);
      expect(resealed).toMatch(/^new\./);
      expect(rotated.open(resealed, context)).toBe(text);
      expect(() => sealer.open(resealed, context)).toThrow();
    });
  });

  it('says which key is missing once it was taken out', () => {
    const later = new Sealer(new KeyRing([newKey]));
    expect(() => later.open(sealed, context)).toThrow(
      new Error('The sealing key old is not in the key ring.'),
    );
  });

  it('does not open under the name of another key', () => {
    const both = new Sealer(new KeyRing([newKey, oldKey]));
    expect(() => both.open(sealed.replace('old.', 'new.'), context)).toThrow();
  });
});
