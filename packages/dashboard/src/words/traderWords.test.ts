import assert from "node:assert/strict";
import { test } from "node:test";
import type { MarketMode, MarketModeReason } from "@evenkeel/engine/api/wire";
import { coverage } from "./coverage.ts";
import { modeWords } from "./modeWords.ts";
import { permissions } from "./permissions.ts";

const allowed = (mode: MarketMode, reason: MarketModeReason) =>
  permissions(mode, reason)
    .filter((one) => one.allowed)
    .map(({ what }) => what);

test("each mode opens what the contracts let through", () => {
  assert.deepEqual(allowed("Normal", "None").length, 6);
  assert.deepEqual(allowed("GapClosing", "Tier"), [
    "Trade that closes the gap",
    "Shrink a position",
    "Add collateral",
    "Withdraw",
    "Be liquidated",
  ]);
  assert.deepEqual(allowed("ReduceOnly", "Guardian"), ["Shrink a position", "Add collateral", "Withdraw", "Be liquidated"]);
  assert.deepEqual(allowed("Halted", "Tier"), ["Add collateral", "Withdraw", "Be liquidated"]);
});

test("without fresh values nobody is liquidated and nothing that needs margin is withdrawn", () => {
  for (const reason of ["NeverUpdated", "NoDelivery", "InvalidMeasurement"] as const) {
    assert.ok(!allowed("ReduceOnly", reason).includes("Be liquidated"), reason);
    assert.equal(permissions("ReduceOnly", reason).find(({ what }) => what === "Withdraw")?.note, "only without a position");
  }
  assert.ok(!allowed("Normal", "Grace").includes("Be liquidated"));
  assert.ok(allowed("Normal", "Grace").includes("Open, or widen the gap"));
});

test("every mode that is not open says why and until when", () => {
  const reasons = ["NeverUpdated", "NoDelivery", "InvalidMeasurement", "Tier", "Guardian", "Grace"] as const;
  for (const reason of reasons) {
    const { why, until } = modeWords(reason === "Grace" ? "Normal" : "ReduceOnly", reason);
    assert.match(why, /\.$/, reason);
    assert.match(until, /\.$/, reason);
  }
  assert.deepEqual(modeWords("Normal", "None"), { name: "Open", rule: "All orders are taken.", why: "", until: "" });
});

test("insurance is measured against open interest and its target", () => {
  const market = { openInterestLong: 10, openInterestShort: 8, index: 100 };
  assert.deepEqual(coverage(market, { balance: 50, drawn: 0, target: 100 }), { ofOpenInterest: 0.05, ofTarget: 0.5 });
  assert.deepEqual(coverage({ ...market, index: null }, { balance: 50, drawn: 0, target: null }), { ofOpenInterest: null, ofTarget: null });
  assert.equal(
    coverage({ openInterestLong: 0, openInterestShort: 0, index: 100 }, { balance: 5, drawn: 0, target: 0 }).ofOpenInterest,
    null,
  );
});
