import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Tx } from '../../database/transaction.js';
import { MerkleTree } from '../chain/merkle-tree.js';
import { storedColumns } from '../event-row.sql.js';
import {
  pruningStatement,
  readPruning,
  stumpsRoot,
  type StoredPruning,
} from '../retention/pruning.js';
import { AuditKeys } from '../seal/audit-keys.js';
import { rootStatement, rootText, type KnownRoot, type WrittenRoot } from '../seal/audit-root.js';
import {
  AuditRoots,
  rootColumns,
  storedRoot,
  type RootRow,
  type StoredRoot,
} from '../seal/audit-roots.js';
import { RootFile } from '../seal/root-file.js';
import { ChainCheck, type StoredEvent } from './chain-check.js';
import type { Finding } from './finding.js';
import { ByChain, firstOf, rowsAtOnce, Snapshot } from './snapshot.js';
import { TreeCheck } from './tree-check.js';

export interface VerificationOptions {
  /** Checks only what was sealed after the last root of this time, and what is not sealed yet. */
  readonly since?: Date | undefined;
  /** A root that was kept elsewhere. */
  readonly against?: KnownRoot | undefined;
  /** Called with the share that is done, from 0 to 1; with 0 as soon as it is known what there is to do. */
  readonly onProgress?: (share: number) => void;
  /** Ends the verification with its reason. */
  readonly signal?: AbortSignal;
}

export interface Verified {
  readonly findings: readonly Finding[];
  readonly events: number;
  readonly chains: number;
  /** The newest root, which covers what was verified; undefined if nothing was ever sealed. */
  readonly root: KnownRoot | undefined;
  /** The newest root in AUDIT_ROOT_FILE; undefined if there is none, or only one of what is not compared. */
  readonly fileRoot: KnownRoot | undefined;
}

/** A root that was given is older than all that is left to compare it with. */
export class RootTooOld extends Error {
  override readonly name = 'RootTooOld';
}

/** Rows between two reports of progress. */
const step = 10_000;

/**
 * Verifies the audit: the events against each other, against the tree that was sealed, and that against the
 * signed roots. It reads one snapshot: an event that is committed later, or that was never committed, makes no
 * difference to it. No function of the database takes part in a judgement.
 */
@Injectable()
export class AuditVerification {
  constructor(
    private readonly database: Database,
    private readonly roots: AuditRoots,
    private readonly keys: AuditKeys,
    private readonly file: RootFile,
  ) {}

  /**
   * @throws RootTooOld before the first call of `onProgress`
   * @throws RootFileUnreadable
   * @throws DomainError DatabaseUnavailable
   */
  async verify(options: VerificationOptions = {}): Promise<Verified> {
    // Before the snapshot: every root in the file was committed before it was written there.
    const written = await this.file.last();
    return this.database.transaction((tx) => this.verifyIn(tx, options, written));
  }

