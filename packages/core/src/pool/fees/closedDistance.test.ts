import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { closedDistance } from "./closedDistance.ts";
import { glpFeeBps } from "./glpFeeBps.ts";
import { initialDistance } from "./initialDistance.ts";
import { targetWeightFee, type WeightFeeRates, type WeightTrade } from "./targetWeightFee.ts";
import { weightDiscount } from "./weightDiscount.ts";

const near = (got: number, want: number) => assert.ok(Math.abs(got - want) <= 1e-12 * Math.max(1, Math.abs(want)), `${got} for ${want}`);
const small = fc.integer({ min: 0, max: 60 });
const trades = fc.record({ held: small, change: fc.integer({ min: -60, max: 60 }), target: fc.integer({ min: 1, max: 40 }) });

/**
 * Twice the target times our law, walked unit by unit: the unit between the distances i and i + 1 weighs 2 i + 1, at most twice the target. Units that
 * leave the target are charged where they lie; units that come nearer are counted from nothing, as if the trade had begun at the target.
 */
function walked({ held, change, target }: WeightTrade): number {
  const weight = (i: number) => Math.min(2 * i + 1, 2 * target);
  const step = Math.sign(change);
  let [at, closed, total] = [held, 0, 0];
  for (let left = Math.abs(change); left > 0 && (step > 0 || at > 0); left--) {
    const [before, after] = [Math.abs(at - target), Math.abs(at + step - target)];
    total += after > before ? weight(before) : -weight(closed);
    if (after < before) closed += 1;
    at += step;
  }
  return total;
}

test("exactness: the law is a walk unit by unit, in whole numbers, through the target and below nothing held", () => {
  fc.assert(
    fc.property(trades, (trade) => near(closedDistance(trade) * 2 * trade.target, walked(trade))),
    { numRuns: 500 },
  );
});

test("by hand: near, far, through the target, and more taken than is held", () => {
  const at = (held: number, change: number) => closedDistance({ held, change, target: 100 });
  // 50^2 / 200 = 12.5 of the way out; coming from there through the target to as far on the other side earns and pays it.
  assert.deepEqual([at(100, 50), at(150, -50), at(50, 100), at(150, -100)], [12.5, -12.5, 0, 0]);
  // Beyond one target every unit pays whole: 100 pays 50, and 150 pays 100.
  assert.deepEqual([at(400, 50), at(100, 150), at(0, 250)], [50, 100, 50]);
  // Only 30 can be taken of 30: from 70 away to 100 away, (100^2 - 70^2) / 200 = 25.5.
  near(at(30, -80), 25.5);
  assert.equal(at(30, -80), at(30, -30));
  assert.equal(at(137, 0), 0);
});

test("both laws know no unit of money: a pool twice as large trades twice as much at the same rate, to the bit", () => {
  fc.assert(
    fc.property(trades, fc.integer({ min: -20, max: 20 }), ({ held, change, target }, power) => {
      const unit = 2 ** power;
      for (const law of [closedDistance, initialDistance])
        assert.equal(law({ held: held * unit, change: change * unit, target: target * unit }), unit * law({ held, change, target }));
    }),
  );
});

test("too little and too much of an asset are treated alike: the law of a trade is that of its mirror image about the target", () => {
  const share = fc.integer({ min: -40, max: 40 });
  fc.assert(
    fc.property(share, share, (from, to) => {
      for (const law of [closedDistance, initialDistance])
        assert.equal(law({ held: 40 + from, change: to - from, target: 40 }), law({ held: 40 - from, change: from - to, target: 40 }));
    }),
  );
});

test("fee by hand: base and tax on the trade, and its floor only where it is lower", () => {
  const fee = (minimum: number, change = -100) =>
    targetWeightFee({ held: 200, change, target: 100 }, { base: 0.001, tax: 0.005, minimum }, closedDistance);
  // 100 * 0.001 = 0.1 less 0.005 * 50 = 0.25.
  near(fee(-1), -0.15);
  near(fee(-0.0005), -0.05);
  assert.equal(fee(0), 0);
  near(fee(0.002), 0.2);
  // Away from the target beyond one target: 0.1 + 0.005 * 100.
  near(fee(0, 100), 0.6);
});

