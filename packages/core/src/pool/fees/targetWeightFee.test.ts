import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { closedDistance } from "./closedDistance.ts";
import { glpFeeBps } from "./glpFeeBps.ts";
import { initialDistance } from "./initialDistance.ts";
import { targetWeightFee, type WeightFeeRates, type WeightLaw } from "./targetWeightFee.ts";
import { weightDiscount } from "./weightDiscount.ts";

/** GLP's typical rates: 30 bp and at most 50 bp more. */
const GLP: WeightFeeRates = { base: 0.003, tax: 0.005, minimum: 0 };
const TARGET = 1_000;
const amount = fc.double({ min: 0, max: 5_000, noNaN: true });
const rate = (held: number, change: number, law: WeightLaw): number =>
  targetWeightFee({ held, change, target: TARGET }, GLP, law) / Math.abs(change);

test("flaw 1, a tiny trade: GLP gives one unit the rate of the whole rebalance, ours gives it almost none", () => {
  const discount = (change: number, law: WeightLaw) => GLP.base - rate(1_400, change, law);
  assert.ok(discount(-1, initialDistance) >= discount(-400, initialDistance), "GLP");
  assert.ok(discount(-1, closedDistance) <= discount(-400, closedDistance) / 100, "ours");
  fc.assert(
    fc.property(fc.double({ min: 1_001, max: 5_000, noNaN: true }), fc.double({ min: 0.001, max: 1, noNaN: true }), (held, share) => {
      const whole = TARGET - held;
      assert.ok(discountAt(held, whole * share) <= discountAt(held, whole) + 1e-12, "never more for less");
      if (held <= 2 * TARGET)
        assert.ok(Math.abs(discountAt(held, whole * share) - share * discountAt(held, whole)) < 1e-9, "in proportion");
    }),
  );
  function discountAt(held: number, change: number): number {
    return -closedDistance({ held, change, target: TARGET }) / Math.abs(change);
  }
});

test("flaw 2, overshoot: GLP rewards a trade that ends almost as far on the other side, ours charges what it opens there", () => {
  const through = -790;
  assert.ok(rate(1_400, through, initialDistance) < GLP.base, "GLP");
  assert.ok(rate(1_400, through, closedDistance) >= GLP.base - (GLP.tax * 400 * 400 - GLP.tax * 390 * 390) / (2 * TARGET * 790) - 1e-12);
  const toTarget = targetWeightFee({ held: 1_400, change: -400, target: TARGET }, GLP, closedDistance);
  const beyond = targetWeightFee({ held: TARGET, change: -390, target: TARGET }, GLP, closedDistance);
  const whole = targetWeightFee({ held: 1_400, change: through, target: TARGET }, GLP, closedDistance);
  assert.ok(Math.abs(whole - toTarget - beyond) < 1e-9, "the overshoot is a trade away from the target");
});

test("flaw 3, round trips: GLP's law pays one, and only the floor of its fee hides it; ours costs the base fee of its volume", () => {
  const loop = (law: WeightLaw) => law({ held: TARGET, change: 900, target: TARGET }) + law({ held: 1_900, change: -900, target: TARGET });
  assert.ok(loop(initialDistance) < -400, "GLP");
  assert.ok(Math.abs(loop(closedDistance)) < 1e-9, "ours");
  const steep: WeightFeeRates = { base: 0.001, tax: 0.005, minimum: Number.NEGATIVE_INFINITY };
  const paid = (law: WeightLaw) => steep.base * 1_800 + steep.tax * loop(law);
  assert.ok(paid(initialDistance) < 0 && paid(closedDistance) > 1.79, "with a tax above the base and no floor");
});

test("coalition: no closed walk of the holding earns, in any steps, even where fees may be negative", () => {
  fc.assert(
    fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 15 }), amount, (start, stops, target) => {
      let [held, tilt, moved] = [start, 0, 0];
      for (const next of [...stops, start]) {
        const change = next - held;
        tilt += closedDistance({ held, change, target });
        moved += Math.abs(change);
        held = next;
      }
      assert.ok(tilt >= -1e-9 * (1 + moved), `${tilt} over ${moved}`);
    }),
    { numRuns: 300 },
  );
});

