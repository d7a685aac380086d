import type { EntityManager } from 'typeorm';

/** An EntityManager inside a transaction; the first argument of everything that writes. */
export type Tx = EntityManager;

/** @throws Error when `tx` is not inside a transaction: the write would not be atomic. */
export function assertInTransaction(tx: Tx): void {
  if (!tx.queryRunner?.isTransactionActive) {
    throw new Error('This write must be part of a transaction.');
  }
}

/**
 * Statements of one transaction that do not wait for each other: they take one way to the database
 * together, in their order.
 *
 * @returns what the last one returns
 * @throws the error of the one that failed. Those behind it only say that the transaction is over.
 */
export async function atOnce<T>(
  ...statements: readonly [...Promise<unknown>[], Promise<T>]
): Promise<T> {
  const results = await Promise.allSettled(statements);
  const errors = results.flatMap((each) =>
    each.status === 'rejected' ? [each.reason as unknown] : [],
  );
  if (errors.length > 0) throw errors.find((error) => !isAftermath(error)) ?? errors[0];
  return statements.at(-1) as Promise<T>;
}

// PostgreSQL, Appendix A: 25P02 in_failed_sql_transaction.
function isAftermath(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '25P02';
}
