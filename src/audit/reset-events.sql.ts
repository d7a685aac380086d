/**
 * SQL: the names of all events of each reset, as (reset_id, events).
 *
 * @param resets a SELECT of their ids
 */
export const eventsOfResets = (resets: string) => `(
    SELECT reset_id, array_agg(event) AS events FROM audit_events
    WHERE reset_id IN (${resets}) GROUP BY reset_id
  )`;
