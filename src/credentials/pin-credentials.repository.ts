import { assertInTransaction, type Tx } from '../database/transaction.js';
import { PinCredential } from './pin-credential.entity.js';
import { PinHistoryEntry } from './pin-history-entry.entity.js';

/** What the next PIN depends on. */
export interface PinState {
  /** The reset whose PIN is on its way, if there is one. */
  readonly pendingResetId: string | null;
  /** The reset that made the valid PIN, and when; null before the first PIN. */
  readonly lastReset: { readonly id: string; readonly at: Date } | null;
  /** Sealed hashes of the valid PIN and of those before it, newest first. */
  readonly used: readonly string[];
}

export class PinCredentialsRepository {
  /** The mailbox's PIN and its history as far back as `historyCount` PINs, the valid one included. */
  async read(tx: Tx, mailboxId: string, historyCount: number): Promise<PinState> {
    const credential = await tx.findOneBy(PinCredential, { mailboxId });
    const earlier = await tx.find(PinHistoryEntry, {
      where: { mailboxId },
      order: { generation: 'DESC' },
      take: historyCount - 1,
    });
    const { sealedHash, resetId, setAt, stagedResetId = null } = credential ?? {};
    return {
      pendingResetId: stagedResetId,
      lastReset: resetId && setAt ? { id: resetId, at: setAt } : null,
      used: [...(sealedHash ? [sealedHash] : []), ...earlier.map((entry) => entry.sealedHash)],
    };
  }

  /** Puts a PIN beside the valid one, which keeps working (P2). */
  async stage(tx: Tx, mailboxId: string, resetId: string, sealedHash: string): Promise<void> {
    assertInTransaction(tx);
    await tx.upsert(PinCredential, { mailboxId, stagedHash: sealedHash, stagedResetId: resetId }, [
      'mailboxId',
    ]);
  }

  /**
   * Makes the staged PIN the valid one and moves the one before it into the history. A PIN made by
   * the system is temporary. [Set-UMMailboxPIN] A new PIN clears the wrong tries; a lock stays.
   */
  async activate(tx: Tx, mailboxId: string, resetId: string): Promise<void> {
    assertInTransaction(tx);
    await tx.query(
      `INSERT INTO pin_history (mailbox_id, generation, sealed_hash)
       SELECT mailbox_id, generation, sealed_hash FROM pin_credentials
       WHERE mailbox_id = $1 AND staged_reset_id = $2 AND sealed_hash IS NOT NULL`,
      [mailboxId, resetId],
    );
    const { affected } = await tx
      .createQueryBuilder()
      .update(PinCredential)
      .set({
        generation: () => 'generation + 1',
        sealedHash: () => 'staged_hash',
        temporary: true,
        setAt: () => 'clock_timestamp()',
        resetId,
        failedTries: 0,
        stagedHash: null,
        stagedResetId: null,
      })
      .where({ mailboxId, stagedResetId: resetId })
      .execute();
    if (affected !== 1) throw new Error(`Reset ${resetId} has no staged PIN to activate.`);
    // What is older than the policy's history is forgotten.
    await tx.query(
      `DELETE FROM pin_history WHERE mailbox_id = $1 AND generation <= (
         SELECT c.generation - p.pin_history_count FROM pin_credentials c
         JOIN mailboxes m ON m.id = c.mailbox_id JOIN pin_policies p ON p.id = m.policy_id
         WHERE c.mailbox_id = $1)`,
      [mailboxId],
    );
  }

  /** Forgets the staged PIN; the valid one was valid all along (P3). */
  async drop(tx: Tx, mailboxId: string, resetId: string): Promise<void> {
    assertInTransaction(tx);
    await tx.update(
      PinCredential,
      { mailboxId, stagedResetId: resetId },
      { stagedHash: null, stagedResetId: null },
    );
  }
}
