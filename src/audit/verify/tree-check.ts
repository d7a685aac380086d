import { MerkleTree } from '../chain/merkle-tree.js';
import type { AuditKeys } from '../seal/audit-keys.js';
import {
  leafData,
  rootStatement,
  rootText,
  type AuditLeaf,
  type KnownRoot,
} from '../seal/audit-root.js';
import type { StoredRoot } from '../seal/audit-roots.js';
import type { Finding, FindingKind } from './finding.js';

export interface StoredLeaf extends AuditLeaf {
  readonly position: number;
}

/** Chains of a finding that are named. */
const named = 10;

/**
 * Grows the tree again from the leaves, and compares it with the roots that were signed. The newest root covers
 * all leaves: the signatures of others are looked at only where they differ, so that one whose key was retired
 * is no finding.
 */
export class TreeCheck {
  readonly findings: Finding[] = [];
  private tree: MerkleTree;
  /** The leaves since the last root. */
  private since: AuditLeaf[] = [];
  private sinceSize: number;
  private broken = false;

  /** @param known roots from elsewhere */
  constructor(
    begin: MerkleTree,
    private readonly newest: StoredRoot | undefined,
    private readonly keys: AuditKeys,
    private readonly known: readonly KnownRoot[],
  ) {
    this.tree = new MerkleTree(begin.size, begin.frontier);
    this.sinceSize = begin.size;
    if (newest) this.checkSignature(newest);
    for (const root of known) this.checkSize(root);
    this.compareKnown();
  }

  get size(): number {
    return this.tree.size;
  }

  add(leaf: StoredLeaf): void {
    if (this.broken) return;
    if (leaf.position !== this.tree.size) {
      this.broken = true;
      const gap = `from ${this.tree.size} to ${leaf.position - 1}`;
      this.find('seal-altered', `the leaves ${gap} are missing from the tree`);
      return;
    }
    this.tree.append(leafData(leaf));
    if (this.since.length < named) this.since.push(leaf);
    this.compareKnown();
  }

  /** Compares the tree with a root of its size. */
  compare(root: StoredRoot): void {
    if (this.broken || root.size !== this.tree.size) return;
    if (!this.tree.root().equals(root.root)) this.differs(root);
    this.since = [];
    this.sinceSize = root.size;
  }

  end(): readonly Finding[] {
    if (this.broken) return this.findings;
    const { size } = this.tree;
    const signed = this.newest?.size ?? 0;
    if (size < signed) {
      this.find('cut-off', `the tree has ${size} leaves, and ${signed} were signed`);
    } else if (size > signed) {
      this.find('inserted', `the tree has ${size} leaves, and only ${signed} were signed`);
    }
    return this.findings;
  }

  private differs(root: StoredRoot): void {
    const signed = this.keys.check(root.keyId, rootStatement(root), root.signature);
    if (signed !== 'right') {
      // The newest root has been reported already.
      if (root.size !== this.newest?.size)
        this.find('forged', `nobody signed the root ${rootText(root)}`);
      return;
    }
    const chains = [...new Set(this.since.map(({ chain, seq }) => `${chain} up to place ${seq}`))];
    const leaves = `the leaves from ${this.sinceSize} to ${root.size - 1}`;
    this.find(
      'seal-altered',
      `${leaves} are not those that were signed at ${root.at}; now they are of ${chains.join(', ')}`,
    );
    // So that the leaves after this root are judged by themselves.
    if (root.tree.root().equals(root.root)) {
      this.tree = new MerkleTree(root.size, root.tree.frontier);
    }
  }

  private checkSignature(root: StoredRoot): void {
    const signed = this.keys.check(root.keyId, rootStatement(root), root.signature);
    if (signed === 'unknown') {
      const key = `the key ${root.keyId}, which is not in AUDIT_KEYS`;
      this.find('forged', `the newest root ${rootText(root)} is signed with ${key}`);
    }
    if (signed === 'wrong') this.find('forged', `nobody signed the newest root ${rootText(root)}`);
  }

  private checkSize(root: KnownRoot): void {
    const size = this.newest?.size ?? 0;
    if (root.size <= size) return;
    this.find(
      'cut-off',
      `the audit has ${size} leaves, and had ${root.size} with ${rootText(root)}`,
    );
  }

  private compareKnown(): void {
    for (const root of this.known) {
      if (root.size !== this.tree.size || this.tree.root().equals(root.root)) continue;
      this.find('rewritten', `the audit up to leaf ${root.size} is not that of ${rootText(root)}`);
    }
  }

  private find(kind: FindingKind, text: string): void {
    this.findings.push({ kind, text });
  }
}
