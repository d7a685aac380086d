import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { PeriodicJob } from '../../common/periodic-jobs.js';
import { Database } from '../../database/database.js';
import type { Tx } from '../../database/transaction.js';
import { MerkleTree } from '../chain/merkle-tree.js';
import { renewPruning } from '../retention/pruning.js';
import { utcText } from '../utc-text.sql.js';
import { AuditKeys } from './audit-keys.js';
import { leafData, rootStatement, rootText, type AuditLeaf, type AuditRoot } from './audit-root.js';
import { AuditRoots, type StoredRoot } from './audit-roots.js';
import { PublishedRoots } from './published-roots.js';

const second = 1_000;

/** How long after its last seal an instance that has died keeps others from sealing. */
const leaseMs = 3 * second;

/** Of the newest root; null if nothing was ever sealed. */
interface NewestKey {
  readonly size: string | null;
  readonly keyId: string | null;
}

/** Events of one seal. More of them, such as those of an upgrade, follow without a pause. */
const eventsAtMost = 20_000;

/**
 * Seals what has been committed to the audit, every second: the newest event of each chain becomes a leaf of
 * one Merkle tree, whose root is signed with a key from outside the database, and published. One instance does
 * so at a time; another takes over when its lease ends.
 */
@Injectable()
export class AuditSealer implements PeriodicJob {
  readonly what = 'seal the audit';
  readonly pauseMs = second;
  private readonly logger = new Logger(AuditSealer.name);
  private readonly holder = randomUUID();
  /** The size of the newest root that this instance has seen under its own key. */
  private ownSize: string | null | undefined;
  /** The key of the root over which this instance signed first, if that was another one. */
  private replacedKey: string | undefined;

  constructor(
    private readonly database: Database,
    private readonly roots: AuditRoots,
    private readonly keys: AuditKeys,
    private readonly published: PublishedRoots,
  ) {}

  async run(): Promise<number> {
    const startedAt = performance.now();
    const sealed = await this.seal();
    if (sealed === eventsAtMost) return 0;
    if (sealed === 0) await this.published.retry();
    return Math.max(0, second - (performance.now() - startedAt));
  }

  /**
   * Seals what is not sealed yet, unless another instance does.
   *
   * @returns how many events were sealed
   * @throws Error if the newest root in the database is not one that this audit has signed
   * @throws DomainError DatabaseUnavailable
   */
  async seal(): Promise<number> {
    if (!(await this.isDue())) return 0;
    const sealed = await this.database.transaction((tx) => this.sealIn(tx));
    if (!sealed) return 0;
    const { root, before, events } = sealed;
    if (this.ownSize === undefined && before?.keyId !== root.keyId) {
      this.replacedKey = before?.keyId;
    }
    this.ownSize = String(root.size);
    this.logger.log({
      msg: 'sealed the audit',
      root: rootText(root),
      at: root.at,
      key: root.keyId,
    });
    await this.published.publish(root, before);
    return events;
  }

  /** Without a lock: an idle service costs one short query. */
  private async isDue(): Promise<boolean> {
    const [row] = await this.database.rows<{ unsealed: boolean } & NewestKey>(
      `SELECT EXISTS (SELECT FROM audit_unsealed) AS unsealed, size, key_id AS "keyId"
       FROM (SELECT) always LEFT JOIN
         (SELECT size, key_id FROM audit_roots ORDER BY size DESC LIMIT 1) newest ON true`,
      [],
    );
    if (!row) return false;
    const { unsealed, size, keyId } = row;
    if (keyId === this.keys.current) this.ownSize = size;
    return unsealed || this.signsAnew({ size, keyId });
  }

  /**
   * Whether to sign without an event, with a key that has moved to the front. Between two steps of a rotation,
   * instances have different current keys for days: the one with the older key does not sign against the newer one,
   * and none of them signs a root twice.
   */
  private signsAnew({ size, keyId }: NewestKey): boolean {
    if (keyId === this.keys.current || (size !== null && size === this.ownSize)) return false;
    return this.ownSize === undefined || keyId === this.replacedKey;
  }

