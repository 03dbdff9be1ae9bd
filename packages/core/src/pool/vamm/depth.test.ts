import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { budgetedDepth, type DepthBounds } from "./budgetedDepth.ts";
import { depthCost, scaleCurve } from "./scaleCurve.ts";
import type { VirtualCurve } from "./virtualCurve.ts";

const ONE = 1_000_000n;
const BOUNDS: DepthBounds = { lowest: 500_000n, highest: 1_500_000n };
const depth = fc.bigInt({ min: 10n ** 12n, max: 10n ** 15n });
const peg = fc.bigInt({ min: 10n ** 6n, max: 10n ** 10n });
/** Curves with a net position of between a thousandth and two fifths of their base, either way. */
const positions = fc.tuple(depth, fc.integer({ min: 1, max: 400 }), fc.boolean()).map(([sqrtK, share, long]) => {
  const net = ((long ? 1n : -1n) * (sqrtK * BigInt(share))) / 1_000n;
  const base = sqrtK - net;
  return { curve: { base, quote: (sqrtK * sqrtK) / base, sqrtK }, net };
});

test("budget: of all factors the one that is just paid for, by the cost of closing as an exact fraction, on both sides and signs", () => {
  fc.assert(
    fc.property(positions, peg, fc.bigInt({ min: -(10n ** 10n), max: 10n ** 10n }), ({ curve, net }, at, budget) => {
      const { base: x, quote: y } = curve;
      const found = budgetedDepth(curve, net, at, budget, BOUNDS);
      assert.ok(found >= BOUNDS.lowest && found <= BOUNDS.highest);
      // Depth times p: users who close get y p d / (p x + d), so p costs q y d^2 (p - 1) / ((p x + d) (x + d)); times all denominators.
      const dearerThanBudget = (f: bigint) => at * y * net * net * (f - ONE) > budget * 10n ** 9n * (f * x + ONE * net) * (x + net);
      if (found > BOUNDS.lowest) assert.ok(!dearerThanBudget(found - 1n), `${found} is too dear`);
      if (found < BOUNDS.highest) assert.ok(dearerThanBudget(found + 2n), `${found} leaves some of it`);
    }),
    { numRuns: 300 },
  );
});

test("budget: more of it never makes the market shallower, and none leaves it as it is", () => {
  const budgets = fc.bigInt({ min: -(10n ** 11n), max: 10n ** 11n });
  fc.assert(
    fc.property(positions, peg, budgets, budgets, ({ curve, net }, at, a, b) => {
      const [less, more] = a < b ? [a, b] : [b, a];
      // One millionth of slack: the divisions in between are Drift's.
      assert.ok(budgetedDepth(curve, net, at, less, BOUNDS) <= budgetedDepth(curve, net, at, more, BOUNDS) + 1n);
      assert.equal(budgetedDepth(curve, net, at, 0n, BOUNDS), ONE);
    }),
  );
});

test("budget: bounds that leave no room are allowed to the unit and always taken; beyond it they are refused by name", () => {
  const curve: VirtualCurve = { base: 10n ** 12n, quote: 10n ** 12n, sqrtK: 10n ** 12n };
  for (const budget of [-(10n ** 9n), 0n, 10n ** 9n])
    assert.equal(budgetedDepth(curve, 10n ** 11n, ONE, budget, { lowest: ONE, highest: ONE }), ONE);
  assert.equal(budgetedDepth(curve, 10n ** 11n, ONE, -(10n ** 15n), { lowest: 1n, highest: ONE }), 1n, "more than any depth earns");
  const refused = (bounds: DepthBounds, net: bigint, field: string) =>
    assert.throws(() => budgetedDepth(curve, net, ONE, 1n, bounds), { code: "POOL_INPUT", field });
  refused({ ...BOUNDS, lowest: ONE + 1n }, 1n, "lowest");
  refused({ ...BOUNDS, highest: ONE - 1n }, 1n, "highest");
  refused(BOUNDS, -curve.base, "netBase");
  refused(BOUNDS, -curve.base - 1n, "netBase");
});

