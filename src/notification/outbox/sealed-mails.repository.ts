import { Injectable } from '@nestjs/common';
import { countedPage } from '../../crypto/counted-page.sql.js';
import {
  Resealer,
  resealedPage,
  type CountedPage,
  type ResealedPage,
  type SealedTable,
  type SealedValue,
} from '../../crypto/resealing.js';
import { Database } from '../../database/database.js';

/** The sealed mails that wait. What a mail says stays as it is, so that there is nothing to record. */
@Injectable()
export class SealedMailsRepository implements SealedTable {
  constructor(
    private readonly database: Database,
    private readonly resealer: Resealer,
  ) {}

  async count(after: string | undefined, rows: number): Promise<CountedPage> {
    const [page] = await this.database.rows<CountedPage>(countSql, [after ?? null, rows]);
    return page ?? { last: null, uses: [] };
  }

  async reseal(after: string | undefined, rows: number): Promise<ResealedPage> {
    const read = await this.database.rows<SealedValue>(pageSql, [after ?? null, rows]);
    const orders = read.map((row) => this.resealer.value(row, 'mail'));
    return resealedPage(orders, (changed) =>
      this.database.rows<{ id: string }>(swapSql, [
        changed.map(({ id }) => id),
        changed.map(({ sealed }) => sealed),
        changed.map(({ resealed }) => resealed),
      ]),
    );
  }
}

const pageSql = `SELECT id, sealed_mail AS sealed FROM outbox
  WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`;

const countSql = countedPage(
  pageSql,
  `SELECT 'outbox.sealed_mail' AS place, sealed AS value FROM page`,
);

// The order and the lock of the statements that renew leases and record deliveries.
const swapSql = `WITH unchanged AS (
    SELECT x.id, o.resealed
    FROM unnest($1::uuid[], $2::text[], $3::text[]) AS o (id, sealed, resealed)
      JOIN outbox x ON x.id = o.id AND x.sealed_mail = o.sealed
    ORDER BY x.id FOR UPDATE OF x SKIP LOCKED
  ), swapped AS (
    UPDATE outbox x SET sealed_mail = u.resealed FROM unchanged u WHERE x.id = u.id RETURNING x.id
  )
  SELECT id FROM swapped`;
