import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { BP, basis, RULES, seconds } from "./rebate.testing.ts";
import { advanceRebateIndex, startRebateIndex } from "./rebateIndex.ts";
import { countedBasis } from "./rebateParameters.ts";
import { endRest, placeDepth } from "./restingDepth.ts";
import { type BasisMove, wideningCharge } from "./wideningCharge.ts";

test("the side that narrows the basis earns, the other one and the dead band never", () => {
  fc.assert(
    fc.property(basis, seconds, (level, time) => {
      const { bidWad, askWad } = advanceRebateIndex(startRebateIndex(0n), time, level, RULES);
      if (level >= 0n) assert.equal(bidWad, 0n);
      if (level <= 0n) assert.equal(askWad, 0n);
      if (countedBasis(level, RULES.deadBandWad) === 0n) assert.equal(bidWad + askWad, 0n);
    }),
  );
});

test("rate x |basis| x depth x time: one hour of 10,000 beside a basis of 50 bp", () => {
  const index = advanceRebateIndex(startRebateIndex(0n), 3_600n, 50n * BP, RULES);
  const { accrued } = endRest(placeDepth("a", "ask", 10_000_000_000n, startRebateIndex(0n)), 10_000_000_000n, "cancelled", index, RULES);
  // 2e-4 / s * 45 bp beyond the dead band * 10,000 * 3,600 s = 32.4
  assert.equal(accrued, 32_400_000n);
});

test("the index earns by the time a basis held, not by how often it is asked", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(basis, seconds), { maxLength: 8 }), fc.integer({ min: 1, max: 5 }), (steps, parts) => {
      let [once, often] = [startRebateIndex(0n), startRebateIndex(0n)];
      let now = 0n;
      for (const [level, time] of steps) {
        for (let i = 1; i <= parts; i++) often = advanceRebateIndex(often, now + (time * BigInt(i)) / BigInt(parts), level, RULES);
        now += time;
        once = advanceRebateIndex(once, now, level, RULES);
      }
      assert.equal(often.at, once.at);
      const slack = BigInt(steps.length * parts);
      for (const side of ["bidWad", "askWad"] as const) {
        assert.ok(often[side] <= once[side] && once[side] - often[side] <= slack, "rounded down each time");
      }
    }),
  );
});

test("a basis pushed beyond the largest one earns no more than the largest", () => {
  const at = (level: bigint) => advanceRebateIndex(startRebateIndex(0n), 60n, level, RULES).askWad;
  assert.equal(at(10_000n * BP), at(205n * BP));
  assert.ok(at(204n * BP) < at(205n * BP));
});

test("depth that is pulled before its minimum rest earns nothing; a fill always earns; what is left keeps its place", () => {
  const order = placeDepth("a", "ask", 10n ** 12n, startRebateIndex(0n));
  const early = advanceRebateIndex(startRebateIndex(0n), 29n, 100n * BP, RULES);
  assert.equal(endRest(order, order.depth, "cancelled", early, RULES).accrued, 0n);
  const filled = endRest(order, 10n ** 11n, "filled", early, RULES);
  assert.ok(filled.accrued > 0n);
  assert.deepEqual(filled.left, { ...order, depth: 9n * 10n ** 11n });
  const later = advanceRebateIndex(early, 30n, 100n * BP, RULES);
  assert.ok(filled.left && endRest(filled.left, filled.left.depth, "cancelled", later, RULES).accrued > 0n);
  assert.equal(endRest(order, order.depth, "filled", later, RULES).left, null);
});

test("flash depth, there for a moment around each sample, earns for that moment only", () => {
  let index = startRebateIndex(0n);
  let flashed = 0n;
  for (let minute = 1n; minute <= 60n; minute++) {
    index = advanceRebateIndex(index, minute * 60n - 1n, 100n * BP, RULES);
    const order = placeDepth("flash", "ask", 10n ** 12n, index);
    index = advanceRebateIndex(index, minute * 60n, 100n * BP, RULES);
    flashed += endRest(order, order.depth, "cancelled", index, { ...RULES, minimumRestSeconds: 0n }).accrued;
  }
  const rested = endRest(placeDepth("rest", "ask", 10n ** 12n, startRebateIndex(0n)), 10n ** 12n, "cancelled", index, RULES).accrued;
  assert.ok(flashed <= rested / 60n);
});

