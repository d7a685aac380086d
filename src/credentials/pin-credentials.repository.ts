import { Injectable } from '@nestjs/common';
import { assertInTransaction, type Tx } from '../database/transaction.js';
import { PinCredential } from './pin-credential.entity.js';
import { activated, ending, succeeded } from './pin-parts.sql.js';

/** The facts that the next PIN depends on. */
export interface PinState {
  /** The reset whose PIN is staged, if there is one. */
  readonly pendingResetId: string | null;
  /** The reset that made the valid PIN, and when; null before the first PIN. */
  readonly lastReset: { readonly id: string; readonly at: Date } | null;
  /** Whether every PIN of the mailbox is refused. */
  readonly locked: boolean;
  /** Sealed hashes of the valid PIN and of those before it, newest first. */
  readonly used: readonly string[];
}

interface StateRow {
  sealed_hash: string | null;
  set_at: Date | null;
  reset_id: string | null;
  staged_reset_id: string | null;
  locked: boolean;
  earlier: string[];
}

/** A PIN that waits for its mail to be delivered. */
export interface StagedCredential {
  readonly resetId: string;
  readonly sealedHash: string;
  /** Whether failed attempts caused the reset, rather than a request. */
  readonly automatic: boolean;
  /** Whether others may know the PIN that it replaces; an automatic reset's always, as they may have tried it. */
  readonly suspect?: boolean;
}

@Injectable()
export class PinCredentialsRepository {
  /** The mailbox's PIN and its history as far back as `historyCount` PINs, the valid one included. */
  async read(tx: Tx, mailboxId: string, historyCount: number): Promise<PinState> {
    const [row] = await tx.query<StateRow[]>(
      `SELECT sealed_hash, set_at, reset_id, staged_reset_id, locked_at IS NOT NULL AS locked, ARRAY(
         SELECT h.sealed_hash FROM pin_history h WHERE h.mailbox_id = c.mailbox_id
         ORDER BY h.generation DESC LIMIT $2
       ) AS earlier
       FROM pin_credentials c WHERE mailbox_id = $1`,
      [mailboxId, historyCount - 1],
    );
    if (!row) return { pendingResetId: null, lastReset: null, locked: false, used: [] };
    const { sealed_hash: valid, set_at: at, reset_id: id, staged_reset_id: pendingResetId } = row;
    return {
      pendingResetId,
      lastReset: id && at ? { id, at } : null,
      locked: row.locked,
      used: valid ? [valid, ...row.earlier] : row.earlier,
    };
  }

  /** Stores a PIN beside the valid one, which keeps working (P2). */
  async stage(tx: Tx, mailboxId: string, staged: StagedCredential): Promise<void> {
    assertInTransaction(tx);
    const { resetId, sealedHash, automatic, suspect = automatic } = staged;
    await tx.query(
      `INSERT INTO pin_credentials
         (mailbox_id, staged_hash, staged_reset_id, staged_automatic, staged_suspect)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (mailbox_id) DO UPDATE
       SET staged_hash = excluded.staged_hash, staged_reset_id = excluded.staged_reset_id,
         staged_automatic = excluded.staged_automatic, staged_suspect = excluded.staged_suspect`,
      [mailboxId, sealedHash, resetId, automatic, suspect],
    );
  }

  /** Whether the owner has chosen the valid PIN since then. */
  async chosenSince(tx: Tx, mailboxId: string, time: Date): Promise<boolean> {
    const [row] = await tx.query<unknown[]>(
      `SELECT FROM pin_credentials
       WHERE mailbox_id = $1 AND NOT temporary AND reset_id IS NULL AND set_at > $2`,
      [mailboxId, time],
    );
    return row !== undefined;
  }

  /** Turns an automatic reset into an ordinary one, because it has now been requested as well. */
  async askFor(tx: Tx, mailboxId: string, resetId: string): Promise<void> {
    assertInTransaction(tx);
    await tx.update(
      PinCredential,
      { mailboxId, stagedResetId: resetId, stagedAutomatic: true },
      { stagedAutomatic: false },
    );
  }

  /**
   * Lets a reset, pending or delivered just now, count as made because others may know the PIN before it:
   * an order with that reason has joined it.
   */
  async suspect(tx: Tx, mailboxId: string, resetId: string): Promise<void> {
    assertInTransaction(tx);
    await tx.query(
      `UPDATE pin_credentials c
       SET staged_suspect = staged_suspect OR staged_reset_id IS NOT DISTINCT FROM $2::uuid,
         suspect = suspect OR reset_id IS NOT DISTINCT FROM $2::uuid,
         previous = CASE WHEN reset_id IS DISTINCT FROM $2::uuid THEN previous END
       WHERE mailbox_id = $1`,
      [mailboxId, resetId],
    );
  }

  /**
   * Makes the staged PIN the valid one, and the one before it history. A PIN made by the system is
   * temporary. [Set-UMMailboxPIN] A new PIN clears the failed attempts, unless they caused the reset:
   * an automatic reset must not postpone the lock. A lock stays unless the policy says otherwise. A right
   * attempt with the old PIN no longer stands in for it in a change. The PIN before it is kept, in case the
   * mail bounces (P13).
   *
   * @returns when it became valid
   */
  async activate(tx: Tx, mailboxId: string, resetId: string): Promise<Date> {
    assertInTransaction(tx);
    const [rows] = await tx.query<[{ set_at: Date }[], number]>(
      `WITH ${ending('c.staged_reset_id = $2')}
       UPDATE pin_credentials c SET ${activated}
       FROM ending WHERE c.mailbox_id = ending.mailbox_id RETURNING c.set_at`,
      [mailboxId, resetId],
    );
    const [row] = rows;
    if (!row) throw new Error(`Reset ${resetId} has no staged PIN to activate.`);
    return row.set_at;
  }

  /**
   * Makes the PIN that the owner chose the valid one, and the one before it history. No bounce brings an
   * earlier one back after that. If others knew that one, any of them may have chosen this one: it is replaced
   * as that one was to be.
   *
   * @param chosenAt the login of the phone system where it was typed
   * @returns when it became valid
   */
  async replace(tx: Tx, mailboxId: string, sealedHash: string, chosenAt: string): Promise<Date> {
    assertInTransaction(tx);
    const [rows] = await tx.query<[{ set_at: Date }[], number]>(
      `WITH ${ending('true')}
       UPDATE pin_credentials c SET ${succeeded},
         reset_wanted_at = CASE WHEN c.compromised THEN c.reset_wanted_at END,
         sealed_hash = $2, reset_id = NULL, temporary = false, failed_tries = 0,
         verified_at = clock_timestamp(), verified_by = $3, previous = NULL, suspect = false
       FROM ending WHERE c.mailbox_id = ending.mailbox_id RETURNING c.set_at`,
      [mailboxId, sealedHash, chosenAt],
    );
    const [row] = rows;
    if (!row) throw new Error(`The mailbox ${mailboxId} has no PIN to replace.`);
    return row.set_at;
  }

  /** Deletes the staged PIN; the valid one stays valid (P3). */
  async drop(tx: Tx, mailboxId: string, resetId: string): Promise<void> {
    assertInTransaction(tx);
    await tx.update(
      PinCredential,
      { mailboxId, stagedResetId: resetId },
      { stagedHash: null, stagedResetId: null, stagedAutomatic: false, stagedSuspect: false },
    );
  }
}
