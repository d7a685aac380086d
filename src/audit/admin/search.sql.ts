import { sameName } from '../../database/same-name.js';
import type { AuditedEvent } from '../audit-event.entity.js';

export type SearchOrder = 'newest' | 'oldest';

/** The columns of an event, under their names in JSON. */
export interface EventRow {
  readonly id: string;
  /** UTC, to the microsecond, as in 2026-11-30T09:00:00.000001Z. */
  readonly at: string;
  readonly event: AuditedEvent;
  readonly actor: string;
  readonly mailboxId: string | null;
  readonly resetId: string | null;
  readonly source: string | null;
  readonly requestId: string | null;
  readonly detail: string | null;
}

interface Search {
  readonly mailboxId?: string | undefined;
  /** Only events with a mailbox. */
  readonly ofMailboxes: boolean;
  readonly actor?: string | undefined;
  readonly events?: readonly AuditedEvent[] | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  /** The event that those wanted follow, in this order. */
  readonly after?: Pick<EventRow, 'id' | 'at'> | undefined;
  readonly order: SearchOrder;
  readonly limit: number;
}

const columns = `id, event, actor, source, detail, mailbox_id AS "mailboxId",
  reset_id AS "resetId", request_id AS "requestId",
  to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`;

/**
 * The statement of a search. Every condition has an index that ends with the time, so that neither a page nor the one
 * behind it sorts or skips what came before.
 */
export function searchSql(search: Search): { sql: string; values: unknown[] } {
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const { mailboxId, ofMailboxes, actor, events, since, until, after, order, limit } = search;
  const [beyond, direction] = order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
  const conditions = [
    mailboxId !== undefined && `mailbox_id = ${parameter(mailboxId)}`,
    ofMailboxes && 'mailbox_id IS NOT NULL',
    actor !== undefined && sameName('actor', parameter(actor)),
    events !== undefined && `event = ANY (${parameter(events)})`,
    since !== undefined && `at >= ${parameter(since)}`,
    until !== undefined && `at < ${parameter(until)}`,
    after !== undefined &&
      `(at, id) ${beyond} (${parameter(after.at)}::timestamptz, ${parameter(after.id)}::uuid)`,
  ].filter((condition) => condition !== false);
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const sql = `SELECT ${columns} FROM audit_events ${where}
    ORDER BY audit_events.at ${direction}, id ${direction} LIMIT ${parameter(limit)}`;
  return { sql, values };
}
