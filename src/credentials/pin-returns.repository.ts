import { Injectable } from '@nestjs/common';
import { assertInTransaction, type Tx } from '../database/transaction.js';
import type { PinPolicy } from '../pin-policy/pin-policy.js';
import type { LockedMailbox } from './mailboxes.repository.js';
import type { MailFate, PinCredential } from './pin-credential.entity.js';
import { mailboxColumns } from './pin-parts.sql.js';

/** A mailbox with what a report about one of its mails depends on, locked by this transaction. */
export interface ReturnableCredential
  extends
    LockedMailbox,
    Pick<PinCredential, 'resetId' | 'stagedResetId' | 'verifiedBy' | 'suspect' | 'previous'> {
  readonly locked: boolean;
}

/** The places of kept PINs in their row, as SQL. */
const kept = { previous: 'previous', before: "(previous->'before')" } as const;

/** The previous PIN, or the one before it. */
export type KeptPin = keyof typeof kept;

/** What a report says about the newest reset's mail. */
export interface ReportedFate {
  readonly fate: Exclude<MailFate, 'accepted'>;
  /** RFC 3463. */
  readonly status: string;
}

/** Gives PINs back that resets have replaced (P13), and keeps what became of the mail of the newest one. */
@Injectable()
export class PinReturnsRepository {
  /** Locks mailbox and credential like an attempt, in the same order. Undefined if there are none. */
  async lock(tx: Tx, mailboxId: string): Promise<ReturnableCredential | undefined> {
    assertInTransaction(tx);
    const [row] = await tx.query<(ReturnableCredential & PinPolicy)[]>(
      `SELECT ${mailboxColumns}, c.reset_id AS "resetId", c.staged_reset_id AS "stagedResetId",
         c.verified_by AS "verifiedBy", c.suspect, c.previous, c.locked_at IS NOT NULL AS locked
       FROM mailboxes m JOIN pin_policies p ON p.id = m.policy_id
         JOIN pin_credentials c ON c.mailbox_id = m.id
       WHERE m.id = $1 FOR NO KEY UPDATE OF m, c`,
      [mailboxId],
    );
    return row && { ...row, policy: row };
  }

  /**
   * Makes the previous PIN, or the one before it, valid again with its age and state, and moves the valid
   * one into the history in its place: neither can be drawn again while the history lasts (P8).
   *
   * A bounce never lowers the count of failed attempts, and ends no lock (P9). This includes those of a PIN
   * between the two, so that the order of two reports makes no difference. The count is the largest one, not
   * the sum: attempts since the reset were compared with the bounced PIN, and many of them are those of an
   * owner who types the only PIN that he or she knows.
   */
  async giveBack(tx: Tx, mailboxId: string, which: KeptPin): Promise<void> {
    assertInTransaction(tx);
    await this.swapHistory(tx, mailboxId, which);
    await tx.query(
      `UPDATE pin_credentials c SET generation = c.generation + 1, sealed_hash = pin->>'hash',
         set_at = (pin->>'setAt')::timestamptz, temporary = (pin->>'temporary')::boolean,
         reset_id = (pin->>'resetId')::uuid, verified_by = pin->>'verifiedBy',
         failed_tries = greatest(failed_tries, (previous->>'failedAttempts')::integer,
           (pin->>'failedAttempts')::integer),
         locked_at = least(locked_at, (previous->>'lockedAt')::timestamptz,
           (pin->>'lockedAt')::timestamptz),
         suspect = (pin->>'suspect')::boolean, previous = pin->'before',
         reminded_generation = CASE WHEN (pin->>'reminded')::boolean
           THEN c.generation + 1 ELSE reminded_generation END
       FROM (SELECT ${kept[which]} AS pin FROM pin_credentials WHERE mailbox_id = $1) AS returned
       WHERE c.mailbox_id = $1`,
      [mailboxId],
    );
  }

  /** Locks a mailbox whose PIN nobody may use, and forgets the PIN before it. */
  async lockMailbox(tx: Tx, mailboxId: string): Promise<void> {
    assertInTransaction(tx);
    await tx.query(
      `UPDATE pin_credentials SET locked_at = coalesce(locked_at, clock_timestamp()), previous = NULL
       WHERE mailbox_id = $1`,
      [mailboxId],
    );
  }

  /** Keeps what a report says; the time of the first one that says so, and nothing after a bounce. */
  async keepFate(tx: Tx, mailboxId: string, { fate, status }: ReportedFate): Promise<void> {
    assertInTransaction(tx);
    await tx.query(
      `UPDATE pin_credentials SET mail_fate = $2, mail_status = $3, mail_fate_at = clock_timestamp()
       WHERE mailbox_id = $1 AND mail_fate IS DISTINCT FROM 'bounced'
         AND mail_fate IS DISTINCT FROM $2`,
      [mailboxId, fate, status],
    );
  }

  // How far the history goes back is counted in generations, so it must have no gap: the returned PIN
  // leaves it, the bounced one comes in, and the others move up.
  private async swapHistory(tx: Tx, mailboxId: string, which: KeptPin): Promise<void> {
    const [ended] = await tx.query<EndedRow[]>(
      `SELECT c.generation, c.sealed_hash AS hash, p.pin_history_count AS count,
         ${kept[which]}->>'hash' AS returned
       FROM pin_credentials c JOIN mailboxes m ON m.id = c.mailbox_id
         JOIN pin_policies p ON p.id = m.policy_id
       WHERE c.mailbox_id = $1`,
      [mailboxId],
    );
    if (!ended) return;
    const [rows] = await tx.query<[HistoryRow[], number]>(
      'DELETE FROM pin_history WHERE mailbox_id = $1 RETURNING generation, sealed_hash AS hash',
      [mailboxId],
    );
    const { hash, returned, count } = ended;
    const earlier = rows.sort((one, other) => other.generation - one.generation);
    const hashes = [hash, ...earlier.map((row) => row.hash)]
      .filter((each) => each !== returned)
      .slice(0, count - 1);
    // A mailbox that has no PIN again has none that would move into the history next.
    const newest = ended.generation + (returned === null ? 1 : 0);
    await tx.query(
      `INSERT INTO pin_history (mailbox_id, generation, sealed_hash)
       SELECT $1, generation, hash FROM unnest($2::int[], $3::text[]) AS pin (generation, hash)`,
      [mailboxId, hashes.map((_, age) => newest - age), hashes],
    );
  }
}

interface HistoryRow {
  generation: number;
  hash: string;
}

interface EndedRow extends HistoryRow {
  /** PINHistoryCount. */
  count: number;
  returned: string | null;
}
