import { hash } from 'node:crypto';

const leafPrefix = Buffer.from([0]);
const nodePrefix = Buffer.from([1]);

/**
 * A Merkle tree that only grows (RFC 9162 2.1.1). It keeps no leaves: the roots of its complete subtrees, the
 * largest first, are all that another leaf and the root depend on.
 */
export class MerkleTree {
  #size: number;
  readonly #frontier: Buffer[];

  /**
   * @param frontier of a tree of that size
   * @throws RangeError if it cannot be
   */
  constructor(size = 0, frontier: readonly Buffer[] = []) {
    if (!Number.isSafeInteger(size) || size < 0 || frontier.length !== subtreesOf(size)) {
      throw new RangeError('This is no frontier of a Merkle tree of that size.');
    }
    this.#size = size;
    this.#frontier = [...frontier];
  }

  get size(): number {
    return this.#size;
  }

  get frontier(): readonly Buffer[] {
    return this.#frontier;
  }

  /** The next leaf, as the data that it stands for. */
  append(data: Buffer): void {
    let subtree = sha256(leafPrefix, data);
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      subtree = sha256(nodePrefix, this.#frontier.pop() ?? subtree, subtree);
    }
    this.#frontier.push(subtree);
    this.#size += 1;
  }

  /** The Merkle Tree Hash of all leaves. */
  root(): Buffer {
    const [smallest, ...larger] = this.#frontier.toReversed();
    if (!smallest) return sha256();
    return larger.reduce((right, left) => sha256(nodePrefix, left, right), smallest);
  }
}

/** One complete subtree for each bit of the size. */
function subtreesOf(size: number): number {
  return size.toString(2).replaceAll('0', '').length;
}

function sha256(...parts: readonly Buffer[]): Buffer {
  return hash('sha256', Buffer.concat(parts), 'buffer');
}
