import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MerkleTree } from './merkle-tree.js';

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** MTH(D[n]), word for word as RFC 9162 2.1.1 defines it. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (!only) return sha256();
  if (leaves.length === 1) return sha256(Buffer.from([0x00]), only);
  let k = 1;
  while (2 * k < leaves.length) k *= 2;
  return sha256(Buffer.from([0x01]), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

function treeOf(leaves: readonly Buffer[]): MerkleTree {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.append(leaf);
  return tree;
}

/** The data and roots with which Certificate Transparency logs are tested. */
const known = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  [
    '606162636465666768696a6b6c6d6e6f',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ],
] as const;

describe('a Merkle tree', () => {
  it('has the roots that other implementations have', () => {
    const tree = new MerkleTree();
    expect(tree.root().toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    for (const [data, root] of known) {
      tree.append(Buffer.from(data, 'hex'));
      expect(tree.root().toString('hex')).toBe(root);
    }
  });

  it('has the root of the definition for each size up to 130', () => {
    const leaves = Array.from({ length: 130 }, (_, index) => Buffer.from(`leaf ${index}`));
    const tree = new MerkleTree();
    for (const [index, leaf] of leaves.entries()) {
      tree.append(leaf);
      expect(tree.root()).toEqual(treeHash(leaves.slice(0, index + 1)));
    }
    expect(tree.size).toBe(130);
  });

  it('goes on from its frontier as if it had never stopped', () => {
    const leaves = Array.from({ length: 40 }, (_, index) => Buffer.from([index]));
    for (let at = 0; at <= leaves.length; at += 1) {
      const { size, frontier } = treeOf(leaves.slice(0, at));
      const tree = new MerkleTree(size, frontier);
      for (const leaf of leaves.slice(at)) tree.append(leaf);
      expect(tree.root()).toEqual(treeHash(leaves));
    }
  });

  it('takes no frontier that cannot be one of its size', () => {
    const hash = Buffer.alloc(32);
    for (const [size, frontier] of [
      [1, []],
      [2, [hash, hash]],
      [-1, []],
      [0.5, [hash]],
    ] as const) {
      expect(() => new MerkleTree(size, frontier)).toThrow(RangeError);
    }
  });
});