test("GLP's basis points by hand: the rebate may take the fee to nothing, the mean distance is held to the target", () => {
  const at = (held: bigint, change: bigint, adds: boolean) => glpFeeBps({ held, change, adds, target: 100n, baseBps: 30n, taxBps: 50n });
  // 50 * 60 / 100 = 30 of rebate is exactly the fee; one unit nearer it is 29.5, truncated to 29.
  assert.deepEqual([at(160n, 60n, false), at(159n, 59n, false)], [0n, 1n]);
  // From 0 to 40 away: the mean of 20 costs 10. From 1 to 2: the mean is 1.
  assert.deepEqual([at(100n, 40n, true), at(101n, 1n, true)], [40n, 30n]);
  // As far on the other side is no improvement: 30 + 50 * 20 / 100.
  assert.deepEqual([at(80n, 40n, true), at(120n, 40n, false)], [40n, 40n]);
  assert.deepEqual([at(300n, 100n, true), at(100n, 100n, false)], [80n, 55n]);
});

test("discount by hand: the asset that comes nearest to its target counts, one that leaves costs the mean of both distances", () => {
  const three = { before: [0.2, 0.3, 0.5], after: [0.3, 0.3, 0.4], target: [0.4, 0.3, 0.3] };
  // 0.2 of 0.4 away is a half, 0.2 of 0.3 two thirds; the asset that stays earns nothing.
  near(weightDiscount(three, 0, 0.3), 0.2);
  const leaves = { before: [0.5, 0.5], after: [0.6, 0.4], target: [0.5, 0.5] };
  // From nothing to a fifth away: a tenth on average, times 0.1, off the base of 0.03.
  near(weightDiscount(leaves, 0.03, 0.1), 0.02);
  assert.equal(weightDiscount(leaves, 0.005, 0.1), 0);
});

test("discount: it is never negative and does not know the order of the assets", () => {
  const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(
      weights,
      weights,
      fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
      (before, after, target) => {
        const discount = weightDiscount({ before, after, target }, 0.01, 0.1);
        assert.ok(discount >= 0);
        const turn = <T>([first, ...rest]: readonly T[]) => [...rest, ...(first === undefined ? [] : [first])];
        assert.equal(weightDiscount({ before: turn(before), after: turn(after), target: turn(target) }, 0.01, 0.1), discount);
      },
    ),
  );
});

test("refusals name the field that is wrong", () => {
  const [trade, rates]: [WeightTrade, WeightFeeRates] = [
    { held: 1, change: 1, target: 1 },
    { base: 0.1, tax: 0.1, minimum: 0 },
  ];
  for (const wrong of [{ held: Number.NaN }, { target: -1 }, { target: Number.POSITIVE_INFINITY }])
    assert.throws(() => targetWeightFee({ ...trade, ...wrong }, rates, closedDistance), {
      code: "POOL_INPUT",
      field: Object.keys(wrong)[0],
    });
  assert.throws(() => targetWeightFee({ ...trade, change: Number.NaN }, rates, closedDistance), { code: "POOL_INPUT", field: "|change|" });
  for (const wrong of [{ base: -0.1 }, { base: 1.1 }, { tax: -0.1 }, { minimum: -1.1 }, { minimum: 1.1 }])
    assert.throws(() => targetWeightFee(trade, { ...rates, ...wrong }, closedDistance), {
      code: "POOL_INPUT",
      field: Object.keys(wrong)[0],
    });
  assert.throws(() => weightDiscount({ before: [-1], after: [1], target: [1] }, 0, 1), { code: "POOL_INPUT", field: "weight" });
  assert.throws(() => weightDiscount({ before: [1], after: [1], target: [] }, 0, 1), { code: "POOL_INPUT", field: "target.length" });
});
