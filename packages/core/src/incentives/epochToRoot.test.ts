import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { keccak256 } from "../quorum/keccak.testing.ts";
import {
  claimProof,
  type EpochEvent,
  epochTotals,
  type Rebate,
  rebateLeaf,
  rebateTree,
  rootOf,
  settleRebates,
  shareByScore,
} from "./public.ts";

const ACCOUNTS = Array.from({ length: 6 }, (_, i) => `0x${`${i + 1}`.repeat(40)}`);
const account = fc.constantFrom(...ACCOUNTS);
const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
const events: fc.Arbitrary<EpochEvent[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("charge" as const), account, amount }),
    fc.record({ kind: fc.constant("accrual" as const), account, amount }),
    fc.record({
      kind: fc.constant("fee" as const),
      account,
      fee: amount,
      affiliateShare: fc.constant(0n),
      makerRebate: fc.constant(0n),
      routerShare: fc.constant(0n),
    }),
  ),
  { maxLength: 40 },
);
const scores = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: ACCOUNTS.length, maxLength: ACCOUNTS.length });

/** What an epoch pays by both ways, one entry per account. */
function payable(list: readonly EpochEvent[], values: readonly number[], budget: bigint, reward: bigint): Rebate[] {
  const sums = new Map<string, bigint>();
  const { rebates } = settleRebates(epochTotals(list), budget);
  const shares = shareByScore(
    reward,
    ACCOUNTS.map((name, i) => ({ account: name, score: values[i] ?? 0 })),
  );
  for (const { account: name, amount: part } of [...rebates, ...shares]) sums.set(name, (sums.get(name) ?? 0n) + part);
  return [...sums].map(([name, total]) => ({ account: name, amount: total }));
}

test("two who replay the same events in different orders publish the same root, and every claim under it proves itself", () => {
  fc.assert(
    fc.property(events, scores, amount, amount, (list, values, budget, reward) => {
      const one = payable(list, values, budget, reward);
      const two = payable(list.toReversed(), values, budget, reward);
      if (one.length === 0) return;
      const tree = rebateTree(3n, one, keccak256);
      assert.equal(rebateTree(3n, two, keccak256).tree.root, tree.tree.root);
      for (const { account: name } of one) {
        const found = claimProof(tree, name);
        assert.ok(found);
        assert.equal(rootOf(rebateLeaf(found.claim, keccak256), found.proof, keccak256), tree.tree.root);
        const greedy = rebateLeaf({ ...found.claim, amount: found.claim.amount + 1n }, keccak256);
        assert.notEqual(rootOf(greedy, found.proof, keccak256), tree.tree.root);
      }
    }),
    { numRuns: 15 },
  );
});

test("all claims of an epoch together are at most its budget, its charges and its reward", () => {
  fc.assert(
    fc.property(events, scores, amount, amount, (list, values, budget, reward) => {
      const paid = payable(list, values, budget, reward).reduce((sum, claim) => sum + claim.amount, 0n);
      const charges = list.reduce((sum, event) => (event.kind === "charge" ? sum + event.amount : sum), 0n);
      assert.ok(paid <= (budget < charges ? budget : charges) + reward);
    }),
  );
});

test("a proof of one epoch is worth nothing in the next", () => {
  const claims = ACCOUNTS.map((name, i) => ({ account: name, amount: BigInt(i + 1) }));
  const [now, next] = [rebateTree(3n, claims, keccak256), rebateTree(4n, claims, keccak256)];
  const found = claimProof(now, ACCOUNTS[2] ?? "");
  assert.ok(found);
  assert.notEqual(rootOf(rebateLeaf(found.claim, keccak256), found.proof, keccak256), next.tree.root);
});
