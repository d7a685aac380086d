import { Injectable } from '@nestjs/common';
import { recordedEach } from '../audit/audit.sql.js';
import type { Actor } from '../common/actor.js';
import { countedPage } from '../crypto/counted-page.sql.js';
import {
  Resealer,
  resealedPage,
  type CountedPage,
  type ResealedPage,
  type ResealedRow,
  type SealedTable,
} from '../crypto/resealing.js';
import { Database } from '../database/database.js';
import type { PreviousPin } from './pin-credential.entity.js';

interface PinsRow {
  id: string;
  version: string;
  valid: string | null;
  staged: string | null;
  previous: PreviousPin | null;
  history: string[];
}

interface ResealedPins extends PinsRow {
  readonly seals: ResealedRow;
  /** The hashes of the history before and after. */
  readonly earlier: readonly (readonly [old: string, resealed: string])[];
}

/**
 * The sealed hashes of PINs. Those of a mailbox change together: a PIN that may come back is found in the
 * history by its sealed hash (P13), so the same hash has to have the same text in both tables.
 */
@Injectable()
export class SealedPinsRepository implements SealedTable {
  constructor(
    private readonly database: Database,
    private readonly resealer: Resealer,
  ) {}

  async count(after: string | undefined, rows: number): Promise<CountedPage> {
    const [page] = await this.database.rows<CountedPage>(countSql, [after ?? null, rows]);
    return page ?? { last: null, uses: [] };
  }

  async reseal(after: string | undefined, rows: number, by: Actor): Promise<ResealedPage> {
    const read = await this.database.rows<PinsRow>(
      `WITH page AS (${pageOf('c.*')})
       SELECT c.mailbox_id AS id, ${version}::text AS version, c.sealed_hash AS valid,
         c.staged_hash AS staged, c.previous, ARRAY(
           SELECT h.sealed_hash FROM pin_history h WHERE h.mailbox_id = c.mailbox_id
         ) AS history
       FROM page c ORDER BY c.mailbox_id`,
      [after ?? null, rows],
    );
    return resealedPage(
      read.map((row) => this.resealed(row)),
      (changed) => this.swap(changed, by),
    );
  }

  private resealed(row: PinsRow): ResealedPins {
    const seals = this.resealer.row({ purpose: 'pin', row: row.id });
    return {
      ...row,
      seals,
      valid: seals.of(row.valid),
      staged: seals.of(row.staged),
      previous: row.previous && previousUnder(seals, row.previous),
      earlier: row.history.map((hash) => [hash, seals.of(hash)]),
    };
  }

  /**
   * The mailboxes that had not changed since they were read. Whoever writes to the history of a mailbox
   * changes its credential in the same transaction, so that its version stands for both.
   */
  private swap(orders: readonly ResealedPins[], by: Actor): Promise<{ id: string }[]> {
    const earlier = orders.flatMap(({ id, earlier }) =>
      earlier.map((pair) => [id, ...pair] as const),
    );
    return this.database.rows(swapSql, [
      orders.map(({ id }) => id),
      orders.map(({ version }) => version),
      orders.map(({ valid }) => valid),
      orders.map(({ staged }) => staged),
      orders.map(({ previous }) => previous && JSON.stringify(previous)),
      earlier.map(([id]) => id),
      earlier.map(([, old]) => old),
      earlier.map(([, , resealed]) => resealed),
      by.actor,
      by.source,
      by.requestId,
      this.resealer.currentKey,
    ]);
  }
}

/** All of a credential that holds sealed hashes, and its generation. */
const version =
  'hashtextextended(ROW(c.generation, c.sealed_hash, c.staged_hash, c.previous)::text, 0)';

const pageOf = (columns: string) => `SELECT ${columns} FROM pin_credentials c
  WHERE $1::uuid IS NULL OR c.mailbox_id > $1 ORDER BY c.mailbox_id LIMIT $2`;

const countSql = countedPage(
  pageOf('c.mailbox_id AS id, c.sealed_hash, c.staged_hash, c.previous'),
  `SELECT place, value FROM page, LATERAL (VALUES
     ('pin_credentials.sealed_hash', sealed_hash), ('pin_credentials.staged_hash', staged_hash),
     ('pin_credentials.previous', previous->>'hash'),
     ('pin_credentials.previous.before', previous->'before'->>'hash')) AS v (place, value)
   UNION ALL SELECT 'pin_history.sealed_hash', h.sealed_hash
   FROM page JOIN pin_history h ON h.mailbox_id = page.id`,
);

const swapSql = `WITH orders AS (
    SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::jsonb[])
      AS o (mailbox_id, version, valid, staged, previous)
  ), unchanged AS (
    SELECT o.* FROM orders o JOIN pin_credentials c USING (mailbox_id)
    WHERE ${version} = o.version
    ORDER BY c.mailbox_id FOR NO KEY UPDATE OF c SKIP LOCKED
  ), swapped AS (
    UPDATE pin_credentials c SET sealed_hash = u.valid, staged_hash = u.staged, previous = u.previous
    FROM unchanged u WHERE c.mailbox_id = u.mailbox_id RETURNING c.mailbox_id
  ), earlier AS (
    UPDATE pin_history h SET sealed_hash = e.resealed
    FROM unnest($6::uuid[], $7::text[], $8::text[]) AS e (mailbox_id, old, resealed)
      JOIN unchanged u USING (mailbox_id)
    WHERE h.mailbox_id = e.mailbox_id AND h.sealed_hash = e.old
  ), events AS (
    SELECT 'pin-resealed' AS event, $9::text AS actor, $10::text AS source, $11::text AS request_id,
      mailbox_id, $12::text AS detail FROM swapped ORDER BY mailbox_id
  ), ${recordedEach('events')}
  SELECT mailbox_id AS id FROM swapped`;

function previousUnder(seals: ResealedRow, { hash, before, ...pin }: PreviousPin): PreviousPin {
  return {
    ...pin,
    ...(hash !== undefined && { hash: seals.of(hash) }),
    ...(before && { before: previousUnder(seals, before) }),
  };
}
