import type { Database } from '../database/database.js';
import type { Account } from './account.entity.js';

export class AccountsRepository {
  constructor(private readonly database: Database) {}

  async findByLogin(login: string): Promise<Account | undefined> {
    const [account] = await this.database.statement((manager) =>
      manager.query<Account[]>(
        `SELECT id, login, sealed_password AS "sealedPassword", mailbox_id AS "mailboxId",
           disabled_at AS "disabledAt", roles, impersonation_scope AS "impersonationScope",
           phone_scope AS "phoneScope"
         FROM accounts WHERE lower(login) = lower($1)`,
        [login],
      ),
    );
    return account;
  }
}
