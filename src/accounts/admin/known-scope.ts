import { policyIds } from '../../credentials/admin/mailbox-rows.js';
import { nameKey } from '../../database/same-name.js';
import type { Tx } from '../../database/transaction.js';
import { readScope } from '../mailbox-scope.js';
import { quoted, refuseIf } from '../provisioning-error.js';

/**
 * Checks a scope before it is stored.
 *
 * @throws ProvisioningError if it cannot be read, or names a policy that does not exist
 */
export async function refuseUnknownScope(tx: Tx, text: string | null): Promise<void> {
  const scope = readScope(text);
  refuseIf(scope ? [] : ['the scope is neither policy:NAME nor address:PATTERN']);
  if (scope?.kind !== 'policy') return;
  const known = (await policyIds(tx)).has(nameKey(scope.policy));
  refuseIf(known ? [] : [`there is no policy ${quoted(scope.policy)}`]);
}
