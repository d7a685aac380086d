import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ProvisioningError, quoted } from './provisioning-error.js';
import type { Pace } from '../common/concurrency.js';
import { Argon2id } from '../crypto/argon2id.js';
import { Batcher, byTurn } from '../database/batcher.js';
import { Database } from '../database/database.js';
import { sameName } from '../database/same-name.js';
import type { Tx } from '../database/transaction.js';
import { Account, phoneRole } from './account.entity.js';
import { readScope, type MailboxScope } from './mailbox-scope.js';

/** An account as authentication needs it. */
export interface LoginAccount extends Pick<
  Account,
  | 'id'
  | 'login'
  | 'sealedPassword'
  | 'mailboxId'
  | 'roles'
  | 'impersonationScope'
  | 'phoneScope'
  | 'adminScope'
  | 'helpdeskScope'
  | 'auditorScope'
> {
  /** Decided by PostgreSQL: a time that cannot be read must not make a disabled account an enabled one. */
  readonly enabled: boolean;
}

/** The account of an API key, with the digest that the key has to match. */
export interface KeyAccount extends LoginAccount {
  readonly digest: string;
  /** The one role in which the key acts, as far as the account has it. */
  readonly keyRole: string;
  /** The mailboxes that the key covers, within the scope of the account; null: all of those. */
  readonly keyScope: string | null;
}

interface KeyOrder {
  readonly id: string;
  readonly login: string | undefined;
}

/** An enabled account with the role phone, and the mailboxes that it may ask about. */
export interface PhoneSystem {
  readonly login: string;
  readonly scope: MailboxScope;
}

/** Accounts and their API keys. Nothing is cached: a change takes effect with the next request. */
@Injectable()
export class AccountsRepository {
  private readonly logins: Batcher<string, LoginAccount>;
  private readonly keys: Batcher<KeyOrder, KeyAccount>;

  constructor(
    private readonly database: Database,
    @Inject(Argon2id) pace: Pace,
  ) {
    this.logins = new Batcher((logins) => this.findEach(logins), pace, true);
    this.keys = new Batcher((keys) => this.findKeys(keys), pace, true);
  }

  findByLogin(login: string): Promise<LoginAccount | undefined> {
    return this.logins.run(login);
  }

  /**
   * The account of an API key that is not revoked.
   *
   * @param login the login of the account; undefined: any
   */
  findByKey(id: string, login: string | undefined): Promise<KeyAccount | undefined> {
    return this.keys.run({ id, login });
  }

  // One statement for known and unknown logins, so that its time tells nothing (P10).
  private async findEach(logins: readonly string[]): Promise<(LoginAccount | undefined)[]> {
    const rows = await this.database.rows<LoginAccount & { turn: number }>(
      `SELECT o.turn::int AS turn, ${columns}
       FROM unnest($1::text[]) WITH ORDINALITY AS o (login, turn)
       JOIN accounts a ON ${sameName('a.login', 'o.login')}`,
      [logins],
    );
    return byTurn(rows, logins);
  }

  private async findKeys(keys: readonly KeyOrder[]): Promise<(KeyAccount | undefined)[]> {
    const rows = await this.database.rows<KeyAccount & { turn: number }>(
      `SELECT o.turn::int AS turn, k.digest, k.role AS "keyRole", k.scope AS "keyScope", ${columns}
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS o (key, login, turn)
       JOIN api_keys k ON k.id = o.key AND k.revoked_at IS NULL
       JOIN accounts a ON a.id = k.account_id
         AND (o.login IS NULL OR ${sameName('a.login', 'o.login')})`,
      [keys.map(({ id }) => id), keys.map(({ login }) => login)],
    );
    return byTurn(rows, keys);
  }
}

const columns = `a.id, a.login, a.sealed_password AS "sealedPassword", a.mailbox_id AS "mailboxId",
  a.disabled_at IS NULL AS enabled, a.roles, a.impersonation_scope AS "impersonationScope",
  a.phone_scope AS "phoneScope", a.admin_scope AS "adminScope",
  a.helpdesk_scope AS "helpdeskScope", a.auditor_scope AS "auditorScope"`;

/** The phone system of an account; undefined if the account is none, or its scope cannot be read. */
export function phoneSystemOf(account: LoginAccount): PhoneSystem | undefined {
  const scope = readScope(account.phoneScope);
  if (!account.enabled || !account.roles.includes(phoneRole) || !scope) return undefined;
  return { login: account.login, scope };
}

/** All phone systems, within a transaction or outside of one. */
export async function allPhoneSystems(manager: EntityManager): Promise<PhoneSystem[]> {
  const accounts = await manager.query<LoginAccount[]>(
    `SELECT ${columns} FROM accounts a WHERE $1 = ANY (a.roles) ORDER BY lower(a.login)`,
    [phoneRole],
  );
  return accounts.map(phoneSystemOf).filter((phoneSystem) => phoneSystem !== undefined);
}

/** @throws ProvisioningError if there is no account with this login */
export async function lockAccount(tx: Tx, login: string): Promise<Account> {
  const account = await tx
    .createQueryBuilder(Account, 'account')
    .where(sameName('account.login', ':login'), { login: composed(login) })
    .setLock('pessimistic_write')
    .getOne();
  if (!account) throw noAccount(login);
  return account;
}

export function noAccount(login: string): ProvisioningError {
  return new ProvisioningError([`there is no account ${quoted(login)}`], { because: 'missing' });
}

/** Callers send composed characters; a terminal may give decomposed ones. */
export function composed(login: string): string {
  return login.normalize('NFC');
}
