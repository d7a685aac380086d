import type { EntityManager } from 'typeorm';
import { Mailbox } from '../mailbox.entity.js';
import { PinPolicyRow } from '../pin-policy-row.entity.js';
import type { Tx } from '../../database/transaction.js';
import { ProvisioningError, quoted } from '../../accounts/provisioning-error.js';
import { nameKey, sameName } from '../../database/same-name.js';

/** @throws ProvisioningError if there is none; addresses are compared without regard to case. */
export async function mailboxByAddress(manager: EntityManager, address: string): Promise<Mailbox> {
  const mailbox = await manager
    .createQueryBuilder(Mailbox, 'mailbox')
    .where(sameName('mailbox.address', ':address'), { address })
    .getOne();
  if (!mailbox) throw new ProvisioningError([`there is no mailbox ${quoted(address)}`]);
  return mailbox;
}

/** Those of the addresses that already have a mailbox, as they are spelled in the argument. */
export async function takenAddresses(tx: Tx, addresses: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ address: string }[]>(
    `SELECT wanted AS address FROM unnest($1::text[]) AS wanted
     WHERE EXISTS (SELECT FROM mailboxes WHERE ${sameName('address', 'wanted')})`,
    [addresses],
  );
  return new Set(rows.map(({ address }) => address));
}

/** The ids of all policies by the keys of their names. */
export async function policyIds(tx: Tx): Promise<Map<string, string>> {
  const policies = await tx.find(PinPolicyRow, { select: { id: true, name: true } });
  return new Map(policies.map(({ id, name }) => [nameKey(name), id]));
}
