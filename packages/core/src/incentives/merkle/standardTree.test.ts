import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { type Hash, hexBytes, toHex } from "../../math/bytes.ts";
import { rebateTree, treeFile } from "./rebateTree.ts";
import { proofOf, rootOf, standardTree } from "./standardTree.ts";

// The tree's laws hold for any hash; this one is built in and fast.
const sha = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash("sha256").update(bytes).digest());
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);
const leaves = fc.uniqueArray(hash, { minLength: 1, maxLength: 40 });
const few = { numRuns: 40 };

test("every inner node is the hash of its two children, the smaller one first; the leaves come last and fall", () => {
  fc.assert(
    fc.property(leaves, (list) => {
      const { nodes, root } = standardTree(list, sha);
      assert.equal(nodes.length, 2 * list.length - 1);
      assert.equal(nodes[0], root);
      for (let at = 0; at < list.length - 1; at++) {
        const pair = [nodes[2 * at + 1], nodes[2 * at + 2]].toSorted() as [Hash, Hash];
        assert.equal(nodes[at], toHex(sha(Buffer.concat(pair.map((node) => hexBytes(node, "node"))))));
      }
      assert.deepEqual(nodes.slice(list.length - 1), list.toSorted().toReversed());
    }),
    few,
  );
});

test("the order of the leaves changes only their places: root and nodes are the same", () => {
  fc.assert(
    fc.property(leaves, (list) => {
      const [tree, turned] = [standardTree(list, sha), standardTree(list.toReversed(), sha)];
      assert.deepEqual(turned.nodes, tree.nodes);
      assert.deepEqual(turned.places, tree.places.toReversed());
      list.forEach((leaf, i) => {
        assert.equal(tree.nodes[tree.places[i] ?? 0], leaf);
      });
    }),
    few,
  );
});

test("a proof is as long as the binary logarithm of the leaves, rounded down or up", () => {
  fc.assert(
    fc.property(leaves, (list) => {
      const tree = standardTree(list, sha);
      const depth = Math.log2(list.length);
      list.forEach((_, i) => {
        const { length } = proofOf(tree, i);
        assert.ok(length >= Math.floor(depth) && length <= Math.ceil(depth), `${length} for ${list.length}`);
      });
    }),
    few,
  );
});

test("a proof that is cut, lengthened or altered in one place leads elsewhere", () => {
  fc.assert(
    fc.property(leaves, hash, fc.nat(), (list, stranger, which) => {
      const tree = standardTree(list, sha);
      const leaf = list[which % list.length] ?? "0x";
      const proof = proofOf(tree, which % list.length);
      assert.notEqual(rootOf(leaf, [...proof, stranger], sha), tree.root);
      if (proof.length > 0) assert.notEqual(rootOf(leaf, proof.slice(0, -1), sha), tree.root);
      proof.forEach((sibling, i) => {
        if (sibling !== stranger) assert.notEqual(rootOf(leaf, proof.with(i, stranger), sha), tree.root);
      });
    }),
    few,
  );
});

test("the root is that of exactly these claims: another amount, account, epoch or claim gives another", () => {
  const account = fc.uint8Array({ minLength: 20, maxLength: 20 }).map(toHex);
  const amount = fc.bigInt({ min: 1n, max: 1n << 200n });
  const claims = fc.uniqueArray(fc.record({ account, amount }), { minLength: 2, maxLength: 12, selector: (claim) => claim.account });
  fc.assert(
    fc.property(claims, fc.bigInt({ min: 0n, max: 1n << 60n }), (list, epoch) => {
      const made = rebateTree(epoch, list, sha);
      const root = (changed: typeof list, at = epoch) => rebateTree(at, changed, sha).tree.root;
      const [first, second] = list;
      assert.ok(first && second);
      assert.notEqual(root(list.with(0, { ...first, amount: first.amount + 1n })), made.tree.root);
      assert.notEqual(root(list.slice(1)), made.tree.root);
      assert.notEqual(root(list, epoch + 1n), made.tree.root);
      // Two amounts exchanged between accounts.
      if (first.amount !== second.amount) {
        const swapped = list.with(0, { ...first, amount: second.amount }).with(1, { ...second, amount: first.amount });
        assert.notEqual(root(swapped), made.tree.root);
      }
      // The published file lists each claim with the place of its leaf.
      treeFile(made).values.forEach(({ value, treeIndex }, i) => {
        assert.deepEqual(value, [`${epoch}`, list[i]?.account, `${list[i]?.amount}`]);
        assert.equal(treeIndex, made.tree.places[i]);
      });
    }),
    few,
  );
});

test("refusals: a leaf that is not in the tree is named, whatever the number", () => {
  const tree = standardTree([`0x${"11".repeat(32)}`, `0x${"22".repeat(32)}`], sha);
  for (const leaf of [-1, 2, 0.5, Number.NaN]) assert.throws(() => proofOf(tree, leaf), { code: "INCENTIVES_INPUT", field: "leaf" });
});
