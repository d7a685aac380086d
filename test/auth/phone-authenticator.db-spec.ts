import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Account } from '../../src/accounts/account.entity.js';
import { includes } from '../../src/accounts/mailbox-scope.js';
import { ApiKey } from '../../src/accounts/api-key.js';
import { AccountsRepository } from '../../src/accounts/accounts.repository.js';
import { PhoneAuthenticator } from '../../src/authentication/phone-authenticator.js';
import type { PhonePrincipal } from '../../src/authentication/principal.js';
import type { Credentials } from '../../src/authentication/credentials.js';
import { Administration } from '../support/administration.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { idle } from '../support/pace.js';

let db: TestDatabase;
let administration: Administration;
let authenticator: PhoneAuthenticator;

beforeAll(async () => {
  db = await aDatabase();
  administration = new Administration(db.dataSource);
  authenticator = new PhoneAuthenticator(new AccountsRepository(db.database, idle));
});
afterAll(() => db.drop());

interface PhoneSystem {
  readonly login: string;
  readonly key: ApiKey;
}

interface PhoneSystemFields {
  readonly login?: string;
  readonly password?: string;
  readonly scope?: string;
}

async function aPhoneSystem(fields: PhoneSystemFields = {}): Promise<PhoneSystem> {
  const { login = `pbx-${randomUUID()}`, password, scope } = fields;
  await administration.addAccount({ login, password });
  await administration.grant(login, 'phone', scope);
  return { login, key: await administration.addKey(login) };
}

/** Written as a row: the product grants no scope that it cannot read. */
async function breakScope(login: string): Promise<void> {
  await db.dataSource.manager.update(Account, { login }, { phoneScope: 'everyone' });
}

type Proof = (system: PhoneSystem) => Promise<PhonePrincipal | undefined>;

const bearer = (token: string) => authenticator.authenticate({ scheme: 'bearer', token });
const basic = (login: string, password: string) =>
  authenticator.authenticate({ scheme: 'basic', login, password });
const proxy = (login: string) => authenticator.authenticate({ scheme: 'proxy', login });

const byKey: Record<string, Proof> = {
  'a key as a token': ({ key }) => bearer(key.reveal()),
  'login and key as Basic': ({ login, key }) => basic(login, key.reveal()),
};
const byName: Record<string, Proof> = {
  'the word of a proxy': ({ login }) => proxy(login),
  'the configuration': ({ login }) => authenticator.named(login),
};
const proofs = Object.entries({ ...byKey, ...byName });

describe.each(proofs)('a phone system by %s', (_, prove) => {
  it('is authenticated, with its login and the mailboxes it may ask about', async () => {
    const system = await aPhoneSystem();
    expect(await prove(system)).toEqual({ login: system.login, scope: { kind: 'everyone' } });
    const narrow = await aPhoneSystem({ scope: 'address:*@example.com' });
    expect(await prove(narrow)).toEqual({
      login: narrow.login,
      scope: { kind: 'address', pattern: '*@example.com' },
    });
  });

  it.each<[string, (login: string) => Promise<void>]>([
    ['its account is disabled', (login) => administration.disable(login)],
    ['its account has no role', (login) => administration.revoke(login, 'phone')],
    [
      'its account may only act for others',
      async (login) => {
        await administration.revoke(login, 'phone');
        await administration.grant(login, 'ApplicationImpersonation');
      },
    ],
    ['its scope cannot be read', breakScope],
  ])('is not authenticated if %s', async (_why, arrange) => {
    const system = await aPhoneSystem();
    await arrange(system.login);
    expect(await prove(system)).toBeUndefined();
  });

  it('keeps to its own scope, not to that of acting for others', async () => {
    const system = await aPhoneSystem({ scope: 'policy:Default' });
    await administration.grant(system.login, 'ApplicationImpersonation', 'address:*@example.com');
    expect(await prove(system)).toMatchObject({ scope: { policy: 'Default' } });
  });

  it.each<[string, (login: string) => Promise<void>]>([
    ['account is disabled', (login) => administration.disable(login)],
    ['role is taken', (login) => administration.revoke(login, 'phone')],
  ])('is not authenticated as soon as its %s', async (_what, change) => {
    const system = await aPhoneSystem();
    expect(await prove(system)).toBeDefined();
    await change(system.login);
    expect(await prove(system)).toBeUndefined();
  });

  it('is found by the login in any case, and has the spelling of its account', async () => {
    const system = await aPhoneSystem({ login: `Pbx-${randomUUID()}@Example.com` });
    const login = system.login.toUpperCase();
    expect(await prove({ ...system, login })).toMatchObject({ login: system.login });
  });
});

