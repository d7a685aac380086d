import { randomBytes, randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isMailAddress } from '../../common/mail-address.js';
import { KeyRing, type SealingKey } from '../../crypto/key-ring.js';
import { BounceTokens, tokenLength } from './bounce-tokens.js';

const aKey = (id: string): SealingKey => ({ id, key: randomBytes(32) });
const [first, second] = [aKey('first'), aKey('second')];
const address = 'bounces@umpin.example.com';
const tokens = new BounceTokens(new KeyRing([first]), address);
const mailId = '0b7e3a52-7f0e-4f8e-9f43-1d3c1a1d8d55';
const returnPath = tokens.returnPathOf(mailId) ?? '';
const [token = ''] = returnPath.slice('bounces+'.length).split('@');

describe('the envelope sender of a mail', () => {
  it('is a bare address with a token in lower case, within the 64 octets of a local part', () => {
    expect(returnPath).toMatch(/^bounces\+[a-z2-7]{42}@umpin\.example\.com$/);
    expect(token).toHaveLength(tokenLength);
    const longest = `${'l'.repeat(64 - 1 - tokenLength)}@umpin.example.com`;
    const other = new BounceTokens(new KeyRing([first]), longest).returnPathOf(mailId) ?? '';
    expect(other.indexOf('@')).toBe(64);
    expect(isMailAddress(other)).toBe(true);
  });

  it('is the same for the same mail in every instance (P4), and another for another mail', () => {
    const instance = new BounceTokens(new KeyRing([first, second]), address);
    expect(instance.returnPathOf(mailId)).toBe(returnPath);
    expect(tokens.returnPathOf(randomUUID())).not.toBe(returnPath);
  });

  it('tells which mail a report is about', () => {
    expect(tokens.mailIdOf(returnPath)).toBe(mailId);
    for (const id of Array.from({ length: 100 }, () => randomUUID())) {
      expect(tokens.mailIdOf(tokens.returnPathOf(id) ?? '')).toBe(id);
    }
  });

  it.each([
    ['in upper case', returnPath.toUpperCase()],
    ['in mixed case', returnPath.replace('bounces', 'Bounces')],
    ['of a domain that an alias leads to', returnPath.replace('umpin.example.com', 'localhost')],
  ])('is recognised %s', (_, recipient) => {
    expect(tokens.mailIdOf(recipient)).toBe(mailId);
  });

  it('is recognised as long as its key is in the ring', () => {
    const rotated = new BounceTokens(new KeyRing([second, first]), address);
    expect(rotated.mailIdOf(returnPath)).toBe(mailId);
    expect(rotated.mailIdOf(rotated.returnPathOf(mailId) ?? '')).toBe(mailId);
    expect(tokens.mailIdOf(rotated.returnPathOf(mailId) ?? '')).toBeUndefined();
    const removed = new BounceTokens(new KeyRing([second]), address);
    expect(removed.mailIdOf(returnPath)).toBeUndefined();
  });

  const swapped = token.startsWith('a') ? `b${token.slice(1)}` : `a${token.slice(1)}`;
  const otherEnd = ['a', 'q'].map((letter) => token.slice(0, -1) + letter);

  it.each([
    ['nothing', ''],
    ['the address alone', address],
    ['no token', 'bounces+@umpin.example.com'],
    ['another id with the same MAC', `bounces+${swapped}@umpin.example.com`],
    ['a cut token', `bounces+${token.slice(0, -1)}@umpin.example.com`],
    ['a token cut by a byte', `bounces+${token.slice(0, -2)}@umpin.example.com`],
    ['a longer token', `bounces+${token}a@umpin.example.com`],
    ['a token and more', `bounces+${token}+${token}@umpin.example.com`],
    ['another name', `other+${token}@umpin.example.com`],
    ['another delimiter', `bounces-${token}@umpin.example.com`],
    ['no domain', `bounces+${token}`],
    ['the Kelvin sign for a k', `bounces+${token.slice(1)}\u212a@umpin.example.com`],
    ['an empty id and MAC', `bounces+${'a'.repeat(tokenLength)}@umpin.example.com`],
    ['a very long one', `bounces+${'a'.repeat(100_000)}@umpin.example.com`],
  ])('is not forged by %s', (_, recipient) => {
    expect(tokens.mailIdOf(recipient)).toBeUndefined();
  });

  it('is not forged by any other last character', () => {
    const others = otherEnd.map((each) => `bounces+${each}@umpin.example.com`);
    for (const other of others.filter((each) => each !== returnPath)) {
      expect(tokens.mailIdOf(other)).toBeUndefined();
    }
  });

  it('does not exist without an address for reports', () => {
    const none = new BounceTokens(new KeyRing([first]), undefined);
    expect(none.returnPathOf(mailId)).toBeUndefined();
    expect(none.mailIdOf(returnPath)).toBeUndefined();
    expect(none.mailIdOf(`+${token}@umpin.example.com`)).toBeUndefined();
  });

  it('is made with a key that cannot be printed (P6)', () => {
    const [derived] = new KeyRing([first]).derive('bounce token');
    const printed = inspect(tokens, { depth: 9, showHidden: true }) + JSON.stringify(tokens);
    expect(printed).not.toContain(derived.toString('hex').slice(0, 8).match(/../g)?.join(' '));
    expect(printed).not.toContain(derived.toString('base64'));
  });
});
