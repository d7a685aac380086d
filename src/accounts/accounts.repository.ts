import type { Database } from '../database/database.js';
import type { Account } from './account.entity.js';
import { sameName } from '../database/same-name.js';

/** An account as a login needs it. */
export interface LoginAccount extends Pick<
  Account,
  'id' | 'login' | 'sealedPassword' | 'mailboxId' | 'roles' | 'impersonationScope'
> {
  /** Decided by PostgreSQL: a time that cannot be read must not make a disabled account an enabled one. */
  readonly enabled: boolean;
}

export class AccountsRepository {
  constructor(private readonly database: Database) {}

  async findByLogin(login: string): Promise<LoginAccount | undefined> {
    const [account] = await this.database.statement((manager) =>
      manager.query<LoginAccount[]>(
        `SELECT id, login, sealed_password AS "sealedPassword", mailbox_id AS "mailboxId",
           disabled_at IS NULL AS enabled, roles, impersonation_scope AS "impersonationScope"
         FROM accounts WHERE ${sameName('login', '$1')}`,
        [login],
      ),
    );
    return account;
  }
}
