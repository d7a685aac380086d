import type { EntityManager } from 'typeorm';
import { ProvisioningError, quoted } from '../../accounts/provisioning-error.js';
import type { MailboxScope } from '../../accounts/mailbox-scope.js';
import type { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../common/actor.js';
import { nameKey, sameName } from '../../database/same-name.js';
import type { Tx } from '../../database/transaction.js';
import { inScope } from '../in-scope.sql.js';
import { Mailbox } from '../mailbox.entity.js';
import { PinPolicyRow } from '../pin-policy-row.entity.js';
import { voiceMailColumns } from '../voice-mail.repository.js';
import type { NewMailbox } from './mailbox-draft.js';

/** @throws ProvisioningError if there is none; addresses are compared without regard to case. */
export async function mailboxByAddress(manager: EntityManager, address: string): Promise<Mailbox> {
  const mailbox = await byAddress(manager, address).getOne();
  if (!mailbox) throw noMailbox(address);
  return mailbox;
}

/**
 * The id of a mailbox that is not removed until this transaction ends, for a row that refers to it.
 *
 * @throws ProvisioningError if there is none
 */
export async function keptMailboxId(tx: Tx, address: string): Promise<string> {
  const mailbox = await byAddress(tx, address).setLock('for_key_share').getOne();
  if (!mailbox) throw noMailbox(address);
  return mailbox.id;
}

function byAddress(manager: EntityManager, address: string) {
  return manager
    .createQueryBuilder(Mailbox, 'mailbox')
    .where(sameName('mailbox.address', ':address'), { address });
}

/** The same error if there is none, and if it is not within the scope of the caller. */
export function noMailbox(address: string): ProvisioningError {
  return new ProvisioningError([`there is no mailbox ${quoted(address)}`], { because: 'missing' });
}

/** Whether the mailbox with this id is in the scope. */
export async function isInScope(tx: Tx, id: string, scope: MailboxScope): Promise<boolean> {
  if (scope.kind === 'everyone') return true;
  const values: unknown[] = [id];
  const found = await tx.query<unknown[]>(
    `SELECT FROM mailboxes m JOIN pin_policies p ON p.id = m.policy_id
     WHERE m.id = $1 AND ${inScope(scope, values)}`,
    values,
  );
  return found.length > 0;
}

export interface StoredMailbox extends NewMailbox {
  readonly id: string;
}

/**
 * The mailboxes that have one of these addresses, by the keys of their names.
 *
 * @param lock whether to lock their rows: in the order of their ids, so that nobody waits in a circle
 */
export async function storedByAddress(
  tx: Tx,
  addresses: readonly string[],
  lock: boolean,
): Promise<Map<string, StoredMailbox>> {
  const rows = await tx.query<StoredMailbox[]>(
    `SELECT m.id, m.address, m.display_name AS "displayName", m.extensions,
       m.phone_numbers AS "phoneNumbers", m.language, m.um_enabled AS "umEnabled", p.name AS policy,
       ${voiceMailColumns}
     FROM mailboxes m JOIN pin_policies p ON p.id = m.policy_id
     WHERE EXISTS (SELECT FROM unnest($1::text[]) AS wanted WHERE ${sameName('m.address', 'wanted')})
     ORDER BY m.id ${lock ? 'FOR NO KEY UPDATE OF m' : ''}`,
    [addresses],
  );
  return new Map(rows.map((row) => [nameKey(row.address), row]));
}

/** The ids of all policies by the keys of their names. None of them is removed until this transaction ends. */
export async function policyIds(tx: Tx): Promise<Map<string, string>> {
  const policies = await tx.find(PinPolicyRow, {
    select: { id: true, name: true },
    lock: { mode: 'for_key_share' },
  });
  return new Map(policies.map(({ id, name }) => [nameKey(name), id]));
}

export interface MailboxRow extends NewMailbox {
  readonly id: string;
  readonly policyId: string;
  /** Whether the service is to make and mail its first PIN. */
  readonly firstPinWanted: boolean;
}

/** Adds mailboxes in one statement, and an audit event for each (P12). */
export async function addMailboxes(
  tx: Tx,
  audit: AuditLog,
  rows: readonly MailboxRow[],
  by: Actor,
): Promise<void> {
  await tx
    .createQueryBuilder()
    .insert()
    .into(Mailbox)
    .values(rows.map(columnsOf))
    .updateEntity(false)
    .execute();
  // Without its address, which a removal could not take out of the audit.
  const added = rows.map(({ id }) => ({ mailboxId: id }));
  const wanted = rows.filter(({ firstPinWanted }) => firstPinWanted);
  await audit.recordEach(tx, 'mailbox-added', by, added);
  await audit.recordEach(
    tx,
    'first-pin-requested',
    by,
    wanted.map(({ id }) => ({ mailboxId: id })),
  );
}

/** Locks mailboxes that were just added, in one statement, and puts it on record (P12). */
export async function lockNewMailboxes(
  tx: Tx,
  audit: AuditLog,
  ids: readonly string[],
  by: Actor,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `INSERT INTO pin_credentials (mailbox_id, locked_at)
     SELECT id, clock_timestamp() FROM unnest($1::uuid[]) AS id`,
    [ids],
  );
  const detail = 'locked out in Exchange';
  const subjects = ids.map((mailboxId) => ({ mailboxId, detail }));
  await audit.recordEach(tx, 'mailbox-locked', by, subjects);
}

function columnsOf(row: MailboxRow) {
  const { id, address, displayName, language, extensions, phoneNumbers } = row;
  const { umEnabled, policyId, oofStatus, missedCallNotificationEnabled } = row;
  const { playOnPhoneDialString, telephoneAccessFolderEmail } = row;
  const firstPinWantedAt = row.firstPinWanted ? () => 'now()' : null;
  return {
    id,
    address,
    displayName,
    language,
    extensions,
    phoneNumbers,
    umEnabled,
    oofStatus,
    missedCallNotificationEnabled,
    playOnPhoneDialString,
    telephoneAccessFolderEmail,
    policyId,
    firstPinWantedAt,
  };
}
