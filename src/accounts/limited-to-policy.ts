import { nameKey } from '../database/same-name.js';
import { assertInTransaction, type Tx } from '../database/transaction.js';
import { readScope } from './mailbox-scope.js';

interface ScopeRow {
  readonly of: string;
  readonly scope: string;
}

/**
 * What is limited to the mailboxes of a policy, in words: roles of accounts, and API keys that are not revoked.
 */
export async function limitedToPolicy(tx: Tx, policy: string): Promise<string[]> {
  assertInTransaction(tx);
  const rows = await tx.query<ScopeRow[]>(
    `SELECT format('a role of "%s"', a.login) AS of, s.scope
     FROM accounts a, unnest(ARRAY[a.impersonation_scope, a.phone_scope, a.admin_scope,
       a.helpdesk_scope, a.auditor_scope]) AS s (scope)
     WHERE s.scope IS NOT NULL
     UNION SELECT format('the API key "%s"', id), scope FROM api_keys
     WHERE scope IS NOT NULL AND revoked_at IS NULL
     ORDER BY 1`,
  );
  return rows.filter(({ scope }) => isLimitedTo(scope, policy)).map(({ of }) => of);
}

function isLimitedTo(text: string, policy: string): boolean {
  const scope = readScope(text);
  return scope?.kind === 'policy' && nameKey(scope.policy) === nameKey(policy);
}
