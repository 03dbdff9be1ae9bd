import assert from "node:assert/strict";
import { test } from "node:test";
import { type GateValues, updateGate } from "./updateGate.ts";

const options = { heartbeatSeconds: 60, deviation: 5e-4, fundingDeviation: 0.02 };
const cap = 4e-7;
const accepted: GateValues = { observedAt: 1_000, index: 100, fundingRate: 1e-8, tier: 0 };
const same: GateValues = { ...accepted, observedAt: 1_010 };

test("each reason alone opens the gate", () => {
  assert.equal(updateGate(null, same, false, cap, options), "first");
  assert.equal(updateGate(accepted, same, true, cap, options), "order");
  assert.equal(updateGate(accepted, { ...same, tier: 1 }, false, cap, options), "tier");
  assert.equal(updateGate(accepted, { ...same, index: 100.06 }, false, cap, options), "deviation");
  assert.equal(updateGate(accepted, { ...same, index: 99.94 }, false, cap, options), "deviation");
  assert.equal(updateGate(accepted, { ...same, fundingRate: 2e-8 }, false, cap, options), "funding");
  assert.equal(updateGate(accepted, { ...same, observedAt: 1_060 }, false, cap, options), "heartbeat");
});

test("stays shut while nothing calls for an update", () => {
  assert.equal(updateGate(accepted, same, false, cap, options), null);
  assert.equal(updateGate(accepted, { ...same, index: 100.04, fundingRate: 1.1e-8 }, false, cap, options), null);
});
