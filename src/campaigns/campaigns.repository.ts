import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { assertInTransaction, type Tx } from '../database/transaction.js';

/** A campaign whose turn it is to stage a reset. */
export interface CampaignTurn {
  readonly id: number;
  /** Whether others may know the PINs that it replaces. */
  readonly compromised: boolean;
}

/** A mailbox of a running campaign that waits for its reset, locked by this transaction. */
export interface WaitingMailbox {
  readonly mailboxId: string;
  /** The pending reset that it has joined. */
  readonly resetId: string | null;
  readonly campaignStartedAt: Date;
  /** How long ago that was, milliseconds on the database's clock. */
  readonly campaignAgeMs: number;
}

/** The end of a mailbox's part in a campaign; without a reset and a refusal, its owner has chosen a PIN. */
export interface MailboxDone {
  readonly resetId?: string;
  /** Whether it is a reset that the campaign has not made. */
  readonly joined?: boolean;
  readonly refusal?: string;
}

/** Why a mailbox waits, and the reset that it has joined. */
export interface StillWaiting {
  readonly afterMs: number;
  readonly resetId?: string;
  readonly refusal?: string;
}

/** The mailboxes of campaigns, as instances work through them together. */
@Injectable()
export class CampaignsRepository {
  constructor(private readonly database: Database) {}

  /** The time until the next turn of a running campaign, milliseconds; undefined if none is running. */
  async nextTurnMs(): Promise<number | undefined> {
    const [row] = await this.database.rows<{ ms: number | null }>(
      `SELECT ceil(1000 * extract(epoch FROM min(${turnAt}) - clock_timestamp()))::float8 AS ms
       FROM campaigns c WHERE state = 'running'`,
      [],
    );
    return row?.ms ?? undefined;
  }

  /** How many mailboxes wait for their turn, by the state of their campaign. */
  async waiting(): Promise<Readonly<Record<'running' | 'paused', number>>> {
    const rows = await this.database.rows<{ state: string; mailboxes: number }>(
      `SELECT c.state, count(*)::int AS mailboxes
       FROM campaigns c JOIN campaign_mailboxes w ON w.campaign_id = c.id
       WHERE c.state IN ('running', 'paused') AND w.done_at IS NULL GROUP BY c.state`,
      [],
    );
    const of = (state: string) => rows.find((row) => row.state === state)?.mailboxes ?? 0;
    return { running: of('running'), paused: of('paused') };
  }

  /**
   * Takes a turn of a running campaign, of which there are as many in a minute as its rate says, for all
   * instances together. Undefined if there is none now. What is late is made up for within a second, and
   * forgotten after it. A campaign whose mailboxes all wait has no turn until one of them is due.
   */
  async takeTurn(): Promise<CampaignTurn | undefined> {
    const [[turn]] = await this.database.statement((manager) =>
      manager.query<[CampaignTurn[], number]>(
        `UPDATE campaigns c
         SET next_at = greatest(c.next_at, clock_timestamp() - interval '1 second')
           + interval '1 minute' / c.per_minute
         FROM (SELECT id FROM campaigns c
           WHERE state = 'running' AND ${turnAt} <= clock_timestamp()
           ORDER BY next_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED) due
         WHERE c.id = due.id RETURNING c.id, c.compromised`,
      ),
    );
    return turn;
  }

  /** Locks the next mailbox of a running campaign. Undefined if none is due. */
  async lockNext(tx: Tx, campaignId: number): Promise<WaitingMailbox | undefined> {
    assertInTransaction(tx);
    // Its own statement, so that the next one sees what a pause has committed.
    await tx.query(`SELECT pg_advisory_xact_lock_shared(${stateLock})`, [campaignId]);
    const [row] = await tx.query<WaitingMailbox[]>(
      `SELECT w.mailbox_id AS "mailboxId", w.reset_id AS "resetId",
         c.started_at AS "campaignStartedAt",
         (1000 * extract(epoch FROM clock_timestamp() - c.started_at))::float8 AS "campaignAgeMs"
       FROM campaign_mailboxes w JOIN campaigns c ON c.id = w.campaign_id
       WHERE w.campaign_id = $1 AND c.state = 'running'
         AND w.done_at IS NULL AND w.due_at <= clock_timestamp()
       ORDER BY w.due_at, w.mailbox_id LIMIT 1 FOR UPDATE OF w SKIP LOCKED`,
      [campaignId],
    );
    return row;
  }

  async done(tx: Tx, campaignId: number, mailboxId: string, end: MailboxDone): Promise<void> {
    assertInTransaction(tx);
    await tx.query(
      `UPDATE campaign_mailboxes
       SET done_at = clock_timestamp(), reset_id = $3, joined = $4, refusal = $5
       WHERE campaign_id = $1 AND mailbox_id = $2`,
      [campaignId, mailboxId, end.resetId, end.joined ?? false, end.refusal],
    );
  }

  async postpone(tx: Tx, campaignId: number, mailboxId: string, why: StillWaiting): Promise<void> {
    assertInTransaction(tx);
    await tx.query(
      `UPDATE campaign_mailboxes
       SET due_at = clock_timestamp() + $3 * interval '1 millisecond', reset_id = $4::uuid,
         joined = $4::uuid IS NOT NULL, refusal = $5
       WHERE campaign_id = $1 AND mailbox_id = $2 AND done_at IS NULL`,
      [campaignId, mailboxId, why.afterMs, why.resetId, why.refusal],
    );
  }

  /** Ends a running campaign of which no mailbox waits any more; false if one does. */
  async endIfDone(tx: Tx, campaignId: number): Promise<boolean> {
    assertInTransaction(tx);
    const [, ended] = await tx.query<[unknown[], number]>(
      `UPDATE campaigns SET state = 'done', ended_at = clock_timestamp()
       WHERE id = $1 AND state = 'running' AND NOT EXISTS (
         SELECT FROM campaign_mailboxes WHERE campaign_id = $1 AND done_at IS NULL)`,
      [campaignId],
    );
    return ended === 1;
  }
}

/**
 * SQL: when a campaign `c` has its next turn: at its rate, and not before one of its mailboxes is due. One without
 * such a mailbox has a turn too, to end.
 */
const turnAt = `greatest(c.next_at, (SELECT min(due_at) FROM campaign_mailboxes
  WHERE campaign_id = c.id AND done_at IS NULL))`;

/**
 * SQL: the lock that a change of a campaign's state takes alone, and resets share: nothing is staged any more
 * when a pause has been answered.
 */
export const stateLock = `hashtextextended('campaign ' || $1::int, 0)`;
