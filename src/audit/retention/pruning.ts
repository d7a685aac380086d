import type { Statements, Tx } from '../../database/transaction.js';
import { MerkleTree } from '../chain/merkle-tree.js';
import type { AuditKeys } from '../seal/audit-keys.js';
import { leafData, type AuditLeaf } from '../seal/audit-root.js';
import { hashesIn } from '../seal/audit-roots.js';
import { utcText } from '../utc-text.sql.js';

/** What was removed from the audit by retention, all together: the signed beginning of what is left. */
export interface Pruning {
  /** Events before this time are gone: UTC with microseconds, as is `at`. */
  readonly before: string;
  readonly events: number;
  /** The Merkle root of all stumps. */
  readonly stumpsRoot: Buffer;
  /** How many leaves are gone, and the root of the tree that they were. */
  readonly size: number;
  readonly root: Buffer;
  readonly at: string;
  readonly keyId: string;
}

export interface StoredPruning extends Pruning {
  readonly signature: Buffer;
  readonly tree: MerkleTree;
}

/** Places of a chain that were pruned, and the hash of the last of them: there the chain goes on. */
export interface Stump extends AuditLeaf {
  readonly first: bigint;
}

export function pruningStatement(pruning: Pruning): string {
  const { before, events, stumpsRoot, size, root, at, keyId } = pruning;
  return [
    'umpin audit pruning 1',
    `before ${before}`,
    `events ${events}`,
    `stumps ${stumpsRoot.toString('hex')}`,
    `size ${size}`,
    `root ${root.toString('hex')}`,
    `at ${at}`,
    `key ${keyId}`,
    '',
  ].join('\n');
}

/** Undefined if nothing was ever pruned. */
export async function readPruning(manager: Statements): Promise<StoredPruning | undefined> {
  type Row = Omit<StoredPruning, 'root' | 'tree' | 'size' | 'events'> & {
    size: string;
    events: string;
    frontier: Buffer;
  };
  const [row] = await manager.query<Row[]>(
    `SELECT ${utcText('before')} AS before, events, stumps_root AS "stumpsRoot", size, frontier,
       ${utcText('at')} AS at, key_id AS "keyId", signature FROM audit_pruning`,
  );
  if (!row) return undefined;
  const { frontier, ...pruning } = row;
  const [size, events] = [Number(row.size), Number(row.events)];
  const tree = new MerkleTree(size, hashesIn(frontier));
  return { ...pruning, size, events, tree, root: tree.root() };
}

/** Signs the record of a pruning with the current key, if another key of the ring has signed it. */
export async function renewPruning(tx: Tx, keys: AuditKeys): Promise<void> {
  const pruning = await readPruning(tx);
  if (!pruning || pruning.keyId === keys.current) return;
  if (keys.check(pruning.keyId, pruningStatement(pruning), pruning.signature) !== 'right') return;
  const renewed = { ...pruning, keyId: keys.current };
  await tx.query('UPDATE audit_pruning SET key_id = $1, signature = $2', [
    renewed.keyId,
    keys.sign(pruningStatement(renewed)),
  ]);
}

/** The Merkle root of all stumps, in the order of their chains and places. */
export async function stumpsRoot(manager: Statements): Promise<Buffer> {
  const tree = new MerkleTree();
  let after = ['', '0'];
  for (;;) {
    const rows = await manager.query<{ chain: string; first: string; seq: string; hash: Buffer }[]>(
      `SELECT chain, first_seq AS first, seq, hash FROM audit_stumps
       WHERE (chain COLLATE "C", seq) > ($1, $2::bigint)
       ORDER BY chain COLLATE "C", seq LIMIT 10000`,
      after,
    );
    const last = rows.at(-1);
    if (!last) return tree.root();
    for (const row of rows) {
      tree.append(stumpData({ ...row, first: BigInt(row.first), seq: BigInt(row.seq) }));
    }
    after = [last.chain, last.seq];
  }
}

function stumpData({ first, ...stump }: Stump): Buffer {
  const begin = Buffer.alloc(8);
  begin.writeBigInt64BE(first);
  return Buffer.concat([leafData(stump), begin]);
}
