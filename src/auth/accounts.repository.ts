import type { Database } from '../database/database.js';
import { Account } from './account.entity.js';

export class AccountsRepository {
  constructor(private readonly database: Database) {}

  findByLogin(login: string): Promise<Account | null> {
    return this.database.statement((manager) =>
      manager
        .createQueryBuilder(Account, 'account')
        .where('lower(account.login) = lower(:login)', { login })
        .getOne(),
    );
  }
}
