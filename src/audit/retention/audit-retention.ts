import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { PeriodicJob } from '../../common/periodic-jobs.js';
import { service } from '../../common/actor.js';
import { DomainError } from '../../common/domain-error.js';
import { Database } from '../../database/database.js';
import { isLockTimeout } from '../../database/database-error.js';
import { withoutTimeout, type Statements, type Tx } from '../../database/transaction.js';
import { AuditLog } from '../audit-log.js';
import { MerkleTree } from '../chain/merkle-tree.js';
import { awaitedCopies } from '../export/awaited-copies.js';
import { AuditKeys } from '../seal/audit-keys.js';
import { leafData, type AuditLeaf } from '../seal/audit-root.js';
import { utcText } from '../utc-text.sql.js';
import { AuditVerification } from '../verify/audit-verification.js';
import { pruningStatement, readPruning, stumpsRoot } from './pruning.js';

/** Nest's token for how many days events are kept; 0: for ever. */
export const AUDIT_RETENTION_DAYS = Symbol('AuditRetentionDays');

const minute = 60_000;
const hour = 60 * minute;

/**
 * The longest wait for readers of the audit, such as a backup, before a month is dropped or a partition is added.
 * Everything that comes after the waiting statement queues behind it, resets included.
 */
const patience = `SET LOCAL lock_timeout = '500ms'`;

/** By another instance that does the same, by a backup or by a verification. The next attempt is soon enough. */
const inUse = 'the partitions of the audit are in use';

/** Partitions for this month and so many after it. */
const monthsAhead = 2;

/** What a pruning removed; nothing if no month was old enough. */
export interface Pruned {
  readonly partitions: readonly string[];
  readonly events: number;
}

/** A partition, and the time at which its month ended. */
interface Month {
  readonly name: string;
  readonly until: string;
}

/**
 * Keeps the partitions of the audit: makes those of the months to come, and drops the months whose last day is
 * older than AUDIT_RETENTION_DAYS, once the copies have them. What remains of each chain is its stump: the place and
 * the hash from which it continues. All stumps, and the state from which the tree continues, are signed.
 */
