import type { AuditedEvent } from './audit-event.entity.js';
import { utcText } from './utc-text.sql.js';

/** An event under the names that it has in JSON. */
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
  /** Its place in its chain, from 1; a bigint. */
  readonly seq: string;
  /** SHA-256 of the event and of the hash before it in its chain, in hex. */
  readonly hash: string;
}

/** SQL: what an event of a table with the alias `e` says, without its place in its chain. */
export const storedColumns = `e.id, ${utcText('e.at')} AS at, e.event, e.actor,
  e.mailbox_id AS "mailboxId", e.reset_id AS "resetId", e.source, e.request_id AS "requestId", e.detail`;

/** SQL: the columns of an EventRow, of a table with the alias `e`. */
export const eventColumns = `${storedColumns}, e.seq, encode(e.hash, 'hex') AS hash`;