test("scale: the new curve is on its invariant to the unit and in proportion to a billionth, never beyond what was asked", () => {
  fc.assert(
    fc.property(positions, fc.bigInt({ min: 500_000_000n, max: 2_000_000_000n }), ({ curve }, ratio) => {
      const sqrtK = (curve.sqrtK * ratio + 999_999_999n) / 10n ** 9n;
      const scaled = scaleCurve(curve, sqrtK, 0n);
      assert.equal(scaled.sqrtK, sqrtK);
      assert.ok(scaled.base * scaled.quote <= sqrtK * sqrtK && scaled.base * (scaled.quote + 1n) > sqrtK * sqrtK);
      // Base in exact proportion would be base * sqrtK / old; a rise stays below that, a fall above it but for one unit.
      const [got, exact] = [scaled.base * curve.sqrtK, curve.base * sqrtK];
      if (sqrtK >= curve.sqrtK) assert.ok(got <= exact);
      else assert.ok(got + curve.sqrtK > exact);
      const apart = got > exact ? got - exact : exact - got;
      assert.ok(apart <= (curve.base / 10n ** 9n + 2n) * curve.sqrtK);
    }),
  );
});

test("scale: exactly half, exactly the net position and exactly the largest depth are allowed, one unit beyond is not", () => {
  const at = (sqrtK: bigint): VirtualCurve => ({ base: sqrtK, quote: sqrtK, sqrtK });
  const largest = 10n ** 21n;
  const allowed: [VirtualCurve, bigint, bigint][] = [
    [at(1_000n), 500n, 0n],
    [at(1_000n), 900n, 900n],
    [at(1_000n), 900n, -900n],
    [at(1_000n), 1_000n, 5_000n],
    [at(largest), largest, 0n],
    // Too deep already, so that it may only become shallower.
    [at(3n * largest), 2n * largest, 0n],
  ];
  for (const [curve, sqrtK, net] of allowed) assert.equal(scaleCurve(curve, sqrtK, net).sqrtK, sqrtK);
  const refused: [VirtualCurve, bigint, bigint][] = [
    [at(1_000n), 499n, 0n],
    [at(1_000n), 900n, 901n],
    [at(1_000n), 900n, -901n],
    [at(largest), largest + 1n, 0n],
    [at(3n * largest), 3n * largest, 0n],
  ];
  for (const [curve, sqrtK, net] of refused)
    assert.throws(() => scaleCurve(curve, sqrtK, net), { code: "POOL_INPUT", field: "sqrtK", value: sqrtK });
});

test("depth cost: a walk of the depth costs what its ends cost, so there and back is free, to the unit", () => {
  fc.assert(
    fc.property(
      positions,
      peg,
      fc.array(fc.bigInt({ min: 950n, max: 1_050n }), { minLength: 1, maxLength: 6 }),
      ({ curve, net }, at, steps) => {
        let [now, total] = [curve, 0n];
        for (const step of steps) {
          const next = scaleCurve(now, (curve.sqrtK * step) / 1_000n, net);
          total += depthCost(now, next, net, at);
          now = next;
        }
        assert.equal(total, depthCost(curve, now, net, at));
        assert.equal(total + depthCost(now, curve, net, at), 0n);
      },
    ),
  );
});

test("depth cost by hand: twice as deep, a long of 200 gets 277.77 instead of 250, a short of 250 owes 177.78 instead of 200", () => {
  const unit = 10n ** 9n;
  const long = { base: 800n * unit, quote: 1_250n * unit, sqrtK: 1_000n * unit };
  // 2,500 - 2,000^2 / 1,800 = 277.7..., less 1,250 - 1,000^2 / 1,000 = 250, at a peg of 1.
  assert.equal(depthCost(long, { base: 1_600n * unit, quote: 2_500n * unit, sqrtK: 2_000n * unit }, 200n * unit, ONE), 27_777_777n);
  // 1,000 - 800 = 200, and the market loses what they owe less: 200 - (2,000^2 / 2,250 - 1,600) = 22.2...
  const short = { base: 1_250n * unit, quote: 800n * unit, sqrtK: 1_000n * unit };
  assert.equal(depthCost(short, { base: 2_500n * unit, quote: 1_600n * unit, sqrtK: 2_000n * unit }, -250n * unit, ONE), 22_222_223n);
});
