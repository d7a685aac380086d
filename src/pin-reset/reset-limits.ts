import { Inject, Injectable } from '@nestjs/common';
import { service, type Actor } from '../common/actor.js';
import { sameName } from '../database/same-name.js';
import { assertInTransaction, type Tx } from '../database/transaction.js';
import { DomainError } from '../common/domain-error.js';

/** Nest's token for the ResetLimitsOptions. */
export const RESET_LIMITS = Symbol('ResetLimits');

/** Resets within an hour; 0 is no limit. */
export interface ResetLimitsOptions {
  /** Of one mailbox, by all callers together: an owner must not be flooded with mails. */
  readonly perMailbox: number;
  /** By one caller, for all mailboxes together. */
  readonly perCaller: number;
}

/**
 * Limits the resets within an hour. It counts the events of the audit log, so that the limits hold across
 * instances and restarts. A reset whose mail was dropped does not count, because it changed nothing; nor
 * do automatic resets and first PINs.
 */
@Injectable()
export class ResetLimits {
  constructor(@Inject(RESET_LIMITS) private readonly options: ResetLimitsOptions) {}

  /**
   * Call it while the mailbox's row is locked, which makes the count of the mailbox exact. The count of a
   * caller who acts for others needs a lock of its own, because that caller's resets run in parallel.
   *
   * @throws DomainError TooManyResets, with the time until a reset will be allowed again
   */
  async check(tx: Tx, mailboxId: string, by: Actor, actsForAnother: boolean): Promise<void> {
    assertInTransaction(tx);
    const { perMailbox, perCaller } = this.options;
    if (by === service || (perMailbox === 0 && perCaller === 0)) return;
    if (actsForAnother && perCaller > 0) {
      await tx.query(
        `SELECT pg_advisory_xact_lock(hashtextextended('resets by ' || lower($1), 0))`,
        [by.actor],
      );
    }
    await this.refuseIfReached(tx, mailboxId, by.actor);
  }

  /**
   * The limit of the mailbox alone, for a reset that its owner has not requested; it does not count itself.
   *
   * @throws DomainError TooManyResets, with the time until a reset will be allowed again
   */
  async checkMailbox(tx: Tx, mailboxId: string): Promise<void> {
    assertInTransaction(tx);
    if (this.options.perMailbox > 0) await this.refuseIfReached(tx, mailboxId, null);
  }

  private async refuseIfReached(tx: Tx, mailboxId: string, actor: string | null): Promise<void> {
    const [row] = await tx.query<{ retryAfterMs: number | null }[]>(
      `SELECT ${this.retryAfterMs('o.mailbox_id', 'o.actor')} AS "retryAfterMs"
       FROM (SELECT $1::uuid AS mailbox_id, $2::text AS actor) o`,
      [mailboxId, actor],
    );
    if (row?.retryAfterMs == null) return;
    throw new DomainError('TooManyResets', { mailbox: mailboxId, retryAfterMs: row.retryAfterMs });
  }

  /**
   * SQL: the time until a caller may reset a mailbox again, milliseconds; null if that is now.
   *
   * @param mailbox an SQL expression, as is `actor`
   */
  retryAfterMs(mailbox: string, actor: string): string {
    const { perMailbox, perCaller } = this.options;
    const ofMailbox = atLimit(`mailbox_id = ${mailbox}`, perMailbox);
    const ofCaller = atLimit(sameName('actor', actor), perCaller);
    return `ceil(1000 * extract(epoch FROM
      greatest(${ofMailbox}, ${ofCaller}) + interval '1 hour' - statement_timestamp()))::int`;
  }
}

/**
 * SQL: the time of the oldest of the last `limit` resets; null if there were fewer within the hour. The
 * events of the service itself have no source.
 */
const atLimit = (whose: string, limit: number) =>
  limit === 0
    ? 'NULL::timestamptz'
    : `(
  SELECT asked.at FROM audit_events asked
  WHERE ${whose} AND event = 'reset-requested' AND source IS NOT NULL
    AND ${withinTheHour('asked.at')}
    AND NOT EXISTS (SELECT FROM audit_events ended WHERE ended.reset_id = asked.reset_id
      AND ended.event = 'reset-cancelled' AND ${withinTheHour('ended.at')})
  ORDER BY asked.at DESC OFFSET ${limit - 1} LIMIT 1)`;

/**
 * SQL: since an hour ago. With an end, as the table has a partition for each month: others, including those
 * of months to come, are not looked into. A day allows for a clock that was set back.
 */
const withinTheHour = (time: string) => `${time} > statement_timestamp() - interval '1 hour'
  AND ${time} < statement_timestamp() + interval '1 day'`;
