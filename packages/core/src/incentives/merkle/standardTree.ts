import { refuse } from "../../market/refuse.ts";
import { concatBytes, type Hash, hexBytes, type Keccak256, toHex } from "../../math/bytes.ts";

/** A complete binary tree of hashes: the root first, the leaves last. */
export interface StandardTree {
  readonly root: Hash;
  readonly nodes: readonly Hash[];
  /** Where each leaf stands in `nodes`, in the order the leaves were given. */
  readonly places: readonly number[];
}

const byHash = (a: Hash, b: Hash): number => (a < b ? -1 : a > b ? 1 : 0);
const parentOf = (at: number): number => (at - 1) >> 1;
const siblingOf = (at: number): number => (at % 2 === 0 ? at - 1 : at + 1);

/** Hash of two nodes, the smaller one first, so that a proof needs no directions. */
function pairHash(a: Hash, b: Hash, keccak256: Keccak256): Hash {
  const [first, second] = byHash(a, b) <= 0 ? [a, b] : [b, a];
  return toHex(keccak256(concatBytes(hexBytes(first, "node"), hexBytes(second, "node"))));
}

/**
 * Merkle tree of leaves, the same as OpenZeppelin's StandardMerkleTree makes of them: leaves sorted, pairs sorted, complete binary tree in one array.
 *
 * @param leaves Hashes of 32 bytes, lower case; at least one, none twice.
 * @throws EvenkeelError `INCENTIVES_INPUT`
 * @example
 * standardTree([leaf], keccak256).root // leaf
 */
export function standardTree(leaves: readonly Hash[], keccak256: Keccak256): StandardTree {
  const distinct = new Set(leaves).size;
  refuse("INCENTIVES_INPUT", [
    ...(leaves.length > 0 ? [] : [{ field: "leaves", value: leaves.length, rule: "must not be empty" }]),
    ...(distinct === leaves.length ? [] : [{ field: "leaves", value: leaves.length - distinct, rule: "must not repeat a leaf" }]),
  ]);
  const order = leaves.map((_, i) => i).sort((a, b) => byHash(leaves[a] ?? "0x", leaves[b] ?? "0x"));
  const size = 2 * leaves.length - 1;
  const nodes = Array<Hash>(size).fill("0x");
  const places = Array<number>(leaves.length).fill(0);
  for (const [rank, leaf] of order.entries()) {
    nodes[size - 1 - rank] = leaves[leaf] ?? "0x";
    places[leaf] = size - 1 - rank;
  }
  for (let at = size - 1 - leaves.length; at >= 0; at--) {
    nodes[at] = pairHash(nodes[2 * at + 1] ?? "0x", nodes[2 * at + 2] ?? "0x", keccak256);
  }
  return { root: nodes[0] ?? "0x", nodes, places };
}

/**
 * Siblings on the way from a leaf to the root.
 *
 * @param leaf Which of the leaves the tree was made of, from 0.
 * @throws EvenkeelError `INCENTIVES_INPUT`
 * @example
 * proofOf(tree, 0).length // about the binary logarithm of the number of leaves
 */
export function proofOf({ nodes, places }: StandardTree, leaf: number): Hash[] {
  const place = places[leaf];
  refuse("INCENTIVES_INPUT", place === undefined ? [{ field: "leaf", value: leaf, rule: `must be one of ${places.length} leaves` }] : []);
  const proof: Hash[] = [];
  for (let at = place ?? 0; at > 0; at = parentOf(at)) proof.push(nodes[siblingOf(at)] ?? "0x");
  return proof;
}

/**
 * Root that a leaf and its proof lead to; equal to the tree's root exactly for a leaf of it.
 *
 * Source: OpenZeppelin's MerkleProof.
 *
 * @throws EvenkeelError `HEX_INVALID`
 * @example
 * rootOf(leaf, proofOf(tree, 0), keccak256) === tree.root // true
 */
export function rootOf(leaf: Hash, proof: readonly Hash[], keccak256: Keccak256): Hash {
  return proof.reduce((node, sibling) => pairHash(node, sibling, keccak256), leaf);
}
