import type { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../common/actor.js';
import { Mailbox } from '../mailbox.entity.js';
import type { Tx } from '../../database/transaction.js';
import type { NewMailbox } from './mailbox-draft.js';

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
  const added = rows.map(({ id, address }) => ({ mailboxId: id, detail: address }));
  const wanted = rows.filter(({ firstPinWanted }) => firstPinWanted);
  await audit.recordEach(tx, 'mailbox-added', by, added);
  await audit.recordEach(
    tx,
    'first-pin-requested',
    by,
    wanted.map(({ id }) => ({ mailboxId: id })),
  );
}

function columnsOf(row: MailboxRow) {
  const { id, address, displayName, language, extensions, phoneNumbers } = row;
  const { umEnabled, policyId } = row;
  const firstPinWantedAt = row.firstPinWanted ? () => 'now()' : null;
  return {
    id,
    address,
    displayName,
    language,
    extensions,
    phoneNumbers,
    umEnabled,
    policyId,
    firstPinWantedAt,
  };
}
