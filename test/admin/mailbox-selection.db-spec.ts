import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { includes, type MailboxScope } from '../../src/accounts/mailbox-scope.js';
import { MailboxSelection } from '../../src/credentials/mailbox-selection.repository.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { Mailboxes } from '../support/mailboxes.js';

describe('the mailboxes that a campaign is for', () => {
  let db: TestDatabase;
  const all: { address: string; policyName: string }[] = [];
  beforeAll(async () => {
    db = await aDatabase();
    const mailboxes = new Mailboxes(db.dataSource);
    for (const policyName of ['Sales', 'Kasse', '100%_\\']) {
      await mailboxes.aPolicy({}, policyName);
      for (const user of ['ann', 'Ann.K', 'a_b', 'a%b', 'axb']) {
        const address = `${user}.${all.length}@example.com`;
        await mailboxes.aMailbox({ address, policy: policyName, account: false });
        all.push({ address, policyName });
      }
    }
  });
  afterAll(() => db.drop());

  const chosen = async (
    scopes: readonly MailboxScope[],
    criteria: { addresses?: readonly string[]; olderThanDays?: number } = {},
  ) => {
    const choice = await new MailboxSelection().select(db.dataSource.manager, {
      scopes,
      ...criteria,
    });
    return {
      unknown: choice.unknown,
      addresses: choice.mailboxes.map(({ address }) => address).sort(),
    };
  };

  const policy = (name: string): MailboxScope => ({ kind: 'policy', policy: name });
  const address = (pattern: string): MailboxScope => ({ kind: 'address', pattern });

  it.each<[string, MailboxScope[]]>([
    ['no scope', []],
    ['a policy in another case', [policy('sALES')]],
    // U+212A: lower case alone would take it for a k.
    ['a policy with the Kelvin sign', [policy('\u212Aasse')]],
    ['a policy with characters that LIKE knows', [policy('100%_\\')]],
    ['a policy that is not there', [policy('Sale_')]],
    ['an address with characters that LIKE knows', [address('a_b*')]],
    ['another one', [address('a%b*')]],
    ['a pattern in another case', [address('ANN*@EXAMPLE.com')]],
    ['a pattern with stars in it', [address('*.*@*')]],
    ['a pattern with the Kelvin sign', [address('ann.\u212A*')]],
    ['a pattern with a backslash', [address('a\\_b*')]],
    ['an empty pattern', [address('')]],
    ['both', [policy('Kasse'), address('a?b*')]],
    [
      'both, and one of two',
      [policy('Kasse'), { kind: 'any', of: [address('ann*'), address('a_*')] }],
    ],
    ['one of none', [{ kind: 'any', of: [] }]],
  ])('are those that a decision in memory includes: %s', async (_, scopes) => {
    const expected = all.filter((each) => scopes.every((scope) => includes(scope, each)));
    expect((await chosen(scopes)).addresses).toEqual(expected.map((each) => each.address).sort());
  });

  it('are those of a list, each once and in any case; others are unknown', async () => {
    const [first = '', , third = ''] = all.map(({ address }) => address);
    const addresses = ['nobody@example.com', third.toUpperCase(), first, third, 'x@example.com'];
    expect(await chosen([], { addresses })).toEqual({
      unknown: ['nobody@example.com', 'x@example.com'],
      addresses: [first, third].sort(),
    });
    expect(await chosen([policy('Kasse')], { addresses })).toEqual({
      unknown: ['nobody@example.com', 'x@example.com'],
      addresses: [],
    });
    expect(await chosen([], { addresses: [] })).toEqual({ unknown: [], addresses: [] });
  });

  it('are those with a PIN that is old enough', async () => {
    const [old = '', young = ''] = all.map(({ address }) => address);
    const mailboxes = new Mailboxes(db.dataSource);
    for (const each of [old, young]) {
      const [{ id }] = await db.dataSource.query<[{ id: string }]>(
        'SELECT id FROM mailboxes WHERE address = $1',
        [each],
      );
      await mailboxes.setPin({ mailboxId: id, address: each, login: each, password: '' }, '482915');
    }
    await db.dataSource.query(
      `UPDATE pin_credentials SET set_at = now() - interval '9 days'
       WHERE mailbox_id = (SELECT id FROM mailboxes WHERE address = $1)`,
      [old],
    );
    expect((await chosen([], { olderThanDays: 8 })).addresses).toEqual([old]);
    expect((await chosen([], { olderThanDays: 10 })).addresses).toEqual([]);
  });
});
