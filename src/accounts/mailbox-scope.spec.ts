import { describe, expect, it } from 'vitest';
import { includes, mayInclude, readScope } from './mailbox-scope.js';

const bob = { address: 'bob@sales.example.com', policyName: 'Default' };

describe('the scope of a right', () => {
  it.each<[string | null, boolean]>([
    [null, true],
    ['policy:default', true],
    ['policy:Other', false],
    ['address:bob@sales.example.com', true],
    ['address:*@SALES.example.com', true],
    ['address:*', true],
    ['address:*@example.com', false],
    ['address:bob@sales', false],
    ['address:bob@sales.exampleXcom', false],
    ['address:b.b@sales.example.com', false],
    ['address:(b|x)ob@*', false],
    ['address:*@\u017fales.example.com', false],
  ])('%s: %s', (text, expected) => {
    const scope = readScope(text);
    expect(scope && includes(scope, bob)).toBe(expected);
  });

  it.each(['policy:kiosk', 'address:*@kiosk.example.com'])(
    'keep letters apart that fold into ASCII: %s with the Kelvin sign (U+212A)',
    (text) => {
      const kiosk = { address: 'ann@kiosk.example.com', policyName: 'Kiosk' };
      const contains = (scopeText: string) => {
        const scope = readScope(scopeText);
        return scope && includes(scope, kiosk);
      };
      expect(contains(text)).toBe(true);
      expect(contains(text.replace('kiosk', '\u212aiosk'))).toBe(false);
      expect(contains(text.replace('sk', '\u017fk'))).toBe(false);
    },
  );

  it.each(['', 'everyone', 'policy:', 'address:', 'Policy:Default', 'mailbox:bob'])(
    'is none if it cannot be read: %j',
    (text) => {
      expect(readScope(text)).toBeUndefined();
    },
  );

  it('of a policy tells nothing about an address that has no mailbox', () => {
    expect(mayInclude({ kind: 'policy', policy: 'Default' }, bob.address)).toBe(false);
    expect(mayInclude({ kind: 'address', pattern: 'bob@*' }, bob.address)).toBe(true);
    expect(mayInclude({ kind: 'everyone' }, bob.address)).toBe(true);
  });

  it('compares in a time that a pattern of many stars cannot drive up (P11)', () => {
    const pattern = `${'*a'.repeat(12)}!`;
    const from = performance.now();
    expect(mayInclude({ kind: 'address', pattern }, 'a'.repeat(250))).toBe(false);
    expect(performance.now() - from).toBeLessThan(1_000);
  });
});
