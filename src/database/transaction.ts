import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';

/** An EntityManager inside a transaction; the first argument of everything that writes. */
export type Tx = EntityManager;

/** @throws Error when `tx` is not inside a transaction: the write would not be atomic. */
export function assertInTransaction(tx: Tx): void {
  if (!tx.queryRunner?.isTransactionActive) {
    throw new Error('This write must be part of a transaction.');
  }
}

/** What runs statements and hands over their rows. */
export interface Statements {
  query<Rows>(text: string, values?: unknown[]): Promise<Rows>;
}

const dayMs = 24 * 3_600_000;

/** The statements of a transaction that take as long as they need: neither the server nor the client ends one. */
export async function withoutTimeout(tx: Tx): Promise<Statements> {
  assertInTransaction(tx);
  const session = (await tx.queryRunner?.connect()) as ClientBase;
  await session.query('SET LOCAL statement_timeout = 0');
  return {
    query: async <Rows>(text: string, values: unknown[] = []) => {
      const patient = { text, values, query_timeout: dayMs };
      return (await session.query(patient)).rows as Rows;
    },
  };
}
