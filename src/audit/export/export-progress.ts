import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { eventColumns, type EventRow } from '../event-row.sql.js';
import type { Destination } from './destination.js';

type Name = Destination['name'];

/** Events that follow those that a destination has. */
export interface Batch {
  readonly events: readonly EventRow[];
  /** Whether there may be more already. */
  readonly full: boolean;
  /** The last event: the position of its leaf, and its place in its chain. Both are bigints. */
  readonly end: { readonly position: string; readonly seq: string };
}

/** Events that are delivered at a time: a few hundred kilobytes. */
const eventsAtMost = 1_000;

/** Leaves that are looked at for them; most have one event. */
const leavesAtMost = 1_000;

/** How long a destination belongs to an instance that does not renew that, seconds: longer than a delivery. */
const leaseSeconds = 60;

/**
 * How far each destination has come, in the order of the sealed leaves. A leaf says that a chain is complete up to
 * its event, and is written after the commit of all of them: so an event that commits late is never skipped.
 */
@Injectable()
export class ExportProgress {
  /** This instance, in the rows of audit_exports. */
  private readonly holder = randomUUID();

  constructor(private readonly database: Database) {}

  /**
   * Takes or renews the right to deliver. Another instance has it until that releases it, or is silent for a minute.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async claim(destination: Name): Promise<boolean> {
    const rows = await this.database.rows(
      `INSERT INTO audit_exports AS export (destination, holder, leased_until)
       VALUES ($1, $2, now() + interval '${leaseSeconds} seconds')
       ON CONFLICT (destination) DO UPDATE
         SET holder = excluded.holder, leased_until = excluded.leased_until
         WHERE export.holder = excluded.holder OR export.leased_until < now()
       RETURNING destination`,
      [destination, this.holder],
    );
    return rows.length > 0;
  }

  /** The events that come next; undefined if there are none. */
  async next(destination: Name): Promise<Batch | undefined> {
    const rows = await this.database.rows<Partial<EventRow> & LeafRow>(nextSql, [destination]);
    const read = rows.map(({ turn, position, leafSeq, ...event }) => {
      return { leaf: { turn, position, seq: leafSeq }, event };
    });
    const last = read.at(-1);
    if (!last) return undefined;
    const { leaf, event } = last;
    return {
      // Null in all columns if the events of a leaf were pruned.
      events: read.flatMap(({ event: each }) => (each.id ? [each as EventRow] : [])),
      full: read.length === eventsAtMost || leaf.turn === leavesAtMost,
      end: { position: leaf.position, seq: event.seq ?? leaf.seq },
    };
  }

  /** Records what a destination has, unless another instance took over meanwhile and repeats it. */
  async advance(destination: Name, { end }: Batch): Promise<void> {
    await this.database.rows(
      `UPDATE audit_exports SET position = $3, seq = $4 WHERE destination = $1 AND holder = $2`,
      [destination, this.holder, end.position, end.seq],
    );
  }

  /** Leaves a destination to the next instance that asks, and on record when it was last served. */
  async release(destination: Name): Promise<void> {
    await this.database.rows(
      `UPDATE audit_exports SET leased_until = now() WHERE destination = $1 AND holder = $2`,
      [destination, this.holder],
    );
  }

  /**
   * For how long the oldest event that a destination does not have has been sealed, seconds; 0 if it has all.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async lagSeconds(destination: Name): Promise<number> {
    // The leaf at a position is the last of a tree with one leaf more.
    const [row] = await this.database.rows<{ seconds: number | null }>(
      `SELECT extract(epoch FROM now() - (
         SELECT r.at FROM audit_roots r
         WHERE r.size > coalesce((
           SELECT x.position + CASE WHEN x.seq < l.seq THEN 0 ELSE 1 END
           FROM audit_exports x LEFT JOIN audit_leaves l ON l.position = x.position
           WHERE x.destination = $1), 0)
         ORDER BY r.size LIMIT 1))::float AS seconds`,
      [destination],
    );
    return Math.max(0, row?.seconds ?? 0);
  }
}

interface LeafRow {
  /** Counts the leaves of a batch from 1. */
  readonly turn: number;
  readonly position: string;
  /** The place of its last event in its chain. */
  readonly leafSeq: string;
}

/**
 * A leaf stands for the events between the leaf before it of the same chain and itself. The first one may have been
 * exported in part.
 */
const nextSql = `
  WITH leaf AS (
    SELECT l.position, l.chain, l.seq, row_number() OVER (ORDER BY l.position)::int AS turn,
      greatest(CASE WHEN l.position = x.position THEN x.seq ELSE 0 END,
        (SELECT max(p.seq) FROM audit_leaves p WHERE p.chain = l.chain AND p.seq < l.seq)) AS after
    FROM audit_exports x JOIN audit_leaves l
      ON l.position >= x.position AND (l.position > x.position OR l.seq > x.seq)
    WHERE x.destination = $1
    ORDER BY l.position LIMIT ${leavesAtMost}
  )
  SELECT leaf.turn, leaf.position, leaf.seq AS "leafSeq", event.*
  FROM leaf LEFT JOIN LATERAL (
    SELECT ${eventColumns} FROM audit_events e
    WHERE e.chain = leaf.chain AND e.seq > leaf.after AND e.seq <= leaf.seq
    ORDER BY e.seq LIMIT ${eventsAtMost}
  ) event ON true
  ORDER BY leaf.position, event.seq LIMIT ${eventsAtMost}`;
