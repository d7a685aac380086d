import { QueryFailedError, type EntityManager } from 'typeorm';
import type { ScopedMailbox } from '../../accounts/mailbox-scope.js';
import type { Tx } from '../../database/transaction.js';
import { ProvisioningError } from '../../accounts/provisioning-error.js';

// PostgreSQL, Appendix A: lock_not_available, which lock_timeout ends a wait with.
const lockNotAvailable = '55P03';

/** The most that one mailbox may have. */
const fewExtensions = 10;

/** Owners by their extension, in the order of their addresses. */
export type ExtensionOwners = ReadonlyMap<string, readonly ScopedMailbox[]>;

/**
 * Locks the assignment of extensions and of phone systems' scopes until the transaction ends: two
 * simultaneous changes would not see each other.
 *
 * @throws ProvisioningError if another transaction holds the lock for longer than a statement may wait
 */
export async function lockExtensions(tx: Tx): Promise<void> {
  try {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('umpin extensions', 0))`);
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
    const problem =
      'mailboxes or phone systems are being changed by somebody else: try again later';
    throw new ProvisioningError([problem], { cause: error });
  }
}

/**
 * The owners of these extensions or, if none are given, of each extension that several mailboxes have.
 * Compared as phone systems do: digit by digit, whether the mailbox is enabled for UM or not. One
 * statement for any number of extensions.
 */
export async function ownersOf(
  manager: EntityManager,
  extensions?: readonly string[],
): Promise<ExtensionOwners> {
  const wanted = extensions
    ? 'SELECT unnest($1::text[])'
    : 'SELECT extension FROM held GROUP BY extension HAVING count(DISTINCT address) > 1';
  // The index serves those of one mailbox; for many, one scan of all mailboxes is faster.
  const few = extensions && extensions.length <= fewExtensions;
  const rows = await manager.query<(ScopedMailbox & { extension: string })[]>(
    `WITH held AS (
       SELECT m.address, p.name AS "policyName", unnest(m.extensions) AS extension
       FROM mailboxes m JOIN pin_policies p ON p.id = m.policy_id
       ${few ? 'WHERE m.extensions && $1::text[]' : ''})
     SELECT extension, address, "policyName" FROM held
     WHERE extension IN (${wanted}) ORDER BY lower(address)`,
    extensions ? [extensions] : [],
  );
  const owners = new Map<string, ScopedMailbox[]>();
  for (const { extension, ...mailbox } of rows) {
    const others = owners.get(extension) ?? [];
    if (others.at(-1)?.address !== mailbox.address) others.push(mailbox);
    owners.set(extension, others);
  }
  return owners;
}

function isLockTimeout(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  return (error.driverError as { code?: string }).code === lockNotAvailable;
}
