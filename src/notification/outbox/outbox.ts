import { Inject, Injectable, Logger } from '@nestjs/common';
import { Sealer } from '../../crypto/sealer.js';
import { Database } from '../../database/database.js';
import { assertInTransaction, type Tx } from '../../database/transaction.js';
import { Lease, leaseMs } from './lease.js';
import type { Mail } from '../mail.js';

export interface NewMessage {
  readonly id: string;
  readonly topic: string;
  readonly mailboxId: string;
  readonly mail: Mail;
  /** Whether a caller waits for the outcome. */
  readonly callerWaits: boolean;
  /** Whether it is one of many for which nobody waits, so that it gives way to all others; default false. */
  readonly bulk?: boolean;
}

/** A mail that this instance, and no other, may deliver now. */
export interface LeasedMessage extends NewMessage {
  /** An earlier attempt ended without a clear reply. */
  readonly maybeSent: boolean;
  /** Attempts so far, this one included. */
  readonly attempts: number;
  /** Older than `GIVE_UP_AFTER_MS`. */
  readonly overdue: boolean;
  readonly lease: Lease;
}

/** What it takes to record the outcome of a mail, whatever it says. */
export type LeasedRow = Pick<LeasedMessage, 'id' | 'topic' | 'mailboxId' | 'lease'>;

/** The mail of all instances that waits for its 250, including mail under way. */
export interface Backlog {
  readonly mails: number;
  readonly oldestSeconds: number;
}

interface ClaimedRow {
  id: string;
  topic: string;
  mailbox_id: string;
  sealed_mail: string;
  awaited: boolean;
  bulk: boolean;
  maybe_sent: boolean;
  attempts: number;
  overdue: boolean;
}

/** How long an abandoned lease is remembered, milliseconds; later, it runs out as any other. */
const abandonedForMs = 600_000;

/** How long delivery of a mail is attempted, milliseconds. */
export const GIVE_UP_AFTER_MS = Symbol('give up after milliseconds');

/** SQL: the mails that may be claimed now, locked; $5 are leases that were given up. */
const dueMails = (which: string, limit: string) => `
  SELECT id FROM outbox
  WHERE ${which} AND due_at <= now()
    AND (leased_until IS NULL OR leased_until < now() OR lease_id = ANY($5))
  ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`;

