import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DRIFT_LIMITS, type DriftOracle, type DriftValidity, driftDiverges, driftPermits, driftValidity, isTurbulent } from "./drift.ts";

const GOOD: DriftOracle = { price: 100, confidence: 1, delaySlots: 5, average: 100, enoughDataPoints: true };
const judge = (changes: Partial<DriftOracle>) => driftValidity({ ...GOOD, ...changes });

test("each rule and its edge", () => {
  assert.equal(judge({}), "valid");
  assert.equal(judge({ price: 0 }), "non_positive");
  assert.equal(judge({ price: 500, confidence: 5 }), "valid");
  assert.equal(judge({ price: 501, confidence: 5 }), "too_volatile");
  assert.equal(judge({ price: 19.9, confidence: 0 }), "too_volatile");
  assert.equal(judge({ confidence: 2 }), "valid");
  assert.equal(judge({ confidence: 2.1 }), "too_uncertain");
  assert.deepEqual(
    [10, 11, 120, 121].map((delaySlots) => judge({ delaySlots })),
    ["valid", "stale_for_amm", "stale_for_amm", "stale_for_margin"],
  );
  assert.equal(judge({ enoughDataPoints: false }), "insufficient_data");
  assert.equal(judge({ average: null, price: 1e9, confidence: 0 }), "valid");
});

test("the gravest fault names the price", () => {
  assert.equal(judge({ price: 600, confidence: 60, delaySlots: 500 }), "too_volatile");
  assert.equal(judge({ confidence: 3, delaySlots: 500 }), "too_uncertain");
  assert.equal(judge({ delaySlots: 500, enoughDataPoints: false }), "stale_for_margin");
});

test("a worse price never permits more: fills need the best, liquidation goes on with a stale one", () => {
  const worstFirst: readonly DriftValidity[] = [
    "non_positive",
    "too_volatile",
    "too_uncertain",
    "stale_for_margin",
    "insufficient_data",
    "stale_for_amm",
    "valid",
  ];
  const actions = [
    "fill_amm",
    "order_price",
    "fill_match",
    "margin",
    "settle_profit",
    "update_funding",
    "trigger_order",
    "liquidate",
    "update_average",
  ] as const;
  for (const action of actions) {
    assert.ok(driftPermits("valid", action));
    assert.equal(driftPermits("non_positive", action), false);
    const permitted = worstFirst.map((validity) => driftPermits(validity, action));
    assert.deepEqual(
      permitted,
      permitted.toSorted((a, b) => Number(a) - Number(b)),
      action,
    );
  }
  assert.ok(driftPermits("stale_for_margin", "liquidate") && !driftPermits("stale_for_margin", "margin"));
  assert.ok(!driftPermits("stale_for_amm", "fill_amm") && driftPermits("stale_for_amm", "margin"));
});

test("mark and oracle by 10 %, oracle and its average by half", () => {
  assert.deepEqual(
    [driftDiverges(110, 100, 100), driftDiverges(110.1, 100, 100), driftDiverges(150, 150, 100), driftDiverges(151, 151, 100)],
    [false, true, false, true],
  );
  assert.equal(DRIFT_LIMITS.markDivergence, 0.1);
});

test("a maker pauses for the largest of three distances over the smaller price, whichever way they point", () => {
  assert.equal(isTurbulent(100, 100, 100, 0.5, 0.005), false);
  assert.equal(isTurbulent(100, 100, 100, 0.51, 0.005), true);
  const price = fc.double({ min: 1, max: 200, noNaN: true });
  fc.assert(
    fc.property(price, price, price, (a, b, c) => assert.equal(isTurbulent(a, b, c, 0, 0.005), isTurbulent(1 / a, 1 / b, 1 / c, 0, 0.005))),
  );
});
