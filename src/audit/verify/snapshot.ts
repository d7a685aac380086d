import { setImmediate } from 'node:timers/promises';
import { withoutTimeout, type Statements, type Tx } from '../../database/transaction.js';

/** Rows of a page; more of them are hardly faster, and take more memory. */
const page = 5_000;

/** Rows after which the event loop is left to others, who may be callers of the service: a few milliseconds of work. */
export const rowsAtOnce = 250;

/**
 * One snapshot of the database, read in pages: what is committed meanwhile, such as a seal, belongs to the next
 * verification.
 */
export class Snapshot {
  private cursors = 0;

  private constructor(private readonly statements: Statements) {}

  /** @param tx that has not read anything yet */
  static async of(tx: Tx): Promise<Snapshot> {
    // The first page of a cursor waits for its sort.
    const snapshot = new Snapshot(await withoutTimeout(tx));
    await snapshot.rows('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    // Before the snapshot is taken: a month that is dropped meanwhile would be missing from it without a stump.
    await snapshot.rows('LOCK TABLE audit_events IN ACCESS SHARE MODE');
    await snapshot.rows('SET LOCAL idle_in_transaction_session_timeout = 0');
    // Events are sorted by their chains.
    await snapshot.rows(`SET LOCAL work_mem = '64MB'`);
    return snapshot;
  }

  rows<Row extends object>(text: string, values?: unknown[]): Promise<Row[]> {
    return this.statements.query<Row[]>(text, values);
  }

  /** The rows of a query of any length, in its order, page by page. */
  async *pages<Row extends object>(text: string, values: unknown[] = []): AsyncGenerator<Row[]> {
    const name = `audit_${(this.cursors += 1)}`;
    await this.rows(`DECLARE ${name} NO SCROLL CURSOR FOR ${text}`, values);
    for (;;) {
      const rows = await this.rows<Row>(`FETCH ${page} FROM ${name}`);
      yield rows;
      if (rows.length < page) break;
    }
    await this.rows(`CLOSE ${name}`);
  }
}

/** Rows in the order of their chains, to be taken chain by chain along with those of other queries. */
export class ByChain<Row extends { readonly chain: string }> {
  private page: readonly Row[] = [];
  private index = 0;

  private constructor(private readonly pages: AsyncGenerator<Row[]>) {}

  static async of<Row extends { readonly chain: string }>(
    pages: AsyncGenerator<Row[]>,
  ): Promise<ByChain<Row>> {
    const stream = new ByChain(pages);
    await stream.turn();
    return stream;
  }

  /** The chain of the next row; undefined at the end. */
  get chain(): string | undefined {
    return this.page[this.index]?.chain;
  }

  /** Hands over the rows of a chain, if they are the next ones. */
  async each(chain: string, take: (row: Row) => void): Promise<void> {
    for (let row = this.page[this.index]; row?.chain === chain; row = this.page[this.index]) {
      take(row);
      this.index += 1;
      if (this.index === this.page.length) await this.turn();
      else if (this.index % rowsAtOnce === 0) await setImmediate();
    }
  }

  async all(chain: string): Promise<Row[]> {
    const rows: Row[] = [];
    await this.each(chain, (row) => rows.push(row));
    return rows;
  }

  private async turn(): Promise<void> {
    const next = await this.pages.next();
    this.page = next.done ? [] : next.value;
    this.index = 0;
  }
}

/** The first of the chains, in the order of their bytes, which is PostgreSQL's order "C". */
export function firstOf(chains: readonly (string | undefined)[]): string | undefined {
  const some = chains.filter((chain) => chain !== undefined);
  return some.reduce<string | undefined>(
    (first, chain) =>
      first === undefined || (chain !== first && Buffer.compare(bytes(chain), bytes(first)) < 0)
        ? chain
        : first,
    undefined,
  );
}

const bytes = (text: string) => Buffer.from(text);
