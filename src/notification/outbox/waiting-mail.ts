import { assertInTransaction, type Tx } from '../../database/transaction.js';

/**
 * Removes all mail that waits for a mailbox. False if one is under way: it may arrive in a moment, and whatever
 * it says has to be true then (P4).
 */
export async function removeWaitingMail(tx: Tx, mailboxId: string): Promise<boolean> {
  assertInTransaction(tx);
  await tx.query(
    `DELETE FROM outbox
     WHERE mailbox_id = $1 AND (leased_until IS NULL OR leased_until < clock_timestamp())`,
    [mailboxId],
  );
  const [underWay] = await tx.query<unknown[]>('SELECT FROM outbox WHERE mailbox_id = $1 LIMIT 1', [
    mailboxId,
  ]);
  return underWay === undefined;
}
