import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { pegOfPrice, planRepeg, type RepegLimits, repegCost, type VirtualReserves, vammPrice } from "./vammPeg.ts";

const reserve = fc.bigInt({ min: 10n ** 9n, max: 10n ** 13n });
const price = fc.bigInt({ min: 1_000n, max: 10n ** 11n });
const reserves: fc.Arbitrary<VirtualReserves> = fc.record({ base: reserve, quote: reserve, terminalQuote: reserve, peg: price });
const limits: fc.Arbitrary<RepegLimits> = fc.record({
  oraclePrice: price,
  maxSpread: fc.bigInt({ min: 0n, max: 500_000n }),
  pool: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  keep: fc.bigInt({ min: 0n, max: 10n ** 12n }),
});
const distance = (a: bigint, b: bigint) => (a > b ? a - b : b - a);

test("peg: of all pegs that do not price the market above the target it is the largest", () => {
  fc.assert(
    fc.property(reserve, reserve, price, (base, quote, target) => {
      const peg = pegOfPrice(target, base, quote);
      // A peg of one is the floor: below it there is no market, so there it may price above.
      if (peg > 1n) assert.ok(quote * peg <= target * base);
      assert.ok(quote * (peg + 1n) > target * base);
    }),
  );
});

test("peg: a higher target never has a lower peg, and every peg is the peg of the price it makes, but for rounding down", () => {
  fc.assert(
    fc.property(reserve, reserve, price, price, (base, quote, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      assert.ok(pegOfPrice(low, base, quote) <= pegOfPrice(high, base, quote));
      const back = pegOfPrice(vammPrice({ base, quote, peg: a }), base, quote);
      assert.ok(back <= a && a - back <= base / quote + 1n, `${back} for ${a}`);
    }),
  );
});

test("repeg cost: a walk of the peg costs what its ends cost, to one unit of money per step", () => {
  fc.assert(
    fc.property(reserves, fc.array(price, { minLength: 1, maxLength: 10 }), (start, pegs) => {
      let [state, total] = [start, 0n];
      for (const peg of pegs) {
        total += repegCost(state, peg);
        state = { ...state, peg };
      }
      assert.ok(distance(total, repegCost(start, state.peg)) <= BigInt(pegs.length));
    }),
  );
});

test("repeg cost: longs make a higher peg cost and a lower one earn, shorts the reverse, a flat market makes both free", () => {
  fc.assert(
    fc.property(reserves, price, (at, peg) => {
      const cost = repegCost(at, peg);
      const exact = (at.quote - at.terminalQuote) * (peg - at.peg);
      assert.ok(exact >= 0n ? cost >= 0n : cost <= 0n);
      // Truncated towards zero: never further than the exact amount, and by less than one unit.
      assert.ok(distance(0n, cost * 10n ** 9n) <= distance(0n, exact) && distance(cost * 10n ** 9n, exact) < 10n ** 9n);
      assert.equal(repegCost({ ...at, terminalQuote: at.quote }, peg), 0n);
    }),
  );
  // A market that owes 2e9 of quote reserve, repegged by 3 at 1e-6: 2e9 * 3 / 1e9 = 6.
  assert.equal(repegCost({ base: 1n, quote: 5n * 10n ** 9n, terminalQuote: 3n * 10n ** 9n, peg: 7n }, 10n), 6n);
});

test("plan: it never spends beyond what the pool may lose, unless it says that the lower bound is waived", () => {
  fc.assert(
    fc.property(reserves, limits, (at, limit) => {
      const plan = planRepeg(at, limit);
      const free = limit.pool > limit.keep ? limit.pool - limit.keep : 0n;
      assert.ok(plan.budget >= 0n);
      if (plan.checkLowerBound) assert.equal(plan.budget, free);
      else assert.ok(plan.budget === 0n || plan.budget === repegCost(at, plan.peg), "the waived budget is the move's own cost");
    }),
    { numRuns: 400 },
  );
});

test("plan: the peg aimed at is never past the index, and a waived bound stops half the largest spread before it", () => {
  fc.assert(
    fc.property(reserves, limits, (at, limit) => {
      const { oraclePrice, maxSpread } = limit;
      const { peg, budget, checkLowerBound } = planRepeg(at, limit);
      const full = pegOfPrice(oraclePrice, at.base, at.quote);
      if (checkLowerBound || peg === full) {
        assert.equal(peg, full);
        return;
      }
      const half = (oraclePrice * (maxSpread / 2n)) / 1_000_000n;
      const below = vammPrice(at) < oraclePrice;
      assert.equal(peg, pegOfPrice(below ? oraclePrice - half : oraclePrice + half, at.base, at.quote));
      assert.ok(below ? peg <= full && peg >= at.peg : peg >= full, "between where it is and the index");
      // The smaller move is the cheaper one: it never asks for more than the whole would have.
      assert.ok(budget <= repegCost(at, full));
    }),
    { numRuns: 400 },
  );
});

// One to one reserves, so that peg and price are the same number; 1e9 of quote is owed, so that a unit of peg costs one unit of money.
const LONG: VirtualReserves = { base: 10n ** 10n, quote: 10n ** 10n, terminalQuote: 9n * 10n ** 9n, peg: 900_000n };
const NONE: RepegLimits = { oraclePrice: 1_000_000n, maxSpread: 200_000n, pool: 0n, keep: 0n };

test("plan: a gap of exactly half the largest spread is still closed in full, one unit more is closed to the half only", () => {
  // Half of 0.2 of 1,000,000 is 100,000; the peg stands 100,000 below.
  assert.deepEqual(planRepeg(LONG, NONE), { peg: 1_000_000n, budget: 0n, checkLowerBound: false });
  assert.deepEqual(planRepeg({ ...LONG, peg: 899_999n }, NONE), { peg: 900_000n, budget: 1n, checkLowerBound: false });
  // From above the users are short: quote is owed to the market, and a lower peg costs the same.
  const short = { ...LONG, terminalQuote: 11n * 10n ** 9n };
  assert.deepEqual(planRepeg({ ...short, peg: 1_100_000n }, NONE), { peg: 1_000_000n, budget: 0n, checkLowerBound: false });
  assert.deepEqual(planRepeg({ ...short, peg: 1_100_007n }, NONE), { peg: 1_100_000n, budget: 7n, checkLowerBound: false });
});

test("plan: fees that pay the whole move to the unit make it a plan inside its bound; one unit less is the far case", () => {
  const far = { ...LONG, peg: 800_000n };
  const whole = { ...NONE, pool: 250_000n, keep: 50_000n };
  assert.deepEqual(planRepeg(far, whole), { peg: 1_000_000n, budget: 200_000n, checkLowerBound: true });
  assert.deepEqual(planRepeg(far, { ...whole, keep: 50_001n }), { peg: 900_000n, budget: 100_000n, checkLowerBound: false });
  assert.equal(planRepeg(far, { ...whole, keep: 250_001n }).checkLowerBound, false, "what must be kept is more than there is");
  // A move that earns goes through with nothing in the pool.
  assert.deepEqual(planRepeg({ ...LONG, peg: 1_500_000n }, NONE), { peg: 1_000_000n, budget: 0n, checkLowerBound: true });
});