  /**
   * Whether the tree still has a root that it once had, if its leaves from there on are left. The events are not
   * looked at.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async leadsOver(known: KnownRoot): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const snapshot = await Snapshot.of(tx);
      const newest = await this.roots.newestIn(tx);
      const whole = (await readPruning(tx))?.tree ?? new MerkleTree();
      if (known.size < whole.size) return true;
      const begin =
        (await this.signedTree(snapshot, 'size <= $1', known.size, whole.size)) ?? whole;
      const tree = new TreeCheck(begin, newest, this.keys, [known]);
      await growTree(snapshot, tree);
      return tree.end().length === 0;
    });
  }

  private async verifyIn(
    tx: Tx,
    { since, against, onProgress, signal }: VerificationOptions,
    written: WrittenRoot | undefined,
  ): Promise<Verified> {
    const snapshot = await Snapshot.of(tx);
    const newest = await this.roots.newestIn(tx);
    const pruning = await readPruning(tx);
    const findings = await this.checkPruning(tx, pruning);
    if (written?.lost) findings.push(setBack(written.lost));
    const whole = pruning?.tree ?? new MerkleTree();
    const begin =
      (since && (await this.signedTree(snapshot, 'at <= $1', since, whole.size))) ?? whole;
    if (against && against.size < begin.size) {
      throw new RootTooOld('That root is older than what there is to compare it with.');
    }
    // A file that nobody has written since the audit was pruned says nothing about the rest.
    const fileRoot = written && written.size >= begin.size ? written : undefined;
    const known = [fileRoot, against].filter((root) => root !== undefined);
    const part = begin === whole ? undefined : begin.size;
    const progress = await Progress.of(snapshot, part, { onProgress, signal });

    const tree = new TreeCheck(begin, newest, this.keys, known);
    await growTree(snapshot, tree, () => progress.done());
    findings.push(...tree.end());
    const chains = await checkChains(snapshot, part, findings, progress);
    return { findings, ...chains, root: newest, fileRoot };
  }

  private async checkPruning(tx: Tx, pruning: StoredPruning | undefined): Promise<Finding[]> {
    if (pruning) {
      const { keyId, signature } = pruning;
      const signed = this.keys.check(keyId, pruningStatement(pruning), signature);
      if (signed !== 'right') {
        const key = signed === 'unknown' ? `: its key ${keyId} is not in AUDIT_KEYS` : '';
        return [{ kind: 'forged', text: `nobody signed the record of the last pruning${key}` }];
      }
    }
    // Without a pruning there is no stump.
    const known = pruning?.stumpsRoot ?? new MerkleTree().root();
    if ((await stumpsRoot(tx)).equals(known)) return [];
    return [{ kind: 'forged', text: 'the stumps of the chains are not those that were signed' }];
  }

  /** The tree of the last signed root up to a limit; undefined if there is none. */
  private async signedTree(
    snapshot: Snapshot,
    condition: 'at <= $1' | 'size <= $1',
    limit: Date | number,
    least: number,
  ): Promise<MerkleTree | undefined> {
    const [row] = await snapshot.rows<RootRow>(
      `SELECT ${rootColumns} FROM audit_roots WHERE ${condition} AND size >= $2
       ORDER BY size DESC LIMIT 1`,
      [limit, least],
    );
    const root = row && storedRoot(row);
    if (!root?.tree.root().equals(root.root)) return undefined;
    const signed = this.keys.check(root.keyId, rootStatement(root), root.signature);
    return signed === 'right' ? root.tree : undefined;
  }
}

function setBack(lost: KnownRoot): Finding {
  const text = `the database was set back: AUDIT_ROOT_FILE says that ${rootText(lost)} was lost`;
  return { kind: 'cut-off', text };
}

/** @param onLeaf called after each leaf */
async function growTree(
  snapshot: Snapshot,
  tree: TreeCheck,
  onLeaf: () => void = () => undefined,
): Promise<void> {
  let grown = 0;
  const roots = snapshot.pages<RootRow>(
    `SELECT ${rootColumns} FROM audit_roots WHERE size > $1 ORDER BY size`,
    [tree.size],
  );
  let known: StoredRoot[] = [];
  const nextRoot = async () => {
    if (known.length === 0) {
      const next = await roots.next();
      known = next.done ? [] : next.value.map(storedRoot);
    }
    return known.shift();
  };
  const leaves = snapshot.pages<{ position: string; chain: string; seq: string; hash: Buffer }>(
    'SELECT position, chain, seq, hash FROM audit_leaves WHERE position >= $1 ORDER BY position',
    [tree.size],
  );
  let root = await nextRoot();
  for await (const page of leaves) {
    for (const leaf of page) {
      tree.add({ ...leaf, position: Number(leaf.position), seq: BigInt(leaf.seq) });
      if (root?.size === tree.size) {
        tree.compare(root);
        root = await nextRoot();
      }
      onLeaf();
      grown += 1;
      if (grown % rowsAtOnce === 0) await setImmediate();
    }
  }
}

/** @param from only chains with a leaf from this position, or none yet; undefined: all */
async function checkChains(
  snapshot: Snapshot,
  from: number | undefined,
  findings: Finding[],
  progress: Progress,
): Promise<{ events: number; chains: number }> {
  const { events, leaves, stumps, heads } = await openStreams(snapshot, from);
  const counts = { events: 0, chains: 0 };
  for (;;) {
    const chain = firstOf([events.chain, leaves.chain, stumps.chain, heads.chain]);
    if (chain === undefined) return counts;
    const [head] = await heads.all(chain);
    const check = new ChainCheck({
      chain,
      pruned: (await stumps.all(chain)).map((each) => ({
        ...place(each),
        first: BigInt(each.first),
      })),
      leaves: (await leaves.all(chain)).map(place),
      head: head && headOf(head),
      unsealed: head?.unsealed == null ? undefined : BigInt(head.unsealed),
    });
    await events.each(chain, (row) => {
      check.add({ ...row, seq: BigInt(row.seq) });
      counts.events += 1;
      progress.done();
    });
    findings.push(...check.end());
    counts.chains += 1;
  }
}

interface PlaceRow {
  readonly chain: string;
  readonly seq: string;
  readonly hash: Buffer;
}

