import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../database/database.js';
import { assertInTransaction, type Tx } from '../../database/transaction.js';
import { Lease, leaseMs } from './lease.js';
import type { LeasedRow } from './outbox.js';

/** A mail that waits for its 250, without what it says. */
export interface WaitingRow {
  readonly id: string;
  readonly topic: string;
  readonly mailboxId: string;
  readonly createdAt: Date;
  /** When the next attempt is due. */
  readonly dueAt: Date;
  readonly attempts: number;
  /** Whether an instance is sending it. */
  readonly underWay: boolean;
  /** Whether an earlier attempt ended without a clear reply, so that the owner may have it already. */
  readonly maybeSent: boolean;
  /** Why the last attempt failed; null before the first one has. */
  readonly trouble: string | null;
}

/** The same, of a mailbox that is known. */
export type WaitingFacts = Omit<WaitingRow, 'mailboxId'>;

type RetriedRow = Pick<WaitingRow, 'topic' | 'mailboxId'>;

/** The place of a mail in the order of the outbox: the oldest first. */
export type WaitingPlace = Pick<WaitingRow, 'id' | 'createdAt'>;

// An instance whose lease has run out may have died after the end of data, as in Outbox.claim.
const facts = `id, topic, created_at AS "createdAt", due_at AS "dueAt", attempts,
  coalesce(leased_until > now(), false) AS "underWay",
  maybe_sent OR coalesce(leased_until <= now(), false) AS "maybeSent", trouble`;

// To the millisecond, as a Date is.
const place = "date_trunc('milliseconds', outbox.created_at)";

const columns = `${facts}, mailbox_id AS "mailboxId"`;

/** What waits in the outbox, for those who operate the service. */
@Injectable()
export class WaitingMail {
  constructor(private readonly database: Database) {}

  /** The oldest mails, or those that follow one of them. */
  page(limit: number, after?: WaitingPlace): Promise<WaitingRow[]> {
    return this.database.rows(
      `SELECT ${columns} FROM outbox
       WHERE $2::uuid IS NULL OR (${place}, outbox.id) > ($3::timestamptz, $2)
       ORDER BY ${place}, outbox.id LIMIT $1`,
      [limit, after?.id ?? null, after?.createdAt ?? null],
    );
  }

  async find(id: string): Promise<WaitingRow | undefined> {
    const [row] = await this.database.rows<WaitingRow>(
      `SELECT ${columns} FROM outbox WHERE id::text = $1`,
      [id],
    );
    return row;
  }

  ofMailbox(mailboxId: string): Promise<WaitingFacts[]> {
    return this.database.statement((manager) => waitingMailOf(manager, mailboxId));
  }

  /** Makes mails due now that wait for their next attempt: this one, or all. */
  async makeDueNow(tx: Tx, id?: string): Promise<RetriedRow[]> {
    assertInTransaction(tx);
    const [rows] = await tx.query<[RetriedRow[], number]>(
      `UPDATE outbox SET due_at = least(due_at, now())
       WHERE ($1::uuid IS NULL OR id = $1) AND lease_id IS NULL
       RETURNING topic, mailbox_id AS "mailboxId"`,
      [id ?? null],
    );
    return rows;
  }

  /**
   * Takes a mail that nobody is sending and that has certainly not been sent, so that nobody sends it any more.
   * Undefined if there is no such mail.
   */
  async takeUnsent(id: string): Promise<LeasedRow | undefined> {
    const lease = new Lease();
    const [rows] = await this.database.statement((manager) =>
      manager.query<[Omit<LeasedRow, 'lease'>[], number]>(
        `UPDATE outbox SET lease_id = $2, leased_until = now() + $3 * interval '1 millisecond'
         WHERE id = $1 AND lease_id IS NULL AND NOT maybe_sent
         RETURNING id, topic, mailbox_id AS "mailboxId"`,
        [id, lease.id, leaseMs],
      ),
    );
    const [row] = rows;
    return row && { ...row, lease };
  }
}

/** The mail that waits for a mailbox, the newest first. */
export function waitingMailOf(manager: EntityManager, mailboxId: string): Promise<WaitingFacts[]> {
  return manager.query(
    `SELECT ${facts} FROM outbox WHERE mailbox_id = $1 ORDER BY outbox.created_at DESC`,
    [mailboxId],
  );
}

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
