import { nameKey } from '../database/same-name.js';
import { assertInTransaction, type Tx } from '../database/transaction.js';
import { readScope } from './mailbox-scope.js';
import { quoted } from './provisioning-error.js';

interface ScopeRow {
  readonly what: string;
  readonly name: string;
  readonly scope: string;
}

/** What is limited to the mailboxes of a policy, in words: roles of accounts, and API keys that are not revoked. */
export async function limitedToPolicy(tx: Tx, policy: string): Promise<string[]> {
  assertInTransaction(tx);
  const rows = await tx.query<ScopeRow[]>(
    `SELECT 'a role of' AS what, a.login AS name, s.scope
     FROM accounts a, unnest(ARRAY[a.impersonation_scope, a.phone_scope, a.admin_scope,
       a.helpdesk_scope, a.auditor_scope]) AS s (scope)
     WHERE s.scope IS NOT NULL
     UNION SELECT 'the API key', id, scope FROM api_keys
     WHERE scope IS NOT NULL AND revoked_at IS NULL
     ORDER BY what, name`,
  );
  return rows
    .filter(({ scope }) => isLimitedTo(scope, policy))
    .map(({ what, name }) => `${what} ${quoted(name)}`);
}

function isLimitedTo(text: string, policy: string): boolean {
  const scope = readScope(text);
  return scope?.kind === 'policy' && nameKey(scope.policy) === nameKey(policy);
}
