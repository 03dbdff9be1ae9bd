import assert from "node:assert/strict";
import { test } from "node:test";
import {
  allowanceAt,
  compoundShortfall,
  drawAllowance,
  EMPTY_STAKE,
  feeSplit,
  insuranceDraw,
  insuranceTarget,
  rebalanceFunds,
  rebaseOf,
  rebaseStake,
  rebaseVault,
  requestLeave,
  shareValue,
  socialisedFunding,
  stakeShares,
} from "./public.ts";
import { requireUnsigned } from "./requireUnsigned.ts";

test("the examples of the target are true", () => {
  const { expectedShortfall } = compoundShortfall({ crises: 0.02, severities: [1_000], gridStep: 1_000 }, 0.99);
  assert.ok(Math.abs(expectedShortfall - 1_019.8673306755217) < 1e-9);
  assert.deepEqual(insuranceTarget(4e6, [{ name: "JELLY", badDebt: 12e6 }]), { target: 12e6, setBy: "JELLY" });
});

test("the examples of the flows are true", () => {
  assert.deepEqual(feeSplit(500, 1_000, { maxShare: 0.5, minShare: 0.1, surplusCoverage: 1.25 }), {
    coverage: 0.5,
    share: 0.3,
    surplus: 0,
  });
  assert.equal(insuranceDraw(100n, 51n, 80n), 50n);
  assert.equal(allowanceAt({ available: 0n, at: 0 }, 43_200_000, { capacity: 100n, perDay: 60n }), 30n);
  assert.deepEqual(drawAllowance({ available: 30n, at: 0 }, 0, 50n, { capacity: 100n, perDay: 60n }), {
    drawn: 30n,
    allowance: { available: 0n, at: 0 },
  });
  const funds = [
    { id: "BTC", balance: 150n, target: 100n, allowance: 40n },
    { id: "ETH", balance: 20n, target: 100n, allowance: 90n },
  ];
  assert.deepEqual(rebalanceFunds(funds), [{ from: "BTC", to: "ETH", amount: 40n }]);
  const scales = { basePerUnit: 10n ** 9n, fundingPerQuote: 1_000n };
  assert.equal(socialisedFunding(100_000_000n, 7_000_000_000n, 4_000_000_000n, scales)?.long, 9_090_910_000n);
  assert.throws(() => requireUnsigned("loss", -1n), { code: "INSURANCE_INPUT", field: "loss" });
});

test("the examples of the shares are true", () => {
  const vault = { balance: 150n, totalShares: 100n, rebased: 0 };
  assert.equal(shareValue(vault, 10n), 15n);
  assert.equal(stakeShares(vault, EMPTY_STAKE, 30n).stake.shares, 20n);
  assert.equal(requestLeave(vault, { shares: 20n, rebased: 0, leaving: null }, 10n, 0).stake.leaving?.value, 15n);
  assert.deepEqual(rebaseOf(1_242_418_900_000n, 1n), { exponent: 11, divisor: 100_000_000_000n });
  assert.deepEqual(rebaseVault({ balance: 1n, totalShares: 1_000n, rebased: 0 }), { balance: 1n, totalShares: 10n, rebased: 2 });
  assert.equal(rebaseStake({ shares: 1_234n, rebased: 0, leaving: null }, { balance: 1n, totalShares: 10n, rebased: 2 }).shares, 12n);
});
