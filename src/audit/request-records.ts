import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { AuditedEvent, AuditEvent } from './audit-event.entity.js';

/** An earlier attempt of a request that is repeated. */
export interface EarlierAttempt {
  readonly requestId: string;
  /** When it began, on the clock of the database. */
  readonly since: Date;
}

/** Finds what an earlier attempt of a request has changed, by the id under which that is on record. */
@Injectable()
export class RequestRecords {
  constructor(private readonly database: Database) {}

  /**
   * Its events of these kinds, the oldest first.
   *
   * @param mailboxId the mailbox that they are about; undefined: none
   */
  async of(
    { requestId, since }: EarlierAttempt,
    mailboxId: string | undefined,
    events: readonly AuditedEvent[],
  ): Promise<Pick<AuditEvent, 'resetId' | 'detail'>[]> {
    return this.database.rows(
      `SELECT reset_id AS "resetId", detail FROM audit_events
       WHERE mailbox_id ${mailboxId === undefined ? 'IS NULL AND $1::uuid IS NULL' : '= $1'}
         AND at >= $2 AND request_id = $3 AND event = ANY ($4) ORDER BY at`,
      [mailboxId, since, requestId, events],
    );
  }

  /** How many events of these kinds it has left, whatever they are about: a dropped mail cannot be looked up. */
  async count(
    { requestId, since }: EarlierAttempt,
    events: readonly AuditedEvent[],
  ): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_events
       WHERE event = ANY ($1) AND at >= $2 AND request_id = $3`,
      [events, since, requestId],
    );
    return row?.count ?? 0;
  }
}
