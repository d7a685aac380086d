import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.js';
import { phoneRole } from './roles.js';
import { sameName } from '../database/same-name.js';

/** An enabled account with the role phone. */
export interface PhoneAccount {
  readonly login: string;
  readonly phoneScope: string | null;
}

/** Accounts of phone systems. Nothing is remembered: what is taken away counts at once. */
export class PhoneAccountsRepository {
  constructor(private readonly database: Database) {}

  /**
   * The account of a key that is not revoked, with the digest that the key has to have.
   *
   * @param login what the account has to be called; undefined: whatever it is called
   */
  async findByKey(
    id: string,
    login: string | undefined,
  ): Promise<(PhoneAccount & { readonly digest: string }) | undefined> {
    const [account] = await this.database.statement((manager) =>
      manager.query<(PhoneAccount & { digest: string })[]>(
        `SELECT k.digest, a.login, a.phone_scope AS "phoneScope"
         FROM api_keys k JOIN accounts a ON a.id = k.account_id
         WHERE k.id = $1 AND k.revoked_at IS NULL AND ${mayAsk}
           AND ($2::text IS NULL OR ${sameName('a.login', '$2')})`,
        [id, login ?? null],
      ),
    );
    return account;
  }

  async findByLogin(
    login: string,
  ): Promise<(PhoneAccount & { readonly external: boolean }) | undefined> {
    const [account] = await this.database.statement((manager) =>
      manager.query<(PhoneAccount & { external: boolean })[]>(
        `SELECT a.sealed_password IS NULL AS external, a.login, a.phone_scope AS "phoneScope"
         FROM accounts a WHERE ${sameName('a.login', '$1')} AND ${mayAsk}`,
        [login],
      ),
    );
    return account;
  }
}

/** All of them, within a transaction or without one. */
export function allPhoneAccounts(manager: EntityManager): Promise<PhoneAccount[]> {
  return manager.query<PhoneAccount[]>(
    `SELECT a.login, a.phone_scope AS "phoneScope" FROM accounts a WHERE ${mayAsk}
     ORDER BY lower(a.login)`,
  );
}

const mayAsk = `a.disabled_at IS NULL AND '${phoneRole}' = ANY (a.roles)`;
