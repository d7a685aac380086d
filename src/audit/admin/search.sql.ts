import { sameName } from '../../database/same-name.js';
import type { AuditedEvent } from '../audit-event.entity.js';
import { eventColumns, type EventRow } from '../event-row.sql.js';

export type SearchOrder = 'newest' | 'oldest';

/** The place of an event in the order of a search: events of one transaction have the same time. */
export type Position = Pick<EventRow, 'at' | 'seq' | 'id'>;

interface Search {
  readonly mailboxId?: string | undefined;
  /** Only events with a mailbox. */
  readonly ofMailboxes: boolean;
  readonly actor?: string | undefined;
  readonly events?: readonly AuditedEvent[] | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  /** The event that those wanted follow, in this order. */
  readonly after?: Position | undefined;
  readonly order: SearchOrder;
  readonly limit: number;
}

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
    mailboxId !== undefined && `e.mailbox_id = ${parameter(mailboxId)}`,
    ofMailboxes && 'e.mailbox_id IS NOT NULL',
    actor !== undefined && sameName('e.actor', parameter(actor)),
    events !== undefined && `e.event = ANY (${parameter(events)})`,
    since !== undefined && `e.at >= ${parameter(since)}`,
    until !== undefined && `e.at < ${parameter(until)}`,
    after !== undefined &&
      `(e.at, e.seq, e.id) ${beyond} (${parameter(after.at)}::timestamptz,
         ${parameter(after.seq)}::bigint, ${parameter(after.id)}::uuid)`,
  ].filter((condition) => condition !== false);
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const sql = `SELECT ${eventColumns} FROM audit_events e ${where}
    ORDER BY e.at ${direction}, e.seq ${direction}, e.id ${direction} LIMIT ${parameter(limit)}`;
  return { sql, values };
}
