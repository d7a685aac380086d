import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { Database } from '../database/database.js';
import { assertInTransaction, type Tx } from '../database/transaction.js';
import { AuditEvent, type AuditedEvent } from './audit-event.entity.js';

export interface Subject {
  readonly mailboxId?: string;
  readonly resetId?: string;
  readonly detail?: string;
}

/** An event of a reset. */
export type RecordedReset = Pick<AuditEvent, 'event' | 'detail' | 'at'>;

/** Resets that are asked about in one statement. */
const chunkSize = 10_000;

/** Records every change in the transaction that makes it (P12). */
@Injectable()
export class AuditLog {
  constructor(private readonly database: Database) {}

  async record(tx: Tx, event: AuditedEvent, by: Actor, about: Subject): Promise<void> {
    assertInTransaction(tx);
    await tx.query(
      `INSERT INTO audit_events
         (event, actor, source, request_id, mailbox_id, reset_id, detail)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [event, by.actor, by.source, by.requestId, about.mailboxId, about.resetId, about.detail],
    );
  }

  /** Records the same event for many subjects. */
  async recordEach(
    tx: Tx,
    event: AuditedEvent,
    by: Actor,
    subjects: readonly Subject[],
  ): Promise<void> {
    assertInTransaction(tx);
    if (subjects.length === 0) return;
    // In one order, as each locks the head of its chain.
    const ordered = subjects.toSorted((one, other) => compare(one.mailboxId, other.mailboxId));
    await tx.insert(
      AuditEvent,
      ordered.map((about) => ({ event, ...by, ...about })),
    );
  }

  /** All that is on record for a reset. */
  ofReset(tx: Tx, resetId: string): Promise<AuditEvent[]> {
    return tx.findBy(AuditEvent, { resetId });
  }

  /** What is on record for many resets, the oldest first, by their ids. */
  async ofResets(resetIds: readonly string[]): Promise<ReadonlyMap<string, RecordedReset[]>> {
    const byReset = new Map<string, RecordedReset[]>();
    for (let done = 0; done < resetIds.length; done += chunkSize) {
      const rows = await this.database.rows<RecordedReset & { resetId: string }>(
        `SELECT reset_id AS "resetId", event, detail, at FROM audit_events
         WHERE reset_id = ANY($1) ORDER BY at`,
        [resetIds.slice(done, done + chunkSize)],
      );
      for (const { resetId, ...event } of rows) {
        byReset.set(resetId, [...(byReset.get(resetId) ?? []), event]);
      }
    }
    return byReset;
  }

  /** The outcome of a reset; undefined while it is pending. */
  async outcomeOf(resetId: string): Promise<'delivered' | 'dropped' | undefined> {
    const end = await this.database.statement((manager) =>
      manager.findOneBy(AuditEvent, {
        resetId,
        event: In(['reset-delivered', 'reset-cancelled']),
      }),
    );
    if (!end) return undefined;
    return end.event === 'reset-delivered' ? 'delivered' : 'dropped';
  }
}

/** The order of PostgreSQL: null is last. */
function compare(one = 'g', other = 'g'): number {
  return one < other ? -1 : Number(one > other);
}