describe.each(Object.entries(byKey))('%s', (_, prove) => {
  it('is refused as soon as it is revoked', async () => {
    const system = await aPhoneSystem();
    const second = await administration.addKey(system.login);
    expect(await prove(system)).toBeDefined();
    await administration.revokeKey(system.key);
    expect(await prove(system)).toBeUndefined();
    expect(await prove({ ...system, key: second })).toBeDefined();
  });

  it('is refused with an unknown id, or with the secret of another key', async () => {
    const [system, other] = [await aPhoneSystem(), await aPhoneSystem()];
    expect(await prove({ ...system, key: ApiKey.make() })).toBeUndefined();
    const mixed = other.key.reveal().replace(other.key.id, system.key.id);
    const key = ApiKey.parse(mixed);
    expect(key && (await prove({ ...system, key }))).toBeUndefined();
  });

  it('covers the mailboxes that are in its own scope and in that of its account', async () => {
    const system = await aPhoneSystem({ scope: 'policy:Default' });
    const key = await administration.addKey(system.login, { scope: 'address:*@example.com' });
    const scope = (await prove({ ...system, key }))?.scope;
    const covers = (address: string, policyName: string) =>
      scope && includes(scope, { address, policyName });
    expect(covers('alice@example.com', 'Default')).toBe(true);
    expect(covers('alice@example.com', 'Other')).toBe(false);
    expect(covers('alice@example.org', 'Default')).toBe(false);
  });

  it('is refused if it is for another role, or its scope cannot be read', async () => {
    const system = await aPhoneSystem();
    await administration.grant(system.login, 'admin');
    const key = await administration.addKey(system.login, { role: 'admin' });
    expect(await prove({ ...system, key })).toBeUndefined();
    // Written as a row: the product stores no scope that it cannot read.
    const broken = await administration.addKey(system.login);
    await db.dataSource.query("UPDATE api_keys SET scope = 'everyone' WHERE id = $1", [broken.id]);
    expect(await prove({ ...system, key: broken })).toBeUndefined();
  });

  it('authenticates an account with a password, too', async () => {
    const system = await aPhoneSystem({ password: 'made up for a test' });
    expect(await prove(system)).toMatchObject({ login: system.login });
  });
});

describe('login and key as Basic', () => {
  it('must belong to the same account', async () => {
    const [system, other] = [await aPhoneSystem(), await aPhoneSystem()];
    expect(await basic(other.login, system.key.reveal())).toBeUndefined();
    expect(await basic('nobody', system.key.reveal())).toBeUndefined();
  });

  it('are refused with a login that PostgreSQL folds into another (U+212A and k)', async () => {
    const system = await aPhoneSystem({ login: `kiosk-${randomUUID()}` });
    const kelvin = system.login.replace('k', '\u212a');
    expect(await basic(kelvin, system.key.reveal())).toBeUndefined();
    expect(await proxy(kelvin)).toBeUndefined();
    expect(await authenticator.named(kelvin)).toBeUndefined();
  });
});

describe('the word of a proxy', () => {
  it('does not authenticate an account that has a password', async () => {
    const { login } = await aPhoneSystem({ password: 'made up for a test' });
    expect(await proxy(login)).toBeUndefined();
    expect(await authenticator.named(login)).toMatchObject({ login });
  });

  it('does not authenticate a login without an account', async () => {
    expect(await proxy('nobody@example.com')).toBeUndefined();
  });
});

describe('text that is not an API key', () => {
  it('authenticates no phone system, and causes no error', async () => {
    const { login, key } = await aPhoneSystem();
    const texts = ['x', '%', '*', "' OR 1=1 --", key.id, key.digest, `umpin_${key.id}_`, login];
    const presented = texts.flatMap((text): Credentials[] => [
      { scheme: 'bearer', token: text },
      { scheme: 'basic', login, password: text },
      { scheme: 'basic', login: text, password: text },
    ]);
    for (const each of presented) expect(await authenticator.authenticate(each)).toBeUndefined();
  });
});
