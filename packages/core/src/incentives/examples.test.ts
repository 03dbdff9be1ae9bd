import assert from "node:assert/strict";
import { test } from "node:test";
import { keccak256 } from "../quorum/keccak.testing.ts";
import {
  advanceRebateIndex,
  bandDepths,
  claimProof,
  DYDX_BANDS,
  depthScore,
  endRest,
  epochScore,
  epochTotals,
  placeDepth,
  proofOf,
  rebateLeaf,
  rebateTree,
  rootOf,
  settleRebates,
  shareByScore,
  standardTree,
  startRebateIndex,
  treeFile,
  wideningCharge,
} from "./public.ts";

const WAD = 10n ** 18n;
const RULES = { rateWad: WAD / 5_000n, deadBandWad: 0n, maxBasisWad: WAD, chargeWad: WAD / 10n, minimumRestSeconds: 30n };

test("the examples of rebates and charges are true", () => {
  const index = advanceRebateIndex(startRebateIndex(0n), 60n, 10n ** 16n, RULES);
  assert.equal(index.askWad, (RULES.rateWad * 10n ** 16n * 60n) / WAD);
  const order = placeDepth("0xa", "ask", 1_000_000n, index);
  assert.equal(order.startWad, index.askWad);
  const later = advanceRebateIndex(index, 89n, 10n ** 16n, RULES);
  assert.equal(endRest(order, order.depth, "cancelled", later, RULES).accrued, 0n);
  assert.equal(wideningCharge({ beforeWad: 0n, afterWad: 10n ** 16n, notional: 1_000_000n }, RULES), 500n);
});

test("the examples of an epoch are true", () => {
  const fee = { kind: "fee", account: "0xa", fee: 10n, affiliateShare: 3n, makerRebate: 0n, routerShare: 0n } as const;
  assert.deepEqual(epochTotals([fee]), [{ account: "0xa", charges: 0n, netFees: 7n, accrued: 0n }]);
  const totals = [
    { account: "0xa", charges: 0n, netFees: 7n, accrued: 20n },
    { account: "0xb", charges: 30n, netFees: 0n, accrued: 0n },
  ];
  assert.deepEqual(settleRebates(totals, 100n).rebates, [{ account: "0xa", amount: 7n }]);
});

test("the examples of scores are true", () => {
  assert.deepEqual(bandDepths([{ side: 1, price: 99.8, size: 500 }], 100, DYDX_BANDS)[0], { bid: 500, ask: 0 });
  const depths = [
    { bid: 500, ask: 300 },
    { bid: 500, ask: 900 },
    { bid: 500, ask: 900 },
  ];
  assert.equal(depthScore(depths, DYDX_BANDS, 0), 7_300);
  assert.equal(epochScore([{ score: 100, seconds: 1_800 }], 3_600, { minimumScore: 1, power: 1, minimumUptime: 0 }), 90_000);
  const shares = shareByScore(100n, [
    { account: "0xa", score: 3 },
    { account: "0xb", score: 1 },
  ]);
  assert.deepEqual(
    shares.map(({ amount }) => amount),
    [75n, 25n],
  );
});

test("the examples of Merkle trees are true", () => {
  const account = "0x1111111111111111111111111111111111111111";
  const leaf = rebateLeaf({ epoch: 7n, account, amount: 5n }, keccak256);
  assert.ok(leaf.startsWith("0x1c53faaf"));
  assert.equal(standardTree([leaf], keccak256).root, leaf);
  const tree = rebateTree(7n, [{ account, amount: 5n }], keccak256);
  assert.equal(claimProof(tree, account)?.claim.amount, 5n);
  assert.equal(rootOf(leaf, proofOf(tree.tree, 0), keccak256), tree.tree.root);
  assert.equal(treeFile(tree).format, "standard-v1");
});
