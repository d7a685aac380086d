import type { Statements } from '../../database/transaction.js';
import type { Destination } from './destination.js';

/**
 * How long the events for a destination are kept after an instance last served it: longer than the repair of a
 * machine takes. After that it counts as removed from the configuration.
 */
const servedWithin = '7 days';

/** The destinations that lack events of before this time, and that an instance serves or has served lately. */
export async function awaitedCopies(
  statements: Statements,
  before: string,
): Promise<Destination['name'][]> {
  const rows = await statements.query<{ destination: Destination['name'] }[]>(awaitedSql, [before]);
  return rows.map(({ destination }) => destination);
}

/** A leaf stands for the events between the leaf before it of the same chain and itself. */
const awaitedSql = `
  SELECT x.destination FROM audit_exports x
  WHERE x.leased_until > now() - interval '${servedWithin}' AND (
    EXISTS (
      SELECT FROM audit_leaves l JOIN audit_events e ON e.chain = l.chain AND e.seq <= l.seq
      WHERE e.at < $1 AND (l.position > x.position OR l.position = x.position AND e.seq > x.seq)
        AND NOT EXISTS (SELECT FROM audit_leaves p
          WHERE p.chain = l.chain AND p.seq >= e.seq AND p.seq < l.seq))
    OR EXISTS (SELECT FROM audit_unsealed u JOIN audit_events e USING (chain, seq) WHERE e.at < $1))
  ORDER BY x.destination`;
