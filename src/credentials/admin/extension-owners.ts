import type { EntityManager } from 'typeorm';
import { ProvisioningError } from '../../accounts/provisioning-error.js';
import type { PhoneSystem } from '../../accounts/accounts.repository.js';
import { includes, type ScopedMailbox } from '../../accounts/mailbox-scope.js';
import { isLockTimeout } from '../../database/database-error.js';
import type { Tx } from '../../database/transaction.js';

/** Those of one mailbox, or of a page of mailboxes. */
const fewExtensions = 500;

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
    throw new ProvisioningError([problem], { because: 'conflict', cause: error });
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

/** A mailbox with an extension that another mailbox has too. */
export interface SharedExtension<M extends ScopedMailbox> {
  readonly extension: string;
  readonly mailbox: M;
  /** The first of the other owners. */
  readonly other: M;
  /** Logins of the phone systems that may ask about both, and so accept no PIN for the extension. */
  readonly deniedBy: readonly string[];
  /** Whether no phone system may ask about either, so that no scope keeps the two apart. */
  readonly unscoped: boolean;
}

/**
 * Pairs each owner of an extension but the first with the first owner that a phone system confuses it
 * with, or else with the first of all. The work grows linearly with the number of owners: a file may
 * give one extension to thousands by mistake.
 */
export function sharedExtensions<M extends ScopedMailbox>(
  extension: string,
  owners: readonly M[],
  phoneSystems: readonly PhoneSystem[],
): SharedExtension<M>[] {
  const [firstOwner] = owners;
  /** The key undefined is for mailboxes that no phone system may ask about. */
  const firstOwners = new Map<string | undefined, M>();
  return owners.flatMap((mailbox) => {
    const asking = phoneSystems.filter(({ scope }) => includes(scope, mailbox));
    const unscoped = asking.length === 0;
    const confused = new Map<M, string[]>();
    for (const login of unscoped ? [undefined] : asking.map((phoneSystem) => phoneSystem.login)) {
      const other = firstOwners.get(login);
      if (!other) firstOwners.set(login, mailbox);
      else confused.set(other, [...(confused.get(other) ?? []), ...(login ? [login] : [])]);
    }
    if (confused.size > 0) {
      return [...confused].map(([other, deniedBy]) => {
        return { extension, mailbox, other, deniedBy, unscoped };
      });
    }
    if (!firstOwner || firstOwner === mailbox) return [];
    return [{ extension, mailbox, other: firstOwner, deniedBy: [], unscoped: false }];
  });
}