type EventRow = Omit<StoredEvent, 'seq'> & PlaceRow;

interface StumpRow extends PlaceRow {
  readonly first: string;
}

interface HeadRow {
  readonly chain: string;
  readonly seq: string | null;
  readonly hash: Buffer | null;
  readonly unsealed: string | null;
}

function place({ seq, hash }: Pick<PlaceRow, 'seq' | 'hash'>) {
  return { seq: BigInt(seq), hash };
}

function headOf({ seq, hash }: HeadRow) {
  return seq === null || hash === null ? undefined : { seq: BigInt(seq), hash };
}

const eventColumns = `${storedColumns}, e.chain, e.seq, e.hash`;

const headColumns = `SELECT chain, h.seq, h.hash, u.seq AS unsealed FROM audit_heads h
  FULL JOIN (SELECT chain, max(seq) AS seq FROM audit_unsealed GROUP BY chain) u USING (chain)`;

const inOrder = (seq: string) => `ORDER BY chain COLLATE "C", ${seq}`;

async function openStreams(snapshot: Snapshot, from: number | undefined) {
  if (from === undefined) {
    return {
      events: await ByChain.of(
        snapshot.pages<EventRow>(
          `SELECT ${eventColumns} FROM audit_events e ${inOrder('seq, id')}`,
        ),
      ),
      leaves: await ByChain.of(
        snapshot.pages<PlaceRow>(`SELECT chain, seq, hash FROM audit_leaves ${inOrder('seq')}`),
      ),
      stumps: await ByChain.of(
        snapshot.pages<StumpRow>(
          `SELECT chain, first_seq AS first, seq, hash FROM audit_stumps ${inOrder('seq')}`,
        ),
      ),
      heads: await ByChain.of(snapshot.pages<HeadRow>(`${headColumns} ORDER BY chain COLLATE "C"`)),
    };
  }
  // A chain begins where it was when that root was signed, as if what is before were pruned.
  const touched = `SELECT chain FROM audit_leaves WHERE position >= ${from}
    UNION SELECT chain FROM audit_unsealed`;
  const begins = `SELECT DISTINCT ON (chain) chain, 1 AS first, seq, hash FROM (
      SELECT chain, seq, hash FROM audit_leaves WHERE position < ${from}
      UNION ALL SELECT chain, seq, hash FROM audit_stumps) earlier
    WHERE chain IN (${touched}) ORDER BY chain, seq DESC`;
  return {
    events: await ByChain.of(
      snapshot.pages<EventRow>(
        `SELECT ${eventColumns} FROM audit_events e JOIN (${touched}) t USING (chain)
         LEFT JOIN (${begins}) b USING (chain) WHERE e.seq > coalesce(b.seq, 0)
         ${inOrder('e.seq, id')}`,
      ),
    ),
    leaves: await ByChain.of(
      snapshot.pages<PlaceRow>(
        `SELECT chain, seq, hash FROM audit_leaves WHERE position >= ${from} ${inOrder('seq')}`,
      ),
    ),
    stumps: await ByChain.of(
      snapshot.pages<StumpRow>(`SELECT * FROM (${begins}) b ORDER BY chain COLLATE "C"`),
    ),
    heads: await ByChain.of(
      snapshot.pages<HeadRow>(
        `SELECT * FROM (${headColumns}) h WHERE chain IN (${touched}) ORDER BY chain COLLATE "C"`,
      ),
    ),
  };
}

type ProgressOptions = Pick<VerificationOptions, 'onProgress' | 'signal'>;

/** How much of the leaves and events is done. */
class Progress {
  private rows = 0;

  private constructor(
    private readonly total: number,
    private readonly options: ProgressOptions,
  ) {
    options.signal?.throwIfAborted();
    options.onProgress?.(0);
  }

  static async of(
    snapshot: Snapshot,
    from: number | undefined,
    options: ProgressOptions,
  ): Promise<Progress> {
    const [row] = await snapshot.rows<{ total: string }>(
      `SELECT (SELECT count(*) FROM audit_leaves WHERE position >= $1)
         + (SELECT count(*) FROM audit_events) * $2 AS total`,
      [from ?? 0, from === undefined ? 1 : 0],
    );
    return new Progress(Number(row?.total ?? 0), options);
  }

  done(): void {
    this.rows += 1;
    if (this.rows % step !== 0) return;
    this.options.signal?.throwIfAborted();
    this.options.onProgress?.(Math.min(1, this.rows / Math.max(this.total, 1)));
  }
}
