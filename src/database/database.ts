import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../common/domain-error.js';
import { classifyDatabaseError } from './database-error.js';
import type { Tx } from './transaction.js';

/** How often work that lost against other work is repeated. */
const attempts = 10;

/** The way to the database: what passes becomes a refusal, everything else stays an error. */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /** This instance's connections, the idle ones among them, and how many wait for one. */
  get connections(): { total: number; idle: number; waiting: number } {
    const pool = poolOf(this.dataSource);
    return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
  }

  /**
   * Runs `work` in one transaction, and again when PostgreSQL asks for it (serialization failure,
   * deadlock), and once more on a new session where this one was prepared for an older schema: `work`
   * must leave nothing behind outside the database.
   *
   * @throws DomainError DatabaseUnavailable; whether a COMMIT took place is then unknown.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return withRetry(() => this.dataSource.transaction(work));
  }

  /**
   * Runs a single statement, without a transaction of our own; repeated like a transaction.
   *
   * @throws DomainError DatabaseUnavailable
   */
  statement<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return withRetry(() => work(this.dataSource.manager));
  }
}

/** The pool of a connected DataSource: its driver's name for that of the server that takes writes. */
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