test("splitting: away from the target it changes nothing, towards it it only loses", () => {
  fc.assert(
    fc.property(amount, amount, amount, (from, middle, to) => {
      const [a, b, c] = [from, middle, to].sort((x, y) => x - y) as [number, number, number];
      const tilt = (held: number, next: number) => closedDistance({ held, change: next - held, target: TARGET });
      for (const [start, stop, end] of [
        [a, b, c],
        [c, b, a],
      ] as const) {
        assert.ok(tilt(start, stop) + tilt(stop, end) >= tilt(start, end) - 1e-9 * 5_000);
      }
      const away = TARGET + a;
      assert.ok(Math.abs(tilt(away, away + b) + tilt(away + b, away + b + c) - tilt(away, away + b + c)) < 1e-8 * 5_000);
    }),
  );
});

test("a fee is never below its minimum nor above base and tax", () => {
  fc.assert(
    fc.property(amount, fc.double({ min: -5_000, max: 5_000, noNaN: true }), amount, (held, change, target) => {
      for (const law of [closedDistance, initialDistance]) {
        const fee = targetWeightFee({ held, change, target }, GLP, law);
        assert.ok(fee >= 0 && fee <= (GLP.base + GLP.tax) * Math.abs(change) + 1e-9);
      }
    }),
  );
});

test("GLP's integers are its law, truncated to a basis point", () => {
  const units = fc.bigInt({ min: 0n, max: 10n ** 9n });
  fc.assert(
    fc.property(
      units,
      fc.bigInt({ min: 1n, max: 10n ** 9n }),
      fc.bigInt({ min: 10n ** 6n, max: 10n ** 9n }),
      fc.boolean(),
      (held, change, target, adds) => {
        const bps = glpFeeBps({ held, change, adds, target, baseBps: 30n, taxBps: 50n });
        const size = Number(change);
        const signed = adds ? size : -size;
        const trade = { held: Number(held), change: signed, target: Number(target) };
        const exact = (targetWeightFee(trade, GLP, initialDistance) / size) * 10_000;
        assert.ok(Math.abs(Number(bps) - exact) <= 1 + 1e-6, `${bps} and ${exact}`);
      },
    ),
  );
});

test("GLP's integers: no target, a rebate above the fee, more taken than is held", () => {
  const at = { held: 100n, change: 10n, adds: true, target: 0n, baseBps: 30n, taxBps: 50n };
  assert.equal(glpFeeBps(at), 30n);
  assert.equal(glpFeeBps({ ...at, held: 300n, adds: false, target: 100n }), 0n);
  assert.equal(glpFeeBps({ ...at, change: 500n, adds: false, target: 100n }), 55n);
});

test("an asset without a target earns nothing by leaving and pays the whole tax by coming", () => {
  assert.equal(closedDistance({ held: 100, change: -40, target: 0 }), 0);
  assert.equal(closedDistance({ held: 100, change: 40, target: 0 }), 40);
  assert.equal(initialDistance({ held: 100, change: 40, target: 0 }), 0);
});

test("discount by weights: nearer earns, farther and unchanged do not, a base is added", () => {
  const target = [0.5, 0.5];
  const at = (before: number, after: number, base = 0) =>
    weightDiscount({ before: [before, 1 - before], after: [after, 1 - after], target }, base, 0.1);
  assert.ok(Math.abs(at(0.3, 0.45) - 0.04) < 1e-15);
  assert.equal(at(0.3, 0.2), 0);
  assert.equal(at(0.4, 0.4), 0);
  assert.equal(at(0.4, 0.4, 0.01), 0.01);
  assert.equal(weightDiscount({ before: [], after: [], target: [] }, 0.2, 0.1), 0);
  assert.throws(() => weightDiscount({ before: [1], after: [1], target: [0] }, 0, 0.1), { code: "POOL_INPUT", field: "target[0]" });
  assert.throws(() => weightDiscount({ before: [1], after: [], target: [1] }, 0, 0.1), { code: "POOL_INPUT", field: "after.length" });
});

test("refusals", () => {
  assert.throws(() => targetWeightFee({ held: -1, change: 1, target: 1 }, GLP, closedDistance), { code: "POOL_INPUT", field: "held" });
  assert.throws(() => targetWeightFee({ held: 1, change: 1, target: 1 }, { ...GLP, tax: 2 }, closedDistance), {
    code: "POOL_INPUT",
    field: "tax",
  });
});
