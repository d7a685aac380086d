import type { EntityManager } from 'typeorm';
import { assertInTransaction, type Tx } from '../database/transaction.js';
import type { Account } from './account.entity.js';

/** An account as its owner may see it: without its password's hash. */
export interface ExportedAccount extends Pick<
  Account,
  | 'id'
  | 'login'
  | 'roles'
  | 'impersonationScope'
  | 'phoneScope'
  | 'adminScope'
  | 'helpdeskScope'
  | 'auditorScope'
  | 'disabledAt'
> {
  readonly addedAt: Date;
  /** Whether another system authenticates it. */
  readonly external: boolean;
  /** The ids of its API keys, including revoked ones. */
  readonly apiKeys: readonly string[];
}

/** The accounts whose mailbox this is. */
export function accountsOfMailbox(
  manager: EntityManager,
  mailboxId: string,
): Promise<ExportedAccount[]> {
  return manager.query(
    `SELECT a.id, a.login, a.roles, a.impersonation_scope AS "impersonationScope",
       a.phone_scope AS "phoneScope", a.admin_scope AS "adminScope",
       a.helpdesk_scope AS "helpdeskScope", a.auditor_scope AS "auditorScope", a.disabled_at AS "disabledAt", a.created_at AS "addedAt",
       a.sealed_password IS NULL AS external,
       ARRAY(SELECT k.id FROM api_keys k WHERE k.account_id = a.id ORDER BY k.created_at) AS "apiKeys"
     FROM accounts a WHERE a.mailbox_id = $1 ORDER BY lower(a.login)`,
    [mailboxId],
  );
}

/** Leaves the accounts of a mailbox without one; their logins. */
export async function takeMailboxFromAccounts(tx: Tx, mailboxId: string): Promise<string[]> {
  assertInTransaction(tx);
  const [accounts] = await tx.query<[Pick<Account, 'login'>[], number]>(
    'UPDATE accounts SET mailbox_id = NULL WHERE mailbox_id = $1 RETURNING login',
    [mailboxId],
  );
  return accounts.map(({ login }) => login).sort();
}
