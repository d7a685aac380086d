import { describe, expect, it } from 'vitest';
import { includes, mayInclude, readScope, within, type MailboxScope } from './mailbox-scope.js';
import { processorMs } from '../../test/support/processor-time.js';

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

  it('of two rights together is what both cover, or what one of them does', () => {
    const sales: MailboxScope = { kind: 'address', pattern: '*@sales.example.com' };
    const other: MailboxScope = { kind: 'policy', policy: 'Other' };
    const ann = { address: 'ann@sales.example.com', policyName: 'Other' };
    const both = within(sales, other);
    expect([includes(both, ann), includes(both, bob)]).toEqual([true, false]);
    const either: MailboxScope = { kind: 'any', of: [sales, other] };
    const others = { address: 'x@example.com', policyName: 'Default' };
    expect([ann, bob, others].map((each) => includes(either, each))).toEqual([true, true, false]);
    expect([both, either].map((scope) => mayInclude(scope, bob.address))).toEqual([false, true]);
    expect(includes({ kind: 'any', of: [] }, bob)).toBe(false);
    expect(within({ kind: 'everyone' }, sales)).toEqual(sales);
    expect(within(sales, { kind: 'everyone' })).toEqual(sales);
  });

  it('of ordinary mailboxes has none whose owner is an administrator, or unknown', () => {
    const ordinary: MailboxScope = { kind: 'ordinary' };
    expect(includes(ordinary, { ...bob, ofAdministrator: false })).toBe(true);
    expect(includes(ordinary, { ...bob, ofAdministrator: true })).toBe(false);
    expect(includes(ordinary, bob)).toBe(false);
    expect(mayInclude(ordinary, bob.address)).toBe(false);
  });

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

  it('compares in a time that a pattern of many stars cannot drive up (P11)', async () => {
    const pattern = `${'*a'.repeat(12)}!`;
    const compare = () =>
      expect(mayInclude({ kind: 'address', pattern }, 'a'.repeat(250))).toBe(false);
    expect(await processorMs(compare)).toBeLessThan(1_000);
  });
});
