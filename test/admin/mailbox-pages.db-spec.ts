import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { includes, type MailboxScope } from '../../src/accounts/mailbox-scope.js';
import { ProvisioningError } from '../../src/accounts/provisioning-error.js';
import type { MailboxesService } from '../../src/credentials/admin/mailboxes.service.js';
import { administrator } from '../support/administration.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { Mailboxes } from '../support/mailboxes.js';

let db: TestDatabase;
let arrange: Mailboxes;
let mailboxes: MailboxesService;

const everyone: MailboxScope = { kind: 'everyone' };

beforeAll(async () => {
  db = await aDatabase();
  arrange = new Mailboxes(db.dataSource);
  ({ mailboxes } = arrange.administration);
  await arrange.aPolicy({}, 'Branch');
  await arrange.aMailbox({
    address: 'Ann_1@example.com',
    displayName: 'Ann Lee',
    policy: 'Branch',
  });
  await arrange.aMailbox({ address: 'annx1@example.com', extensions: ['4711'] });
  await arrange.aMailbox({ address: 'bob@sales.example.com', displayName: '100% Bob' });
  await arrange.aMailbox({ address: 'cleo@sales.example.com', policy: 'branch' });
  const root = await arrange.aMailbox({ address: 'root@example.com', extensions: ['4712'] });
  await arrange.administration.grant(root.login, 'admin');
});
afterAll(() => db.drop());

const addresses = async (query: Partial<Parameters<MailboxesService['page']>[0]>) =>
  (await mailboxes.page({ scope: everyone, limit: 10, ...query })).mailboxes.map(
    ({ address }) => address,
  );

describe('a page of mailboxes', () => {
  it('follows the one before it, without a gap or a repetition, to the last', async () => {
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await mailboxes.page({ scope: everyone, limit: 2, after });
      expect(page.mailboxes.length).toBeLessThanOrEqual(2);
      found.push(...page.mailboxes.map(({ address }) => address));
      after = page.next;
    } while (after !== undefined);
    expect(found).toEqual((await mailboxes.list()).map(({ address }) => address));
    expect(found).toHaveLength(5);
  });

  it.each([
    ['a part of an address', 'SALES', ['bob@sales.example.com', 'cleo@sales.example.com']],
    ['a part of a name', 'lee', ['Ann_1@example.com']],
    ['the beginning of an extension', '471', ['annx1@example.com', 'root@example.com']],
    ['not the end of one', '711', []],
    ['signs that LIKE gives a meaning, as they are', 'n_1', ['Ann_1@example.com']],
    ['another one of these', '100%', ['bob@sales.example.com']],
    ['a quotation mark', "'", []],
  ])('is found by %s', async (_, search, expected) => {
    expect(await addresses({ search })).toEqual(expected);
  });

  it.each<MailboxScope>([
    everyone,
    { kind: 'policy', policy: 'BRANCH' },
    { kind: 'policy', policy: 'none' },
    { kind: 'address', pattern: '*@SALES.example.com' },
    { kind: 'address', pattern: 'ann_1@*' },
    { kind: 'address', pattern: '%' },
    { kind: 'ordinary' },
    { kind: 'all', of: [{ kind: 'ordinary' }, { kind: 'address', pattern: '*@example.com' }] },
    { kind: 'all', of: [] },
    {
      kind: 'any',
      of: [
        { kind: 'policy', policy: 'Branch' },
        { kind: 'address', pattern: 'bob@*' },
      ],
    },
    { kind: 'any', of: [] },
  ])('has the mailboxes in a scope, as in memory: %j', async (scope) => {
    const all = await mailboxes.list();
    const within = all.filter(({ address, policy: policyName }) =>
      includes(scope, { address, policyName, ofAdministrator: address === 'root@example.com' }),
    );
    expect(await addresses({ scope })).toEqual(within.map(({ address }) => address));
  });
});

describe('a mailbox out of scope', () => {
  const sales: MailboxScope = { kind: 'address', pattern: '*@sales.example.com' };
  const branch: MailboxScope = { kind: 'policy', policy: 'Branch' };
  const refusal = async (attempt: Promise<unknown>) => {
    const error: unknown = await attempt.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProvisioningError);
    const { because, problems } = error as ProvisioningError;
    return { because, problems };
  };

  it('is as unknown as one that does not exist, whatever is asked for', async () => {
    const by = administrator;
    const out = 'annx1@example.com';
    const attempts = (address: string) => [
      () => mailboxes.show(address, sales),
      () => mailboxes.set(address, { language: 'de' }, by, { scope: sales }),
      () => mailboxes.unlock(address, by, { scope: sales }),
      () => mailboxes.expireCompromisedPin(address, by, sales),
    ];
    for (const attempt of attempts(out)) {
      expect(await refusal(attempt())).toEqual({
        because: 'missing',
        problems: [`there is no mailbox "${out}"`],
      });
    }
    for (const attempt of attempts('nobody@example.com')) {
      expect((await refusal(attempt())).because).toBe('missing');
    }
    expect(await mailboxes.show('bob@sales.example.com', sales)).toMatchObject({
      policy: 'Default',
    });
  });

  it('is not made, and no mailbox is moved out of the scope of the one who moves it', async () => {
    const by = administrator;
    const address = `${randomUUID()}@example.com`;
    const add = mailboxes.add({ address }, false, by, { scope: sales });
    expect((await refusal(add)).because).toBe('out-of-scope');
    const move = mailboxes.set('cleo@sales.example.com', { policy: 'Default' }, by, {
      scope: branch,
    });
    expect((await refusal(move)).because).toBe('out-of-scope');
    expect(await mailboxes.show('cleo@sales.example.com')).toMatchObject({ policy: 'Branch' });
  });
});
