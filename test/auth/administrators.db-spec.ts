import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Account, adminRoles, type AdminRole } from '../../src/accounts/account.entity.js';
import type { ExternalPrincipals } from '../../src/authentication/strategies/external-principals.js';
import {
  LocalAccounts,
  VerifiedLoginCache,
} from '../../src/authentication/strategies/local-accounts.js';
import { AccountsRepository } from '../../src/accounts/accounts.repository.js';
import { Passwords } from '../../src/accounts/passwords.js';
import { Administration, argon2id, sealer } from '../support/administration.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { externalPrincipals } from '../support/login-contract.js';
import { idle } from '../support/pace.js';

let db: TestDatabase;
let administration: Administration;
let external: ExternalPrincipals;

beforeAll(async () => {
  db = await aDatabase();
  administration = new Administration(db.dataSource);
  external = externalPrincipals(db.database);
});
afterAll(() => db.drop());

const password = 'made up for a test';
const everyone = { kind: 'everyone' };

/** The rights of an account by its password, and by the word of another system. */
const byPassword = async (login: string) => {
  const accounts = new AccountsRepository(db.database, idle);
  const local = new LocalAccounts(
    accounts,
    new Passwords(argon2id, sealer),
    new VerifiedLoginCache(0),
  );
  return (await local.verify({ scheme: 'basic', login, password }))?.administers;
};
const byOthers = async (login: string, roles: readonly string[] = []) =>
  (await external.find({ login, address: undefined, roles }))?.administers;

async function anAccount(fields: { password?: string } = {}): Promise<string> {
  const login = `root-${randomUUID()}`;
  await administration.addAccount({ login, ...fields });
  return login;
}

/** Written as a row: the product grants no scope that it cannot read. */
async function breakScope(login: string): Promise<void> {
  await db.dataSource.manager.update(Account, { login }, { adminScope: 'everyone' });
}

describe.each<[string, { password?: string }, typeof byPassword]>([
  ['with a password', { password }, byPassword],
  ['without one, named by another system', {}, byOthers],
])('an account %s', (_, fields, rights) => {
  it.each(adminRoles)('administers as %s what its scope covers', async (role) => {
    const login = await anAccount(fields);
    expect(await rights(login)).toEqual({});
    await administration.grant(login, role);
    expect(await rights(login)).toEqual({ [role]: everyone });
    await administration.grant(login, role, 'policy:Default');
    expect(await rights(login)).toEqual({ [role]: { kind: 'policy', policy: 'Default' } });
    await administration.revoke(login, role);
    expect(await rights(login)).toEqual({});
  });

  it('has no right by another role, or by a scope that cannot be read', async () => {
    const login = await anAccount(fields);
    await administration.grant(login, 'ApplicationImpersonation');
    await administration.grant(login, 'phone');
    expect(await rights(login)).toEqual({});
    await administration.grant(login, 'admin');
    await breakScope(login);
    expect(await rights(login)).toEqual({});
  });
});

describe('the roles of a token', () => {
  it.each(adminRoles)('make an administrator of their holder as umpin-%s', async (role) => {
    expect(await byOthers('nobody', [`umpin-${role}`])).toEqual({ [role]: everyone });
    expect(await byOthers('nobody', [role, `UMPIN-${role}`, `umpin-${role}s`])).toEqual({});
  });

  it('do not widen the scope of the account, even if it cannot be read', async () => {
    const login = await anAccount();
    await administration.grant(login, 'admin', 'policy:Default');
    const roles: `umpin-${AdminRole}`[] = ['umpin-admin', 'umpin-auditor'];
    expect(await byOthers(login, roles)).toEqual({
      admin: { kind: 'policy', policy: 'Default' },
      auditor: everyone,
    });
    await breakScope(login);
    expect(await byOthers(login, roles)).toEqual({ auditor: everyone });
  });

  it('are no rights of an account that is disabled; one with a password is not theirs to give', async () => {
    const login = await anAccount({ password });
    await administration.grant(login, 'admin');
    expect(await byOthers(login)).toEqual({});
    await administration.disable(login);
    expect(await byOthers(login, ['umpin-admin'])).toBeUndefined();
  });
});
