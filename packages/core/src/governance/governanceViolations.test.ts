import assert from "node:assert/strict";
import { test } from "node:test";
import { GOVERNANCE } from "./governance.testing.ts";
import type { GovernanceParameters } from "./governanceParameters.ts";
import { governanceViolations } from "./governanceViolations.ts";

const fieldsOf = (changes: Partial<GovernanceParameters>): string[] =>
  governanceViolations({ ...GOVERNANCE, ...changes }).map(({ field }) => field);

test("the default envelope is consistent", () => {
  assert.deepEqual(governanceViolations(GOVERNANCE), []);
});

test("a minimum above its maximum is named on both ends", () => {
  const bounds = { ...GOVERNANCE.bounds, tradeFee: { min: 0.01, max: 0.005, maxStepPerSecond: 0 } };
  assert.deepEqual(fieldsOf({ bounds }), ["governance.bounds.tradeFee.min", "governance.bounds.tradeFee.max"]);
});

test("bounds that contradict a linked rule are refused", () => {
  const wide = { ...GOVERNANCE.bounds, fundingRate: { min: -1e-6, max: 1e-7, maxStepPerSecond: 1e-9 } };
  assert.deepEqual(fieldsOf({ bounds: wide }), ["governance.rules.fundingCap"]);
  const heavy = { ...GOVERNANCE.bounds, maintenanceMargin: { min: 0.02, max: 0.05, maxStepPerSecond: 1e-8 } };
  assert.deepEqual(fieldsOf({ bounds: heavy }), ["governance.bounds.initialMargin.min"]);
});

test("a negative step, a tier that does not exist, and a count beyond a byte are named", () => {
  const bounds = {
    ...GOVERNANCE.bounds,
    tier: { min: 0, max: 5, maxStepPerSecond: 0 },
    borrowRate: { ...GOVERNANCE.bounds.borrowRate, maxStepPerSecond: -1 },
  };
  assert.deepEqual(fieldsOf({ bounds, rebaselineRounds: 256 }), [
    "governance.bounds.borrowRate.maxStepPerSecond",
    "governance.bounds.tier.max",
    "governance.rebaselineRounds",
  ]);
});

test("a gate whose base exceeds its maximum is named", () => {
  assert.deepEqual(fieldsOf({ gate: { base: 0.6, perSecond: 0, max: 0.5 } }), ["governance.gate.base"]);
});

test("shares outside 0 to 1 and NaN are named", () => {
  const rules = { ...GOVERNANCE.rules, maxConfidence: 2, maxAverageDeviation: Number.NaN };
  assert.deepEqual(fieldsOf({ rules }), ["governance.rules.maxConfidence", "governance.rules.maxAverageDeviation"]);
});
