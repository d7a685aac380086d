import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { AuditedEvent, AuditEvent } from './audit-event.entity.js';

/** An earlier attempt of a request that is repeated. */
export interface EarlierAttempt {
  readonly requestId: string;
  /** When it began, on the clock of the database. */
  readonly since: Date;
}

export type RequestRecord = Pick<AuditEvent, 'resetId' | 'detail'>;

/** Finds what an earlier attempt of a request has changed, by the id under which that is on record. */
@Injectable()
export class RequestRecords {
  constructor(private readonly database: Database) {}

  /** Its events of these kinds, the oldest first, whatever they are about: a dropped mail cannot be looked up. */
  of(
    { requestId, since }: EarlierAttempt,
    events: readonly AuditedEvent[],
  ): Promise<RequestRecord[]> {
    return this.database.rows(
      `SELECT reset_id AS "resetId", detail FROM audit_events
       WHERE event = ANY ($1) AND at >= $2 AND request_id = $3 ORDER BY at`,
      [events, since, requestId],
    );
  }
}
