import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { QueryFailedError, type DataSource } from 'typeorm';
import type { Tx } from './transaction.js';

/** Another instance has taken the lease over: it considered this one dead. */
export class MigrationLeaseLost extends Error {
  override readonly name = 'MigrationLeaseLost';
}

/**
 * The right to change the schema: a row that belongs to one instance until a time on the database's clock. It
 * is no lock of a session, because a pooler in transaction mode would leave that in a session of others.
 *
 * An instance that only seems dead does no harm. Each migration's transaction holds its row with KEY SHARE:
 * a renewal does not wait for that, but a takeover, which changes the key, does.
 */
export class MigrationLease {
  readonly #holder = randomUUID();
  #renewal: NodeJS.Timeout | undefined;
  /** The last renewal: another session than that of the release may be at it. */
  #renewed: Promise<unknown> = Promise.resolve();

  /** @param forMs how long it is valid without a renewal, milliseconds */
  constructor(
    private readonly dataSource: DataSource,
    private readonly forMs: number,
  ) {}

  /** Takes the lease and goes on renewing it, if no other instance has it. */
  async take(): Promise<boolean> {
    await this.#createTable();
    const taken = await this.#extend('until <= clock_timestamp()').catch(falseIfLocked);
    if (taken) {
      const renew = () => this.#extend('holder = $1').catch(() => undefined);
      this.#renewal = setInterval(() => {
        this.#renewed = this.#renewed.then(renew);
      }, this.forMs / 4);
    }
    return taken;
  }

  /**
   * Keeps the lease until the end of a transaction.
   *
   * @throws MigrationLeaseLost
   */
  async holdDuring(tx: Tx): Promise<void> {
    const rows = await tx.query<object[]>(
      'SELECT id FROM migration_lease WHERE holder = $1 FOR KEY SHARE',
      [this.#holder],
    );
    if (rows.length === 0) throw new MigrationLeaseLost();
  }

  async release(): Promise<void> {
    clearInterval(this.#renewal);
    await this.#renewed;
    const sql = 'UPDATE migration_lease SET until = clock_timestamp() WHERE holder = $1';
    // Without it the next instance waits until the lease has expired.
    await this.dataSource.query(sql, [this.#holder]).catch(() => undefined);
  }

  async #extend(condition: string): Promise<boolean> {
    const [, updated] = await this.dataSource.query<[unknown, number]>(
      `UPDATE migration_lease
       SET holder = $1, until = clock_timestamp() + $2 * interval '1 millisecond'
       WHERE ${condition}`,
      [this.#holder, this.forMs],
    );
    return updated === 1;
  }

  // Looked for first, because IF NOT EXISTS requires the right to create tables even if there is nothing to create.
  async #createTable(): Promise<void> {
    while (!(await this.#tableExists())) {
      await this.dataSource.query(creation).catch((error: unknown) => {
        if (!createdByAnother.test(sqlStateOf(error))) throw error;
      });
    }
  }

  async #tableExists(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ found: boolean }[]>(
      "SELECT to_regclass('migration_lease') IS NOT NULL AS found",
    );
    return row?.found ?? false;
  }
}

// One message, and so one transaction. The holder is unique so that it counts as a key in KEY SHARE.
const creation = `
  CREATE TABLE IF NOT EXISTS migration_lease
    (id integer PRIMARY KEY CHECK (id = 1), holder uuid UNIQUE, until timestamptz NOT NULL);
  INSERT INTO migration_lease VALUES (1, NULL, clock_timestamp()) ON CONFLICT DO NOTHING`;

// Of two instances that create it simultaneously, IF NOT EXISTS lets one fail: 23505 unique_violation in the
// catalogue, 42P07 duplicate_table, or 42710 duplicate_object if the other commits after PostgreSQL has looked for
// the table, and before it looks for the type that each table has.
const createdByAnother = /^(23505|42P07|42710)$/;

/** 55P03 lock_not_available: a migration of the holder is still running, although its lease has expired. */
function falseIfLocked(error: unknown): false {
  if (sqlStateOf(error) === '55P03') return false;
  throw error;
}

function sqlStateOf(error: unknown): string {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof pg.DatabaseError ? (cause.code ?? '') : '';
}
