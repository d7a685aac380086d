import type { AuditedEvent } from './audit-event.entity.js';

/*
 * Each event locks the head of its chain until the commit: in one order, so that batches cause no deadlock.
 */

/** Part of a statement: records the event for each row (actor, source, request_id, mailbox_id, reset_id). */
export const recordedReset = (event: AuditedEvent, rows: string) => `recorded AS (
    INSERT INTO audit_events (event, actor, source, request_id, mailbox_id, reset_id)
    SELECT '${event}', actor, source, request_id, mailbox_id, reset_id FROM ${rows} by
    ORDER BY mailbox_id
  )`;

/** The same for each row (event, actor, source, request_id, mailbox_id, detail). */
export const recordedEach = (rows: string) => `recorded AS (
    INSERT INTO audit_events (event, actor, source, request_id, mailbox_id, detail)
    SELECT event, actor, source, request_id, mailbox_id, detail FROM ${rows} by
    ORDER BY mailbox_id, lower(actor)
  )`;
