import { Account } from './account.entity.js';
import type { Tx } from '../database/transaction.js';
import { ProvisioningError } from '../common/provisioning-error.js';
import { quoted } from '../common/text-rules.js';
import { sameName } from '../database/same-name.js';

/**
 * Locks the account of this login, which is compared without regard to case.
 *
 * @throws ProvisioningError if there is none
 */
export async function lockAccount(tx: Tx, login: string): Promise<Account> {
  const account = await tx
    .createQueryBuilder(Account, 'account')
    .where(sameName('account.login', ':login'), { login: composed(login) })
    .setLock('pessimistic_write')
    .getOne();
  if (!account) throw new ProvisioningError([`there is no account ${quoted(login)}`]);
  return account;
}

/** Callers send composed characters; a terminal may give decomposed ones. */
export function composed(login: string): string {
  return login.normalize('NFC');
}
