import type { DataSource, EntityManager } from 'typeorm';
import { DomainError } from '../domain-error.js';
import { databaseTrouble } from './database-error.js';
import type { Tx } from './transaction.js';

/** How often a transaction that lost against another one is run again. */
const attempts = 4;

/** The way to the database: what passes becomes a refusal, everything else stays an error. */
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction, again when PostgreSQL asks for it (serialization failure,
   * deadlock): `work` must leave nothing behind outside the database.
   *
   * @throws DomainError DatabaseUnavailable; whether a COMMIT took place is then unknown.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction(work);
      } catch (error) {
        const trouble = databaseTrouble(error);
        if (trouble === 'conflict' && attempt < attempts) continue;
        throw refusalFor(error);
      }
    }
  }

  /**
   * Runs a single statement, without a transaction of our own.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async statement<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await work(this.dataSource.manager);
    } catch (error) {
      throw refusalFor(error);
    }
  }
}

function refusalFor(error: unknown): unknown {
  return databaseTrouble(error)
    ? new DomainError('DatabaseUnavailable', {}, { cause: error })
    : error;
}
