import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Hash } from "../../math/bytes.ts";
import { keccak256 } from "../../quorum/keccak.testing.ts";
import { rebateLeaf } from "./rebateLeaf.ts";
import { claimProof, rebateTree, treeFile } from "./rebateTree.ts";
import { proofOf, rootOf, standardTree } from "./standardTree.ts";

const address = (digit: string) => `0x${digit.repeat(40)}`;
const THREE = [
  { account: address("1"), amount: 5n },
  { account: address("2"), amount: 9n },
  { account: address("3"), amount: 11n },
];
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes): Hash => `0x${Buffer.from(bytes).toString("hex")}`);
const leaves = fc.uniqueArray(hash, { minLength: 1, maxLength: 33 });

test("@openzeppelin/merkle-tree 1.0.8 makes the same file of three claims of epoch 7", () => {
  const tree = rebateTree(7n, THREE, keccak256);
  assert.deepEqual(treeFile(tree), {
    format: "standard-v1",
    leafEncoding: ["uint256", "address", "uint256"],
    tree: [
      "0x12b327c640fddaae76c91d8da26e2f3643ff9cad2d9e2fb1a71d42ac09d15673",
      "0xd6033040fdcc901f776fa83a9ba3a93d602b9a2294af007b3d4f395fe5748f90",
      "0x5aa1c54ecf7289396b7447b78f7cd04e51172a2c711e8b44a4b12a11c8fae1c6",
      "0x2d09ab81ebf0a8b06c803e4362bbb9564c5f9ca7955431c50057e1e1e24199a1",
      "0x1c53faaf19ca3293f2fc6467ef44600a77d15998e7f727acbc5d3453003ed095",
    ],
    values: [
      { value: ["7", address("1"), "5"], treeIndex: 4 },
      { value: ["7", address("2"), "9"], treeIndex: 2 },
      { value: ["7", address("3"), "11"], treeIndex: 3 },
    ],
  });
  assert.deepEqual(claimProof(tree, address("1")), {
    claim: { epoch: 7n, account: address("1"), amount: 5n },
    proof: [
      "0x2d09ab81ebf0a8b06c803e4362bbb9564c5f9ca7955431c50057e1e1e24199a1",
      "0x5aa1c54ecf7289396b7447b78f7cd04e51172a2c711e8b44a4b12a11c8fae1c6",
    ],
  });
});

test("@openzeppelin/merkle-tree 1.0.8 makes the same tree of five leaves", () => {
  const nodes: Hash[] = [
    "0xc08b4f15afb0b52d6126a5e3b4f87206a29394697f0c4e1ab9c826f58ac5518b",
    "0xca5dff56a75335b11c50de2a3b1e0b3522f4280f6c08e4cd4d608d0744270065",
    "0x37c20b0c8a66157db8c330372ec19644a17cc8487593da7c2f21c0eefd98129d",
    "0x20d4e16bce0672aa15701546135c52d33eaf6d67924d2532e43f67236cc884d8",
    "0xdc984b7043e0c8ae8e70bc0e6568af0135198234df994ba88ca915bbf0734048",
    "0xdbab0b93196101a262b6f891b5786c9868513d8fc48f8757ee197f9cf288d94b",
    "0x93295d0cc4b1f2338236c6d8909f0ee632bd0e2a8a1c4237539f42cf6d8e42c8",
    "0x6b66955d20be1d7a26a7700e4e38f64c33d50c2bbf2fd066d72bc6e36554a695",
    "0x69db827349aaa1e2ca2c911c163569b2e5a2f672865975469af8031c4f54909d",
  ];
  const places = [4, 5, 8, 7, 6];
  const tree = standardTree(
    places.map((place): Hash => nodes[place] ?? "0x"),
    keccak256,
  );
  assert.deepEqual(tree.nodes, nodes);
  assert.deepEqual(tree.places, places);
});

test("every leaf proves itself, and a proof proves nothing else", () => {
  fc.assert(
    fc.property(leaves, hash, (list, stranger) => {
      const tree = standardTree(list, keccak256);
      for (const [i, leaf] of list.entries()) {
        const proof = proofOf(tree, i);
        assert.equal(rootOf(leaf, proof, keccak256), tree.root);
        if (!list.includes(stranger)) assert.notEqual(rootOf(stranger, proof, keccak256), tree.root);
      }
    }),
    { numRuns: 25 },
  );
});

test("the root does not depend on the order of the claims, and changes with any of them", () => {
  const root = (list: typeof THREE, epoch = 7n) => rebateTree(epoch, list, keccak256).tree.root;
  assert.equal(root(THREE.toReversed()), root(THREE));
  assert.notEqual(root(THREE, 8n), root(THREE));
  assert.notEqual(root([{ account: address("1"), amount: 6n }, ...THREE.slice(1)]), root(THREE));
});

test("an inner node is no leaf: a leaf is hashed twice", () => {
  const { tree } = rebateTree(7n, THREE, keccak256);
  const inner = tree.nodes[1];
  assert.ok(inner && !tree.places.includes(1));
  assert.notEqual(rebateLeaf({ epoch: 7n, account: address("1"), amount: 5n }, keccak256), inner);
});

test("one claim is its own root and its proof is empty; who has no claim has no proof", () => {
  const tree = rebateTree(1n, THREE.slice(0, 1), keccak256);
  assert.deepEqual(claimProof(tree, address("1"))?.proof, []);
  assert.equal(tree.tree.root, rebateLeaf({ epoch: 1n, account: address("1"), amount: 5n }, keccak256));
  assert.equal(claimProof(tree, address("9")), null);
  const mixed = rebateTree(1n, [{ account: `0x${"Ab".repeat(20)}`, amount: 1n }], keccak256);
  assert.ok(claimProof(mixed, `0x${"aB".repeat(20)}`));
});

test("refusals", () => {
  assert.throws(() => standardTree([], keccak256), { code: "INCENTIVES_INPUT", field: "leaves" });
  const leaf = rebateLeaf({ epoch: 1n, account: address("1"), amount: 1n }, keccak256);
  assert.throws(() => standardTree([leaf, leaf], keccak256), /must not repeat/);
  assert.throws(() => proofOf(standardTree([leaf], keccak256), 1), { code: "INCENTIVES_INPUT", field: "leaf" });
  assert.throws(() => rebateLeaf({ epoch: 1n, account: "0x12", amount: 1n }, keccak256), { code: "HEX_INVALID", field: "account" });
  assert.throws(() => rebateLeaf({ epoch: 1n, account: address("1"), amount: 1n << 256n }, keccak256), { field: "amount" });
  assert.throws(() => rebateLeaf({ epoch: -1n, account: address("1"), amount: 1n }, keccak256), { field: "epoch" });
  assert.throws(() => rootOf(leaf, ["0x12"], keccak256), { code: "HEX_INVALID" });
  const twice = [
    { account: `0x${"ab".repeat(20)}`, amount: 1n },
    { account: `0x${"AB".repeat(20)}`, amount: 2n },
  ];
  assert.throws(() => rebateTree(1n, twice, keccak256), { code: "INCENTIVES_INPUT", field: "rebates" });
});
