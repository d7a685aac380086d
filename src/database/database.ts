import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../common/domain-error.js';
import { classifyDatabaseError } from './database-error.js';
import type { Tx } from './transaction.js';

/** How often a transaction that conflicts with others is attempted. */
const attempts = 10;

/** Access to the database. Temporary errors become refusals; all others are passed on. */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** This instance's connections, including idle ones, and how many requests wait for one. */
  get connections(): { total: number; idle: number; waiting: number } {
    const pool = poolOf(this.dataSource);
    return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
  }

  /**
   * Runs `work` in one transaction. Repeats it after a serialization failure or deadlock, and once on a new
   * session if this one was prepared for an older schema: so `work` must have no effects outside the
   * database.
   *
   * @throws DomainError DatabaseUnavailable; whether a COMMIT took place is then unknown.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return withRetry(() => this.dataSource.transaction(work));
  }

  /**
   * Runs a single statement without an explicit transaction; repeated like `transaction`.
   *
   * @throws DomainError DatabaseUnavailable
   */
  statement<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return withRetry(() => work(this.dataSource.manager));
  }

  /**
   * The rows of a single statement; otherwise like `statement`.
   *
   * @throws DomainError DatabaseUnavailable
   */
  rows<Row>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return this.statement((manager) => manager.query<Row[]>(sql, [...values]));
  }
}

/** The pool of a connected DataSource; TypeORM calls the one for writes `master`. */
export function poolOf({ driver }: DataSource): Pool {
  return (driver as unknown as { master: Pool }).master;
}

async function withRetry<T>(work: () => Promise<T>): Promise<T> {
  let refreshed = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const trouble = classifyDatabaseError(error);
      if (!trouble) throw error;
      if (trouble === 'stale' && !refreshed) {
        refreshed = true;
        continue;
      }
      if (trouble !== 'conflict' || attempt === attempts) {
        throw new DomainError('DatabaseUnavailable', {}, { cause: error });
      }
      // A random pause, longer each time, so that the same transactions do not collide again.
      await sleep(randomInt(2 ** attempt));
    }
  }
}