  private async sealIn(tx: Tx) {
    if (!(await this.holdsLease(tx))) return undefined;
    const [rows] = await tx.query<[(Omit<AuditLeaf, 'seq'> & { seq: string })[], number]>(
      `DELETE FROM audit_unsealed WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM audit_unsealed LIMIT ${eventsAtMost})) RETURNING chain, seq, hash`,
    );
    const before = await this.roots.newestIn(tx);
    const tree = this.trusted(before);
    const leaves = newestOfEach(rows.map((row) => ({ ...row, seq: BigInt(row.seq) })));
    const from = tree.size;
    for (const leaf of leaves) tree.append(leafData(leaf));
    await tx.query(
      `INSERT INTO audit_leaves (position, chain, seq, hash)
       SELECT $1::bigint + n - 1, chain, seq, hash
       FROM unnest($2::text[], $3::bigint[], $4::bytea[]) WITH ORDINALITY AS leaf (chain, seq, hash, n)`,
      [
        from,
        leaves.map(({ chain }) => chain),
        leaves.map(({ seq }) => String(seq)),
        leaves.map(({ hash }) => hash),
      ],
    );
    const root = await this.sign(tx, tree, before);
    if (before && before.keyId !== root.keyId) await renewPruning(tx, this.keys);
    return { root, before, events: rows.length };
  }

  /** The transaction's row lock keeps others out until its commit; the lease does so between two seals. */
  private async holdsLease(tx: Tx): Promise<boolean> {
    const [, held] = await tx.query<[unknown[], number]>(
      `UPDATE audit_sealer SET holder = $1, leased_until = clock_timestamp() + $2 * interval '1 ms'
       WHERE holder = $1 OR leased_until < clock_timestamp()`,
      [this.holder, leaseMs],
    );
    return held === 1;
  }

  /** The tree of the newest root, to grow on: never one that someone else has put into the database. */
  private trusted(root: StoredRoot | undefined): MerkleTree {
    if (!root) return new MerkleTree();
    const signed = this.keys.check(root.keyId, rootStatement(root), root.signature);
    if (signed === 'unknown') {
      throw new Error(
        `The newest root of the audit is signed with the key ${root.keyId}, which is not in AUDIT_KEYS: ` +
          'put it back behind the new one until a root is signed with that.',
      );
    }
    if (signed === 'wrong' || !root.tree.root().equals(root.root)) {
      throw new Error(
        'The newest root of the audit is not one that was signed: run umpin audit verify.',
      );
    }
    return root.tree;
  }

  private async sign(tx: Tx, tree: MerkleTree, before: AuditRoot | undefined): Promise<AuditRoot> {
    const [now] = await tx.query<{ at: string }[]>(`SELECT ${utcText('clock_timestamp()')} AS at`);
    const unsigned = {
      size: tree.size,
      root: tree.root(),
      // Another key makes nothing newer: the copies of the audit are behind since the first signature.
      at: (before?.size === tree.size ? before.at : now?.at) ?? '',
      keyId: this.keys.current,
    };
    const root = { ...unsigned, signature: this.keys.sign(rootStatement(unsigned)) };
    // The same size again: with another key.
    await tx.query(
      `INSERT INTO audit_roots (size, root, at, key_id, signature, frontier)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (size) DO UPDATE SET root = excluded.root,
         at = excluded.at, key_id = excluded.key_id, signature = excluded.signature`,
      [root.size, root.root, root.at, root.keyId, root.signature, Buffer.concat(tree.frontier)],
    );
    return root;
  }
}

/** One leaf for each chain: the hash of its newest event covers the others. */
function newestOfEach(events: readonly AuditLeaf[]): AuditLeaf[] {
  const newest = new Map<string, AuditLeaf>();
  for (const event of events) {
    const known = newest.get(event.chain);
    if (!known || known.seq < event.seq) newest.set(event.chain, event);
  }
  return [...newest.values()];
}