test("splitting an order into parts or accounts earns no more than the whole", () => {
  const depths = fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(depths, basis, seconds, (parts, level, time) => {
      const index = advanceRebateIndex(startRebateIndex(0n), time, level, RULES);
      const earn = (depth: bigint) => endRest(placeDepth("a", "ask", depth, startRebateIndex(0n)), depth, "filled", index, RULES).accrued;
      const whole = earn(parts.reduce((sum, part) => sum + part, 0n));
      assert.ok(parts.reduce((sum, part) => sum + earn(part), 0n) <= whole);
    }),
  );
});

const notional = fc.bigInt({ min: 0n, max: 10n ** 15n });

test("a charge falls on widening only, on both sides alike, and through the index on what opens beyond it", () => {
  fc.assert(
    fc.property(basis, basis, notional, (beforeWad, afterWad, amount) => {
      const move: BasisMove = { beforeWad, afterWad, notional: amount };
      const charge = wideningCharge(move, RULES);
      assert.ok(charge >= 0n);
      assert.equal(charge, wideningCharge({ beforeWad: -beforeWad, afterWad: -afterWad, notional: amount }, RULES));
      const narrows =
        beforeWad >= 0n === afterWad >= 0n && countedBasis(afterWad, RULES.deadBandWad) <= countedBasis(beforeWad, RULES.deadBandWad);
      if (narrows) assert.equal(charge, 0n);
    }),
  );
  const free = { ...RULES, deadBandWad: 0n };
  assert.equal(wideningCharge({ beforeWad: 0n, afterWad: 100n * BP, notional: 1_000_000n }, free), 500n);
  // From -1 % to +1 %: half of the notional closes for free, the other half opens at a mean of half a percent.
  assert.equal(wideningCharge({ beforeWad: -100n * BP, afterWad: 100n * BP, notional: 1_000_000n }, free), 250n);
});

test("splitting a trade along its move saves nothing", () => {
  fc.assert(
    fc.property(basis, basis, fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 99n }), (from, to, hundredth, percent) => {
      // Notional and basis are proportional, so a part of the one goes with a part of the other.
      const step = (to - from) / 100n;
      const [middle, end] = [from + step * percent, from + step * 100n];
      const charge = (beforeWad: bigint, afterWad: bigint, amount: bigint) =>
        wideningCharge({ beforeWad, afterWad, notional: amount }, RULES);
      const whole = charge(from, end, hundredth * 100n);
      const parts = charge(from, middle, hundredth * percent) + charge(middle, end, hundredth * (100n - percent));
      assert.ok(parts >= whole && parts <= whole + 2n, `${parts} for ${whole}`);
    }),
  );
});

test("refusals", () => {
  assert.throws(() => advanceRebateIndex(startRebateIndex(5n), 4n, 0n, RULES), { code: "INCENTIVES_INPUT", field: "now" });
  assert.throws(() => advanceRebateIndex(startRebateIndex(0n), 1n, 0n, { ...RULES, rateWad: -1n }), {
    code: "INCENTIVES_INPUT",
    field: "rateWad",
  });
  assert.throws(() => placeDepth("a", "bid", 0n, startRebateIndex(0n)), { code: "INCENTIVES_INPUT", field: "depth" });
  const order = placeDepth("a", "bid", 5n, startRebateIndex(9n));
  assert.throws(() => endRest(order, 6n, "filled", startRebateIndex(9n), RULES), { code: "INCENTIVES_INPUT", field: "amount" });
  assert.throws(() => endRest(order, 5n, "filled", startRebateIndex(8n), RULES), { code: "INCENTIVES_INPUT", field: "index.at" });
  assert.throws(() => wideningCharge({ beforeWad: 0n, afterWad: 1n, notional: -1n }, RULES), {
    code: "INCENTIVES_INPUT",
    field: "notional",
  });
});
