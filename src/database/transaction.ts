import type { EntityManager } from 'typeorm';

/** An EntityManager inside a transaction; the first argument of everything that writes. */
export type Tx = EntityManager;

/** @throws Error when `tx` is not inside a transaction: the write would not be atomic. */
export function assertInTransaction(tx: Tx): void {
  if (!tx.queryRunner?.isTransactionActive) {
    throw new Error('This write must be part of a transaction.');
  }
}
