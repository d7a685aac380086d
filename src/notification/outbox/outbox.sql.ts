import { leaseMs } from './lease.js';

/*
 * Parts (common table expressions) of statements that change many mails, beside changes of other tables.
 */

/** Adds the mails of `source` (reset_id, mailbox_id, sealed_mail, lease_id), leased to this instance. */
export const addedLeased = (topic: string, source: string) => `added AS (
    INSERT INTO outbox
      (id, topic, mailbox_id, sealed_mail, awaited, attempts, lease_id, leased_until)
    SELECT reset_id, '${topic}', mailbox_id, sealed_mail, true, 1, lease_id,
      clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    FROM ${source}
  )`;

/** Removes the mails of `orders` (reset_id, lease_id) that are in `source` too, as `removed` (reset_id). */
export const removedLeased = (source: string, locked: 'SKIP LOCKED' | '') => `held AS (
    SELECT x.id FROM ${source} s JOIN orders o ON o.reset_id = s.reset_id
    JOIN outbox x ON x.id = o.reset_id AND x.lease_id = o.lease_id
    ORDER BY x.id FOR UPDATE OF x ${locked}
  ), removed AS (
    DELETE FROM outbox x USING held WHERE x.id = held.id RETURNING x.id AS reset_id
  )`;