@Injectable()
export class AuditRetention implements PeriodicJob, OnModuleDestroy {
  readonly what = 'keep the partitions of the audit';
  readonly pauseMs = minute;
  private readonly logger = new Logger(AuditRetention.name);
  private readonly early = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly keys: AuditKeys,
    private readonly verification: AuditVerification,
    @Inject(AUDIT_RETENTION_DAYS) private readonly days: number,
  ) {}

  /** A stop of the service does not wait for a verification. */
  onModuleDestroy(): void {
    this.early.abort(new DomainError('ServerBusy', { reason: 'the service stops' }));
  }

  async run(): Promise<number> {
    try {
      await this.makePartitions();
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
      this.logger.debug(inUse);
      return this.pauseMs;
    }
    await this.thinRoots();
    await this.pruneOrWait();
    return hour;
  }

  /** What cannot be dropped now is worth no second look at all its events before long. */
  private async pruneOrWait(): Promise<void> {
    try {
      const { partitions, events } = await this.prune();
      if (partitions.length > 0) this.logger.log({ msg: 'pruned the audit', partitions, events });
    } catch (error) {
      if (isLockTimeout(error)) this.logger.debug(inUse);
      else this.logger.warn({ msg: 'could not prune the audit', err: error });
    }
  }

  async makePartitions(): Promise<void> {
    const months = await this.database.rows<{ month: Date }>(
      `SELECT now() + n * interval '1 month' AS month FROM generate_series(0, $1) AS n
       UNION SELECT DISTINCT date_trunc('month', at, 'UTC') FROM audit_events_default`,
      [monthsAhead],
    );
    for (const { month } of months) {
      await this.database.transaction(async (tx) => {
        const statements = await withoutTimeout(tx);
        await statements.query(patience);
        await statements.query('SELECT make_audit_partition($1)', [month]);
      });
    }
  }

  /** One root an hour is enough to go back to; the newest one covers all that older ones have covered. */
  async thinRoots(): Promise<void> {
    await this.database.rows(
      `DELETE FROM audit_roots old WHERE at < now() - interval '1 day' AND EXISTS (
         SELECT FROM audit_roots r WHERE r.size > old.size
           AND date_trunc('hour', r.at, 'UTC') = date_trunc('hour', old.at, 'UTC'))`,
      [],
    );
  }

  /**
   * Drops the months that are over for longer than events are kept, if the whole audit verifies: what is dropped
   * cannot be compared with anything later, and what is left of it is signed.
   *
   * @throws Error if the audit does not verify
   * @throws DomainError DatabaseUnavailable
   */
  async prune(): Promise<Pruned> {
    const nothing = { partitions: [], events: 0 };
    if (this.days === 0) return nothing;
    const expired = await this.database.statement((manager) => this.expired(manager));
    if (expired.length === 0) return nothing;
    return this.database.transaction((tx) => this.pruneIn(tx));
  }

  private async pruneIn(tx: Tx): Promise<Pruned> {
    const statements = await withoutTimeout(tx);
    const months = await this.copied(statements, await this.expired(statements));
    const before = months
      .map(({ until }) => until)
      .sort()
      .at(-1);
    if (before === undefined) return { partitions: [], events: 0 };
    const partitions = months.map(({ name }) => name);
    // What is verified here is dropped or signed below: nobody may change it before the commit.
    await statements.query(patience);
    await statements.query(
      `LOCK TABLE ${[...partitions, 'audit_stumps'].join(', ')} IN SHARE ROW EXCLUSIVE MODE`,
    );
    await statements.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    const { findings } = await this.verification.verify({ signal: this.early.signal });
    if (findings.length > 0) {
      throw new Error('The audit is not as it was sealed: see umpin audit verify.');
    }
    // No seal meanwhile.
    await statements.query(`SET LOCAL lock_timeout = 0`);
    await statements.query('SELECT FROM audit_sealer FOR UPDATE');
    let events = 0;
    for (const name of partitions) events += await leaveStumps(statements, name);
    await this.signPruning(statements, before, events);
    // Last: it locks the whole table, and no event can be recorded until the commit.
    await statements.query(patience);
    for (const name of partitions) await statements.query(`DROP TABLE ${name}`);
    await this.audit.record(tx, 'audit-pruned', service, {
      detail: `${events} events before ${before}`,
    });
    return { partitions, events };
  }

  /** The months that are over for long enough, the oldest first. */
  private expired(statements: Statements): Promise<Month[]> {
    return statements.query<Month[]>(
      `SELECT name, ${utcText('until')} AS until FROM (
         SELECT relname AS name, (to_date(right(relname, 7), 'YYYY_MM') + interval '1 month')
           AT TIME ZONE 'UTC' AS until
         FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
         WHERE inhparent = 'audit_events'::regclass AND relname ~ '_[0-9]{4}_[0-9]{2}$') month
       WHERE until <= now() - $1 * interval '1 day' ORDER BY until`,
      [this.days],
    );
  }

  /** The months that every copy has. One that a copy lacks keeps those after it: a pruning has one end. */
  private async copied(statements: Statements, months: readonly Month[]): Promise<Month[]> {
    for (const [index, { name, until }] of months.entries()) {
      const destinations = await awaitedCopies(statements, until);
      if (destinations.length > 0) {
        this.logger.warn({ msg: `kept the audit from ${name} on for its copies`, destinations });
        return months.slice(0, index);
      }
    }
    return [...months];
  }

  /** Removes the leaves before the first one that is still needed, and signs where the rest begins. */
  private async signPruning(statements: Statements, before: string, events: number): Promise<void> {
    const earlier = await readPruning(statements);
    const tree = earlier?.tree ?? new MerkleTree();
    const [cut] = await statements.query<{ size: string; at: string }[]>(
      `SELECT coalesce(min(position), $1::bigint + (SELECT count(*) FROM audit_leaves)) AS size,
         ${utcText('clock_timestamp()')} AS at
       FROM audit_leaves l WHERE NOT EXISTS (SELECT FROM audit_stumps s
         WHERE s.chain = l.chain AND l.seq BETWEEN s.first_seq AND s.seq)`,
      [tree.size],
    );
    const size = Number(cut?.size);
    while (tree.size < size) {
      const leaves = await statements.query<(Omit<AuditLeaf, 'seq'> & { seq: string })[]>(
        `SELECT chain, seq, hash FROM audit_leaves WHERE position >= $1 AND position < $2
         ORDER BY position LIMIT 10000`,
        [tree.size, size],
      );
      if (leaves.length === 0) throw new Error('The audit has no leaf where its tree begins.');
      for (const leaf of leaves) tree.append(leafData({ ...leaf, seq: BigInt(leaf.seq) }));
    }
    await statements.query('DELETE FROM audit_leaves WHERE position < $1', [size]);
    await statements.query('DELETE FROM audit_roots WHERE size < $1', [size]);
    const pruning = {
      before,
      events: events + (earlier?.events ?? 0),
      stumpsRoot: await stumpsRoot(statements),
      size,
      root: tree.root(),
      at: cut?.at ?? '',
      keyId: this.keys.current,
    };
    await statements.query('DELETE FROM audit_pruning');
    await statements.query(
      `INSERT INTO audit_pruning
         (before, events, stumps_root, size, frontier, at, key_id, signature)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        before,
        pruning.events,
        pruning.stumpsRoot,
        size,
        Buffer.concat(tree.frontier),
        pruning.at,
        pruning.keyId,
        this.keys.sign(pruningStatement(pruning)),
      ],
    );
  }
}

/**
 * Adds the events of a partition to the pruned places of their chains, and joins places that follow each
 * other. As a rule a chain has one stump. An event whose transaction began in the month that is dropped, but
 * came after one of the next month, makes another.
 *
 * @returns how many events
 */
async function leaveStumps(statements: Statements, partition: string): Promise<number> {
  await statements.query(
    `CREATE TEMPORARY TABLE new_stumps ON COMMIT DROP AS
     WITH gone AS (
       SELECT chain, first_seq, seq, hash FROM audit_stumps
       UNION ALL SELECT chain, seq, seq, hash FROM ${partition}
     ), marked AS (
       SELECT *, first_seq - 1 IS DISTINCT FROM
         lag(seq) OVER (PARTITION BY chain ORDER BY first_seq) AS begins FROM gone
     ), places AS (
       SELECT *, count(*) FILTER (WHERE begins)
         OVER (PARTITION BY chain ORDER BY first_seq) AS place FROM marked
     )
     SELECT chain, min(first_seq) AS first_seq, max(seq) AS seq,
       (array_agg(hash ORDER BY seq DESC))[1] AS hash
     FROM places GROUP BY chain, place`,
  );
  const [row] = await statements.query<{ events: string }[]>(
    `SELECT count(*) AS events FROM ${partition}`,
  );
  await statements.query('DELETE FROM audit_stumps');
  await statements.query(
    'INSERT INTO audit_stumps SELECT chain, first_seq, seq, hash FROM new_stumps',
  );
  await statements.query('DROP TABLE new_stumps');
  return Number(row?.events);
}
