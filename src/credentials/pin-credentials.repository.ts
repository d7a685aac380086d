import { assertInTransaction, type Tx } from '../database/transaction.js';
import { PinCredential } from './pin-credential.entity.js';

/** What the next PIN depends on. */
export interface PinState {
  /** The reset whose PIN is on its way, if there is one. */
  readonly pendingResetId: string | null;
  /** The reset that made the valid PIN, and when; null before the first PIN. */
  readonly lastReset: { readonly id: string; readonly at: Date } | null;
  /** Sealed hashes of the valid PIN and of those before it, newest first. */
  readonly used: readonly string[];
}

interface StateRow {
  sealed_hash: string | null;
  set_at: Date | null;
  reset_id: string | null;
  staged_reset_id: string | null;
  earlier: string[];
}

export class PinCredentialsRepository {
  /** The mailbox's PIN and its history as far back as `historyCount` PINs, the valid one included. */
  async read(tx: Tx, mailboxId: string, historyCount: number): Promise<PinState> {
    const [row] = await tx.query<StateRow[]>(
      `SELECT sealed_hash, set_at, reset_id, staged_reset_id, ARRAY(
         SELECT h.sealed_hash FROM pin_history h WHERE h.mailbox_id = c.mailbox_id
         ORDER BY h.generation DESC LIMIT $2
       ) AS earlier
       FROM pin_credentials c WHERE mailbox_id = $1`,
      [mailboxId, historyCount - 1],
    );
    if (!row) return { pendingResetId: null, lastReset: null, used: [] };
    const { sealed_hash: valid, set_at: at, reset_id: id, staged_reset_id: pendingResetId } = row;
    return {
      pendingResetId,
      lastReset: id && at ? { id, at } : null,
      used: valid ? [valid, ...row.earlier] : row.earlier,
    };
  }

  /** Puts a PIN beside the valid one, which keeps working (P2). */
  async stage(tx: Tx, mailboxId: string, resetId: string, sealedHash: string): Promise<void> {
    assertInTransaction(tx);
    await tx.query(
      `INSERT INTO pin_credentials (mailbox_id, staged_hash, staged_reset_id) VALUES ($1, $2, $3)
       ON CONFLICT (mailbox_id) DO UPDATE
       SET staged_hash = excluded.staged_hash, staged_reset_id = excluded.staged_reset_id`,
      [mailboxId, sealedHash, resetId],
    );
  }

  /**
   * Makes the staged PIN the valid one, moves the one before it into the history, and forgets what
   * is older than the policy's history. A PIN made by the system is temporary. [Set-UMMailboxPIN] A
   * new PIN clears the wrong tries; a lock stays.
   */
  async activate(tx: Tx, mailboxId: string, resetId: string): Promise<void> {
    assertInTransaction(tx);
    // All parts see the row as it was before: its generation is that of the PIN that ends.
    const [, activated] = await tx.query<[unknown[], number]>(
      `WITH ending AS (
         SELECT c.mailbox_id, c.generation, c.sealed_hash, p.pin_history_count
         FROM pin_credentials c
         JOIN mailboxes m ON m.id = c.mailbox_id JOIN pin_policies p ON p.id = m.policy_id
         WHERE c.mailbox_id = $1 AND c.staged_reset_id = $2
       ), kept AS (
         INSERT INTO pin_history (mailbox_id, generation, sealed_hash)
         SELECT mailbox_id, generation, sealed_hash FROM ending
         WHERE sealed_hash IS NOT NULL AND pin_history_count > 1
       ), forgotten AS (
         DELETE FROM pin_history h USING ending e
         WHERE h.mailbox_id = e.mailbox_id AND h.generation < e.generation + 2 - e.pin_history_count
       )
       UPDATE pin_credentials SET generation = generation + 1, sealed_hash = staged_hash,
         reset_id = staged_reset_id, set_at = clock_timestamp(), temporary = true,
         failed_tries = 0, staged_hash = NULL, staged_reset_id = NULL
       WHERE mailbox_id = $1 AND staged_reset_id = $2`,
      [mailboxId, resetId],
    );
    if (activated !== 1) throw new Error(`Reset ${resetId} has no staged PIN to activate.`);
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
