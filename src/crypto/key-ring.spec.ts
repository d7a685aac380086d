import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { KeyRing, type DerivedPurpose } from './key-ring.js';

const base64 = () => randomBytes(32).toString('base64');
const [first, second] = [base64(), base64()];

describe('a key ring (P7)', () => {
  it('seals with its first key and knows all of them', () => {
    const ring = KeyRing.parse(`2026-11:${first},old_key:${second}`);
    expect(ring.current.id).toBe('2026-11');
    expect(ring.current.key.toString('base64')).toBe(first);
    expect(ring.key('old_key')?.toString('base64')).toBe(second);
    expect(ring.key('other')).toBeUndefined();
    expect(ring.key('constructor')).toBeUndefined();
  });

  it('takes blanks and line breaks around its entries, as files have them', () => {
    const ring = KeyRing.parse(` a:${first} ,\n b:${second}\n`);
    expect(ring.key('b')?.toString('base64')).toBe(second);
  });

  it.each([
    ['nothing', '', 1],
    ['a key without an id', first, 1],
    ['an empty id', `:${first}`, 1],
    ['an id with a dot, which ends ids in sealed values', `a.b:${first}`, 1],
    ['an id with a blank', `a b:${first}`, 1],
    ['an id of 33 characters', `${'a'.repeat(33)}:${first}`, 1],
    ['a key of 31 bytes', `a:${randomBytes(31).toString('base64')}`, 1],
    ['a key of 33 bytes', `a:${randomBytes(33).toString('base64')}`, 1],
    ['a key in hex', `a:${randomBytes(32).toString('hex')}`, 1],
    ['a key without its padding', `a:${first.slice(0, -1)}`, 1],
    ['a key in the URL alphabet', `a:${'_'.repeat(43)}=`, 1],
    ['a good key and a comma', `a:${first},`, 2],
    ['a good key and a bad one', `a:${first},b:${second.slice(4)}`, 2],
    ['keys between semicolons', `a:${first};b:${second}`, 1],
  ])('refuses %s, and names the entry but no key', (_, text, position) => {
    const message = `entry ${position} is not of the form id:base64, with a key of 32 bytes`;
    expect(() => KeyRing.parse(text)).toThrow(new TypeError(message));
  });

  it('derives a key for each purpose from each of its keys, the current one first', () => {
    const derived = (text: string, purpose = 'a test') =>
      KeyRing.parse(text)
        .derive(purpose as DerivedPurpose)
        .map((key) => key.toString('base64'));
    const [old] = derived(`a:${first}`);
    const [current, older, ...others] = derived(`b:${second},a:${first}`);
    expect(older).toBe(old);
    expect(others).toEqual([]);
    expect(Buffer.from(current ?? '', 'base64')).toHaveLength(32);
    expect(new Set([first, second, old, current, ...derived(`a:${first}`, 'another')]).size).toBe(
      5,
    );
  });

  it('derives a ring for another purpose, with the same order', () => {
    const ring = KeyRing.parse(`b:${second},a:${first}`).derivedRing('audit', 'x:');
    expect(ring.ids).toEqual(['x:b', 'x:a']);
    const alone = KeyRing.parse(`a:${first}`).derivedRing('audit', 'x:');
    expect(ring.key('x:a')).toEqual(alone.current.key);
    expect(ring.current.key).not.toEqual(alone.current.key);
  });

  it('tells by its checks whether another one has the same keys under the same ids, in which order', () => {
    const checks = (text: string) => KeyRing.parse(text).checks();
    const [a, b] = checks(`a:${first},b:${second}`);
    expect(a).toMatch(/^a:[0-9a-f]{8}$/);
    expect(checks(`b:${second},a:${first}`)).toEqual([b, a]);
    expect(checks(`a:${second}`)).not.toEqual([a]);
  });

  it('prints none of its keys (P6)', () => {
    const ring = KeyRing.parse(`a:${first},b:${second}`);
    const printed = inspect(ring, { depth: 9, showHidden: true }) + JSON.stringify(ring);
    const hex = Buffer.from(first, 'base64').toString('hex').slice(0, 8).match(/../g)?.join(' ');
    expect(printed).not.toContain(hex);
    expect(printed).not.toContain(first);
  });

  it('refuses an id that is there twice, and no keys at all', () => {
    expect(() => KeyRing.parse(`a:${first},a:${second}`)).toThrow(
      new TypeError('names a key id twice'),
    );
    expect(() => new KeyRing([])).toThrow(new TypeError('needs at least one key'));
  });
});
