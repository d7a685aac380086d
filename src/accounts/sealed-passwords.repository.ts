import { Injectable } from '@nestjs/common';
import { recordedEach } from '../audit/audit.sql.js';
import type { Actor } from '../common/actor.js';
import { countedPage } from '../crypto/counted-page.sql.js';
import {
  Resealer,
  resealedPage,
  type CountedPage,
  type ResealedPage,
  type SealedTable,
  type SealedValue,
} from '../crypto/resealing.js';
import { Database } from '../database/database.js';

/** The sealed passwords of accounts. */
@Injectable()
export class SealedPasswordsRepository implements SealedTable {
  constructor(
    private readonly database: Database,
    private readonly resealer: Resealer,
  ) {}

  async count(after: string | undefined, rows: number): Promise<CountedPage> {
    const [page] = await this.database.rows<CountedPage>(countSql, [after ?? null, rows]);
    return page ?? { last: null, uses: [] };
  }

  async reseal(after: string | undefined, rows: number, by: Actor): Promise<ResealedPage> {
    const read = await this.database.rows<SealedValue>(pageSql, [after ?? null, rows]);
    const orders = read.map((row) => this.resealer.value(row, 'password'));
    return resealedPage(orders, (changed) =>
      this.database.rows<{ id: string }>(swapSql, [
        changed.map(({ id }) => id),
        changed.map(({ sealed }) => sealed),
        changed.map(({ resealed }) => resealed),
        by.actor,
        by.source,
        by.requestId,
        this.resealer.currentKey,
      ]),
    );
  }
}

const pageSql = `SELECT id, sealed_password AS sealed FROM accounts
  WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`;

const countSql = countedPage(
  pageSql,
  `SELECT 'accounts.sealed_password' AS place, sealed AS value FROM page`,
);

const swapSql = `WITH unchanged AS (
    SELECT a.id, o.resealed
    FROM unnest($1::uuid[], $2::text[], $3::text[]) AS o (id, sealed, resealed)
      JOIN accounts a ON a.id = o.id AND a.sealed_password = o.sealed
    ORDER BY a.id FOR NO KEY UPDATE OF a SKIP LOCKED
  ), swapped AS (
    UPDATE accounts a SET sealed_password = u.resealed
    FROM unchanged u WHERE a.id = u.id RETURNING a.id, a.mailbox_id
  ), events AS (
    SELECT 'password-resealed' AS event, $4::text AS actor, $5::text AS source, $6::text AS request_id,
      mailbox_id, id || ': ' || $7 AS detail FROM swapped ORDER BY mailbox_id
  ), ${recordedEach('events')}
  SELECT id FROM swapped`;
