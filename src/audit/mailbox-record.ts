import type { EntityManager } from 'typeorm';
import type { AuditedEvent, AuditEvent } from './audit-event.entity.js';

/** A mail to an owner that the audit knows of. */
export interface RecordedMail {
  /** A reset, whose mail was ordered; or what became of a notice. */
  readonly event: 'reset-requested' | 'notice-delivered' | 'notice-dropped';
  readonly at: Date;
  readonly actor: string;
  readonly resetId: string | null;
  readonly detail: string | null;
  /** The event that says what became of a reset's mail; null while it waits, and of a notice. */
  readonly end: AuditedEvent | null;
  readonly endAt: Date | null;
  readonly endDetail: string | null;
}

const bounced = `'mail-bounced', 'reset-returned', 'mailbox-locked'`;
const ends = `${bounced}, 'reset-delivered', 'reset-cancelled', 'mail-delayed', 'mail-relayed',
  'mail-expanded', 'mail-delivered'`;

/** The last mails to the owner of a mailbox, the newest first. */
export function recordedMails(
  manager: EntityManager,
  mailboxId: string,
  limit: number,
): Promise<RecordedMail[]> {
  return manager.query(
    `WITH mails AS (
       SELECT event, at, actor, reset_id, detail FROM audit_events
       WHERE mailbox_id = $1 AND event IN ('reset-requested', 'notice-delivered', 'notice-dropped')
       ORDER BY at DESC LIMIT $2
     )
     SELECT m.event, m.at, m.actor, m.reset_id AS "resetId", m.detail,
       e.event AS end, e.at AS "endAt", e.detail AS "endDetail"
     FROM mails m LEFT JOIN LATERAL (
       SELECT event, at, detail FROM audit_events e
       WHERE e.reset_id = m.reset_id AND e.event IN (${ends})
       ORDER BY e.event IN (${bounced}) DESC, e.at DESC LIMIT 1
     ) e ON true
     ORDER BY m.at DESC`,
    [mailboxId, limit],
  );
}

/** What an event says of a mailbox, without its place in its chain. */
export type EventOfMailbox = Omit<AuditEvent, 'mailboxId' | 'chain' | 'seq' | 'hash'>;

/** All that is on record for a mailbox, the oldest first. */
export function eventsOfMailbox(
  manager: EntityManager,
  mailboxId: string,
): Promise<EventOfMailbox[]> {
  return manager.query(
    `SELECT id, at, event, actor, source, request_id AS "requestId", reset_id AS "resetId", detail
     FROM audit_events WHERE mailbox_id = $1 ORDER BY at, id`,
    [mailboxId],
  );
}
