import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { scaleCurve } from "./scaleCurve.ts";
import { spendOnRepeg, type VirtualMarket } from "./spendOnRepeg.ts";
import { owed } from "./vammMarket.testing.ts";
import { vammTrade } from "./vammTrade.ts";

const UNIT = 10n ** 9n;
const PEG = 50_000_000n;
const distance = (a: bigint, b: bigint) => (a > b ? a - b : b - a);
/** A market of a thousand units at 50, after a trade of one unit to half of them either way. */
const markets: fc.Arbitrary<VirtualMarket> = fc.tuple(fc.bigInt({ min: UNIT, max: 500n * UNIT }), fc.boolean()).map(([net, long]) => {
  const depth = 1_000n * UNIT;
  const calm = { curve: { base: depth, quote: depth, sqrtK: depth }, peg: PEG, netBase: 0n };
  return vammTrade(calm, long ? net : -net, { long: 0n, short: 0n }).market;
});
const targets = fc.bigInt({ min: 20_000_000n, max: 90_000_000n });
const budgets = fc.bigInt({ min: 0n, max: 10n ** 10n });

test("solvency: what a repeg costs less what it saved is what the market owes its users more, to rounding", () => {
  fc.assert(
    fc.property(markets, targets, budgets, fc.boolean(), (market, target, budget, thin) => {
      const { market: after, cost, saved } = spendOnRepeg(market, target, budget, thin);
      assert.ok(distance(owed(after) - owed(market), cost - saved) <= 5n, `${owed(after) - owed(market)} for ${cost} less ${saved}`);
      assert.equal(after.netBase, market.netBase);
    }),
    { numRuns: 200 },
  );
});

test("a larger budget never leaves the peg farther from its target, and never spends more than itself", () => {
  fc.assert(
    fc.property(markets, targets, budgets, budgets, (market, target, a, b) => {
      const [less, more] = a < b ? [a, b] : [b, a];
      const [near, far] = [spendOnRepeg(market, target, more, false), spendOnRepeg(market, target, less, false)];
      assert.ok(distance(near.market.peg, target) <= distance(far.market.peg, target));
      assert.ok(near.cost <= more && far.cost <= less);
      assert.deepEqual([near.saved, near.market.curve], [0n, market.curve]);
    }),
  );
});

test("a budget that does not reach is spent but for less than the price of one more step of the peg", () => {
  fc.assert(
    fc.property(markets, targets, budgets, (market, target, budget) => {
      const { market: after, cost } = spendOnRepeg(market, target, budget, false);
      if (after.peg === target) return;
      // One step of the peg costs the quote owed over 1e9, at most all of the quote reserve; the price is rounded up by two units a million steps.
      const step = market.curve.quote / UNIT + 1n;
      const rounding = (2n * distance(after.peg, market.peg)) / 1_000_000n + 3n;
      assert.ok(cost <= budget && budget - cost <= step + rounding, `${cost} of ${budget}`);
    }),
  );
});

test("depth is cut only where the budget alone does not reach, by a thousandth, and then the peg comes no less far", () => {
  fc.assert(
    fc.property(markets, targets, budgets, (market, target, budget) => {
      const [whole, thin] = [spendOnRepeg(market, target, budget, false), spendOnRepeg(market, target, budget, true)];
      if (whole.market.peg === target && thin.market.curve === market.curve) assert.deepEqual(thin, whole);
      if (thin.market.curve.sqrtK !== market.curve.sqrtK) {
        assert.equal(thin.market.curve.sqrtK, market.curve.sqrtK - market.curve.sqrtK / 1_000n);
        // A shallower market owes a longer way per step of the peg: a thousandth and its rounding, less than the saving adds.
        const reach = distance(whole.market.peg, market.peg);
        assert.ok(distance(thin.market.peg, market.peg) + reach / 400n + 2n >= reach);
      }
    }),
  );
});

const LONG: VirtualMarket = {
  curve: { base: 800n * UNIT, quote: 1_250n * UNIT, sqrtK: 1_000n * UNIT },
  peg: PEG,
  netBase: 200n * UNIT,
};
const SHORT: VirtualMarket = {
  curve: { base: 1_250n * UNIT, quote: 800n * UNIT, sqrtK: 1_000n * UNIT },
  peg: PEG,
  netBase: -250n * UNIT,
};

test("by hand: longs who are owed 250 of quote make a step of the peg cost 250, and a millionth more is asked for it", () => {
  const up = (budget: bigint) => {
    const { market, cost } = spendOnRepeg(LONG, PEG + 4n, budget, false);
    return [market.peg - PEG, cost];
  };
  assert.deepEqual(up(249n), [0n, 0n]);
  assert.deepEqual(up(251n), [1n, 250n]);
  // Four steps cost exactly 1,000, which is just not enough at 250.000001 a step.
  assert.deepEqual(up(1_000n), [3n, 750n]);
  assert.deepEqual(up(1_001n), [4n, 1_000n]);
  assert.deepEqual(up(1_000_000n), [4n, 1_000n]);
  const down = spendOnRepeg(LONG, PEG - 4n, 0n, true);
  assert.deepEqual([down.market.peg, down.cost, down.market.curve], [PEG - 4n, -1_000n, LONG.curve]);
});

test("by hand: shorts who owe 200 of quote make a lower peg cost 200 a step, and a higher one earn it", () => {
  const down = (budget: bigint) => {
    const { market, cost } = spendOnRepeg(SHORT, PEG - 4n, budget, false);
    return [PEG - market.peg, cost];
  };
  assert.deepEqual(down(800n), [3n, 600n]);
  assert.deepEqual(down(801n), [4n, 800n]);
  assert.deepEqual(down(10n ** 9n), [4n, 800n]);
  const up = spendOnRepeg(SHORT, PEG + 4n, 0n, false);
  assert.deepEqual([up.market.peg, up.cost], [PEG + 4n, -800n]);
});

test("the peg never falls below one unit, even where budget and saving together would take it there", () => {
  for (const budget of [0n, 200n, 400n, 600n, 10n ** 6n]) {
    const { market } = spendOnRepeg({ ...SHORT, peg: 3n }, 1n, budget, true);
    assert.ok(market.peg >= 1n && market.peg <= 3n, `${market.peg}`);
  }
});

test("a market that is flat but for one unit of rounding moves to any peg without cost", () => {
  const depth = 1_000n * UNIT;
  const free = { long: 0n, short: 0n };
  const calm = { curve: { base: depth, quote: depth, sqrtK: depth }, peg: PEG, netBase: 0n };
  const bought = vammTrade(calm, 3_000_000_007n, free).market;
  const deeper = { ...bought, curve: scaleCurve(bought.curve, 1_001n * UNIT, bought.netBase) };
  const flat = vammTrade(deeper, -deeper.netBase, free).market;
  assert.deepEqual([flat.netBase, flat.curve.quote === flat.curve.sqrtK], [0n, false], "the trades and the depth left a unit behind");
  const { market, cost } = spendOnRepeg(flat, PEG + 1_000n, 0n, true);
  assert.deepEqual([market.peg, cost], [PEG + 1_000n, 0n]);
});

test("a negative budget and a target below one unit are refused by name", () => {
  assert.throws(() => spendOnRepeg(SHORT, PEG, -1n, false), { code: "POOL_INPUT", field: "budget" });
  assert.throws(() => spendOnRepeg(SHORT, 0n, 1n, false), { code: "POOL_INPUT", field: "target" });
});