/** Stores mail so that none is lost: a row exists from its transaction's commit until the 250 (P4). */
@Injectable()
export class Outbox {
  private readonly logger = new Logger(Outbox.name);
  /** Leases under which nothing is delivered, with the time when they were given up. */
  private readonly abandoned = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    @Inject(GIVE_UP_AFTER_MS) private readonly giveUpAfterMs: number,
  ) {}

  /** Adds a mail that the relay of any instance delivers. */
  async add(tx: Tx, message: NewMessage): Promise<void> {
    await this.insert(tx, message, null);
  }

  /** Adds a notice, unless one with the same topic waits for the same mailbox: that one says it already. */
  async addUnlessWaiting(tx: Tx, message: NewMessage): Promise<void> {
    await this.insert(tx, message, null, 'ON CONFLICT (mailbox_id, topic) DO NOTHING');
  }

  /** Adds a mail that the calling instance delivers right after the commit. */
  async addLeased(tx: Tx, message: NewMessage): Promise<LeasedMessage> {
    const lease = new Lease();
    await this.insert(tx, message, lease);
    return { ...message, maybeSent: false, attempts: 1, overdue: false, lease };
  }

  /**
   * Gives up a lease that a statement took whose outcome is unknown. A server that was frozen carries it out
   * later, when nobody delivers its mail: that mail is claimed without waiting for the end of its lease.
   */
  abandon(lease: Lease): void {
    this.abandoned.set(lease.id, performance.now());
  }

  /**
   * Claims up to `limit` mails that are due, or whose lease has run out or was given up. If it has run out,
   * their instance may have died after the end of data, so such a mail counts as maybe sent.
   *
   * @param bulkLimit how many of them may be bulk mails, which come after all others
   */
  async claim(limit: number, bulkLimit = limit): Promise<LeasedMessage[]> {
    const lease = new Lease();
    const [rows] = await this.database.statement((manager) =>
      manager.query<[ClaimedRow[], number]>(
        `WITH others AS (${dueMails('NOT bulk', '$3')}),
           bulk AS (${dueMails('bulk', 'least($6, $3 - (SELECT count(*) FROM others))')})
         UPDATE outbox SET
           maybe_sent = maybe_sent OR (outbox.lease_id IS NOT NULL AND outbox.lease_id <> ALL($5)),
           attempts = attempts + 1,
           lease_id = $1,
           leased_until = now() + $2 * interval '1 millisecond'
         FROM (SELECT id FROM others UNION ALL SELECT id FROM bulk) due
         WHERE outbox.id = due.id
         RETURNING outbox.id, topic, mailbox_id, sealed_mail, awaited, outbox.bulk, maybe_sent,
           attempts, created_at < now() - $4 * interval '1 millisecond' AS overdue`,
        [
          lease.id,
          leaseMs,
          limit,
          this.giveUpAfterMs,
          this.abandonedOf(performance.now()),
          Math.max(0, bulkLimit),
        ],
      ),
    );
    return rows.flatMap((row) => this.opened(row, lease));
  }

  /** Renews the leases of deliveries under way; a lease that was lost is not renewed. */
  async renew(leases: readonly Lease[]): Promise<void> {
    const askedAt = performance.now();
    const [rows] = await this.database.statement((manager) =>
      manager.query<[{ lease_id: string }[], number]>(
        // In the order in which activations lock them, so that no two statements wait for each other.
        `WITH ours AS (SELECT id FROM outbox WHERE lease_id = ANY($1) ORDER BY id FOR UPDATE)
         UPDATE outbox SET leased_until = now() + $2 * interval '1 millisecond'
         FROM ours WHERE outbox.id = ours.id RETURNING lease_id`,
        [leases.map(({ id }) => id), leaseMs],
      ),
    );
    const renewed = new Set(rows.map((row) => row.lease_id));
    for (const lease of leases) if (renewed.has(lease.id)) lease.renewed(askedAt);
  }

  /**
   * Removes a mail whose outcome is decided, and does `work` in the same transaction. False, and nothing is
   * done, if the lease was lost: another instance decides then.
   */
  settle(
    { id, lease }: Pick<LeasedRow, 'id' | 'lease'>,
    work?: (tx: Tx) => Promise<void>,
  ): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [, removed] = await tx.query<[unknown[], number]>(
        'DELETE FROM outbox WHERE id = $1 AND lease_id = $2',
        [id, lease.id],
      );
      if (removed === 0) return false;
      await work?.(tx);
      return true;
    });
  }

  /**
   * Gives a mail back for a later attempt, by this or another instance.
   *
   * @param maybeSent whether this attempt may have sent the mail; the doubt of an earlier one remains
   * @param trouble why it failed, for those who look at the outbox; never a secret
   */
  async postpone(
    message: LeasedMessage,
    delayMs: number,
    maybeSent: boolean,
    trouble?: string,
  ): Promise<void> {
    await this.database.statement((manager) =>
      manager.query(
        `UPDATE outbox SET due_at = now() + $3 * interval '1 millisecond',
           maybe_sent = $4, trouble = $5, lease_id = NULL, leased_until = NULL
         WHERE id = $1 AND lease_id = $2`,
        [message.id, message.lease.id, delayMs, message.maybeSent || maybeSent, trouble],
      ),
    );
  }

  /** Marks a mail as maybe sent: its end of data was sent some time ago, and no reply was received. */
  async doubt({ id, lease }: LeasedMessage): Promise<void> {
    await this.database.statement((manager) =>
      manager.query('UPDATE outbox SET maybe_sent = true WHERE id = $1 AND lease_id = $2', [
        id,
        lease.id,
      ]),
    );
  }

  /** Whether this instance still holds the lease of a mail; asked as late as possible. */
  async holds({ id, lease }: LeasedMessage): Promise<boolean> {
    const [row] = await this.database.statement((manager) =>
      manager.query<unknown[]>('SELECT FROM outbox WHERE id = $1 AND lease_id = $2', [
        id,
        lease.id,
      ]),
    );
    return row !== undefined;
  }

  /**
   * Removes a mail whose owner has given proof of receipt. False if that is impossible: there is no such
   * mail any more, or its end of data was certainly not sent. An instance whose lease has run out may have
   * died right after the end of data.
   */
  async removeIfMaybeReceived(tx: Tx, id: string): Promise<boolean> {
    assertInTransaction(tx);
    const [, removed] = await tx.query<[unknown[], number]>(
      `DELETE FROM outbox
       WHERE id = $1 AND (maybe_sent OR leased_until < clock_timestamp())`,
      [id],
    );
    return removed === 1;
  }

  /** Makes a mail due now that waits for its turn or its next attempt, because its owner asks for it. */
  async makeDueNow(tx: Tx, id: string): Promise<void> {
    await tx.query(
      'UPDATE outbox SET due_at = now(), bulk = false WHERE id = $1 AND lease_id IS NULL',
      [id],
    );
  }

  /** How many bulk mails wait for their 250, including those under way. */
  async bulkWaiting(): Promise<number> {
    const [row] = await this.database.rows<{ mails: number }>(
      'SELECT count(*)::int AS mails FROM outbox WHERE bulk',
      [],
    );
    return row?.mails ?? 0;
  }

  /** The age of the oldest waiting mail, seconds; 0 if there is none. */
  async oldestAgeSeconds(): Promise<number> {
    const [row] = await this.database.statement((manager) =>
      manager.query<{ age: string | null }[]>(
        'SELECT extract(epoch FROM now() - min(created_at)) AS age FROM outbox',
      ),
    );
    return Number(row?.age ?? 0);
  }

  async backlog(): Promise<Backlog> {
    const [row] = await this.database.statement((manager) =>
      manager.query<{ mails: string; age: string | null }[]>(
        'SELECT count(*) AS mails, extract(epoch FROM now() - min(created_at)) AS age FROM outbox',
      ),
    );
    return { mails: Number(row?.mails ?? 0), oldestSeconds: Number(row?.age ?? 0) };
  }

  private async insert(
    tx: Tx,
    message: NewMessage,
    lease: Lease | null,
    onConflict = '',
  ): Promise<void> {
    assertInTransaction(tx);
    await tx.query(
      `INSERT INTO outbox
         (id, topic, mailbox_id, sealed_mail, awaited, attempts, lease_id, bulk, leased_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $9,
         CASE WHEN $7::uuid IS NOT NULL THEN clock_timestamp() + $8 * interval '1 millisecond' END)
       ${onConflict}`,
      [
        message.id,
        message.topic,
        message.mailboxId,
        this.sealer.seal(JSON.stringify(message.mail), { purpose: 'mail', row: message.id }),
        message.callerWaits,
        lease ? 1 : 0,
        lease?.id ?? null,
        leaseMs,
        message.bulk ?? false,
      ],
    );
  }

  private abandonedOf(now: number): string[] {
    for (const [id, at] of this.abandoned) if (now - at > abandonedForMs) this.abandoned.delete(id);
    return [...this.abandoned.keys()];
  }

  // A mail that cannot be opened (its key was removed from the ring too early) must not hold up the
  // others. It stays, and is claimed again once its lease has run out.
  private opened(row: ClaimedRow, lease: Lease): LeasedMessage[] {
    try {
      const mail = this.sealer.open(row.sealed_mail, { purpose: 'mail', row: row.id });
      return [
        {
          id: row.id,
          topic: row.topic,
          mailboxId: row.mailbox_id,
          mail: JSON.parse(mail) as Mail,
          callerWaits: row.awaited,
          bulk: row.bulk,
          maybeSent: row.maybe_sent,
          attempts: row.attempts,
          overdue: row.overdue,
          lease,
        },
      ];
    } catch (error) {
      this.logger.error({ msg: 'a mail cannot be opened', mail: row.id, err: error });
      return [];
    }
  }
}
