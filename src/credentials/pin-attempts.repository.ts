import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { assertInTransaction, type Tx } from '../database/transaction.js';
import type { PinPolicy } from '../pin-policy/pin-policy.js';
import type { LockedMailbox } from './mailboxes.repository.js';
import type { PinCredential } from './pin-credential.entity.js';
import { credentialColumns } from './pin-parts.sql.js';

/** A mailbox with its PINs, the valid one and the staged one, locked by this transaction. */
export interface LockedCredential
  extends
    LockedMailbox,
    Pick<
      PinCredential,
      | 'sealedHash'
      | 'setAt'
      | 'temporary'
      | 'stagedHash'
      | 'stagedResetId'
      | 'failedAttempts'
      | 'verifiedAt'
      | 'verifiedBy'
    > {
  /** Whether every PIN is refused, the right one included. */
  readonly locked: boolean;
  /** Whether the valid PIN has expired. */
  readonly expired: boolean;
}

/** The outcome of an attempt, as it is stored. */
export interface AttemptRecord {
  /** Failed attempts in a row, this one included. */
  readonly failedAttempts: number;
  /** Whether the mailbox is locked from now on. */
  readonly locks: boolean;
  /** Whether an automatic reset is to be staged. */
  readonly wantsReset: boolean;
  /** The phone system where the right PIN was typed; null after any other PIN. */
  readonly verifiedBy: string | null;
}

/** A reset that no caller waits for. */
export interface WantedReset {
  /** Whether an administrator wants it, because others know the PIN; otherwise wrong attempts caused it. */
  readonly compromised: boolean;
}

/** No mailbox has this id: unknown mailboxes cost the same queries as known ones (P10). */
const unknownMailbox = '00000000-0000-0000-0000-000000000000';

/** Counts attempts: one count for each mailbox, shared by all transports (P9). */
@Injectable()
export class PinAttemptsRepository {
  /**
   * Locks mailbox and credential until the transaction ends: attempts at one mailbox take turns with
   * each other and with everything that changes its PIN. Undefined if there is no mailbox, or it never
   * had a PIN.
   */
  async lock(tx: Tx, mailboxId: string | undefined): Promise<LockedCredential | undefined> {
    assertInTransaction(tx);
    const [row] = await tx.query<(LockedCredential & PinPolicy)[]>(
      `SELECT ${credentialColumns}
       FROM mailboxes m JOIN pin_policies p ON p.id = m.policy_id
         JOIN pin_credentials c ON c.mailbox_id = m.id
       WHERE m.id = $1 FOR NO KEY UPDATE OF m, c`,
      [mailboxId ?? unknownMailbox],
    );
    return row && { ...row, policy: row };
  }

  async record(tx: Tx, mailboxId: string | undefined, record: AttemptRecord): Promise<void> {
    assertInTransaction(tx);
    const { failedAttempts, locks, wantsReset, verifiedBy } = record;
    await tx.query(
      `UPDATE pin_credentials SET failed_tries = $2,
         locked_at = CASE WHEN $3 THEN clock_timestamp() ELSE locked_at END,
         reset_wanted_at = CASE WHEN $4 THEN clock_timestamp() ELSE reset_wanted_at END,
         verified_at = CASE WHEN $5::text IS NULL THEN verified_at ELSE clock_timestamp() END,
         verified_by = coalesce($5, verified_by)
       WHERE mailbox_id = $1`,
      [mailboxId ?? unknownMailbox, failedAttempts, locks, wantsReset, verifiedBy],
    );
  }

  /** A mailbox that waits for a reset without a caller; undefined when none does. */
  async findWantedReset(manager: EntityManager): Promise<string | undefined> {
    const [row] = await manager.query<{ id: string }[]>(
      `SELECT mailbox_id AS id FROM pin_credentials WHERE reset_wanted_at IS NOT NULL
       ORDER BY reset_wanted_at LIMIT 1`,
    );
    return row?.id;
  }

  /**
   * Claims such a reset. Undefined if it is no longer wanted: another instance claimed it, or a new PIN
   * became valid in the meantime.
   */
  async takeWantedReset(tx: Tx, mailboxId: string): Promise<WantedReset | undefined> {
    assertInTransaction(tx);
    const [[taken]] = await tx.query<[WantedReset[], number]>(
      `UPDATE pin_credentials SET reset_wanted_at = NULL
       WHERE mailbox_id = $1 AND reset_wanted_at IS NOT NULL RETURNING compromised`,
      [mailboxId],
    );
    return taken;
  }

  /** Moves the mailbox to the end of those that wait for such a reset. */
  async postponeWantedReset(tx: Tx, mailboxId: string): Promise<void> {
    assertInTransaction(tx);
    await tx.query(
      `UPDATE pin_credentials SET reset_wanted_at = clock_timestamp()
       WHERE mailbox_id = $1 AND reset_wanted_at IS NOT NULL`,
      [mailboxId],
    );
  }
}
