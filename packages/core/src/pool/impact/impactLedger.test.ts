import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type ImpactLedger, type ImpactRules, settleImpact } from "./impactLedger.ts";
import { priceImpact } from "./impactPower.ts";
import { roundTripSafe } from "./roundTripSafe.ts";
import { depositCredit, impactTokens, tokenImpact } from "./tokenImpact.ts";
import { worseImpact } from "./worseImpact.ts";

const RULES: ImpactRules = { positive: 2e-8, negative: 1e-8, exponent: 2, maxPaid: 0.005, maxCollected: 0.005 };
const EMPTY: ImpactLedger = { difference: 0, sharedDifference: null, collected: 0, withheld: 0 };

const size = fc.double({ min: -5e5, max: 5e5, noNaN: true });
const sizes = fc.array(size, { minLength: 1, maxLength: 25 });
const rules = fc.record({
  positive: fc.double({ min: 0, max: 1e-7, noNaN: true }),
  negative: fc.double({ min: 0, max: 1e-7, noNaN: true }),
  exponent: fc.double({ min: 1, max: 2.4, noNaN: true }),
  maxPaid: fc.double({ min: 0, max: 1, noNaN: true }),
  maxCollected: fc.double({ min: 0, max: 1, noNaN: true }),
});
const ledgers = fc.record({
  difference: size,
  sharedDifference: fc.option(size),
  collected: fc.double({ min: 0, max: 1e6, noNaN: true }),
  withheld: fc.constant(0),
});

/** Impacts of trades one after another, and the ledger that is left. */
function walk(ledger: ImpactLedger, trades: readonly number[], rule: ImpactRules): { ledger: ImpactLedger; earned: number; moved: number } {
  let [state, earned, moved] = [ledger, 0, 0];
  for (const trade of trades) {
    const settled = settleImpact(state, trade, rule);
    [state, earned, moved] = [settled.ledger, earned + settled.impact, moved + Math.abs(settled.impact) + settled.unpaid];
  }
  return { ledger: state, earned, moved };
}

test("GMX accounting: paid >= received: whatever happens, what traders got came from what traders paid", () => {
  fc.assert(
    fc.property(ledgers, sizes, rules, (start, trades, rule) => {
      const { ledger, earned, moved } = walk(start, trades, rule);
      assert.ok(ledger.collected >= 0 && ledger.withheld >= 0);
      const held = ledger.collected + ledger.withheld;
      assert.ok(Math.abs(held + earned - start.collected) <= 1e-9 * (1 + start.collected + moved));
      assert.ok(earned <= start.collected * (1 + 1e-9));
    }),
    { numRuns: 300 },
  );
});

test("coalition: a closed walk of the difference, in any steps and over any shared inventory, is never paid", () => {
  fc.assert(
    fc.property(ledgers, sizes, rules, (start, trades, rule) => {
      const open = walk(start, trades, rule);
      const back = start.difference - open.ledger.difference;
      const { earned, moved } = walk(start, [...trades, back], rule);
      assert.ok(earned <= 1e-9 * (1 + moved), `${earned} of ${moved}`);
    }),
    { numRuns: 300 },
  );
});

test("splitting a trade never saves a charge", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 5e5, noNaN: true }),
      fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), { maxLength: 8 }),
      (difference, parts) => {
        const start = { ...EMPTY, difference };
        const whole = walk(start, [parts.reduce((sum, part) => sum + part, 0)], RULES);
        const split = walk(start, parts, RULES);
        assert.ok(split.earned <= whole.earned + 1e-9 * (1 + whole.moved) + 8 * RULES.negative, `${split.earned} ${whole.earned}`);
      },
    ),
  );
});

test("a difference marked to market would pay for a rise of the price that nobody was charged for; at entry it does not", () => {
  const equal = { positive: 1e-8, negative: 1e-8, exponent: 2 };
  const opened = priceImpact(0, 100_000, equal);
  const closedAtTwice = priceImpact(200_000, 0, equal);
  assert.ok(opened + closedAtTwice > 200, "the flaw");
  const { ledger, earned } = walk(EMPTY, [100_000, -100_000], { ...RULES, ...equal });
  assert.ok(Math.abs(earned) < 1e-9 && Math.abs(ledger.collected) < 1e-9);
});

test("GMX AVAX September 2022: five rounds of 5 M earned 565,000 without impact; 1 % at 1 M takes it all, half of that does not", () => {
  // The way out pays back half of what the way in was charged, so the impact has to be twice what the rounds earned.
  const rounds = Array.from({ length: 5 }, () => [5e6, -5e6]).flat();
  const profit = (percentAtMillion: number) => {
    const negative = percentAtMillion / 100 / 1e6;
    const rule = { positive: negative / 2, negative, exponent: 2, maxPaid: 1, maxCollected: 1 };
    const { ledger, earned } = walk(EMPTY, rounds, rule);
    assert.ok(Math.abs(ledger.collected + earned) < 1e-6, "the loss of the rounds is in the pool");
    return 565_000 + earned;
  };
  assert.equal(profit(0), 565_000);
  assert.ok(profit(0.5) > 0, "impact alone is not enough at this factor: open interest has to be capped as well");
  assert.ok(profit(1) < 0);
});

test("payment stops at the limit by size and at what the pool holds; a charge above its limit is held back", () => {
  const rich = { ...EMPTY, difference: 1e6, collected: 1e6 };
  const narrow = settleImpact(rich, -1e5, { ...RULES, negative: 2e-8, maxPaid: 0.001 });
  assert.deepEqual([narrow.impact, Math.round(narrow.unpaid)], [100, 3_700]);
  const poor = settleImpact({ ...rich, collected: 7 }, -1e5, RULES);
  assert.deepEqual([poor.impact, poor.ledger.collected], [7, 0]);
  const wide = settleImpact(rich, 1e6, { ...RULES, maxCollected: 0.005 });
  assert.equal(Math.round(wide.impact), -30_000);
  assert.deepEqual([wide.ledger.collected, Math.round(wide.ledger.withheld)], [1_005_000, 25_000]);
});

test("shared inventory: only a charged trade can be charged more", () => {
  const factors = roundTripSafe(RULES);
  fc.assert(
    fc.property(size, size, size, (own, shared, trade) => {
      const [mine, theirs] = [
        { before: own, after: own + trade },
        { before: shared, after: shared + trade },
      ];
      const alone = worseImpact(mine, null, factors);
      const both = worseImpact(mine, theirs, factors);
      assert.ok(both <= alone);
      if (alone >= 0) assert.equal(both, alone);
    }),
  );
});

test("clamped factors leave the charging one and the exponent alone", () => {
  assert.deepEqual(roundTripSafe(RULES), { positive: 1e-8, negative: 1e-8, exponent: 2 });
  const fine = { positive: 1e-9, negative: 1e-8, exponent: 1.5 };
  assert.deepEqual(roundTripSafe(fine), fine);
});

test("deposits: even ones are free, what goes in and comes out again costs", () => {
  const factors = { positive: 1e-8, negative: 2e-8, exponent: 2 };
  const pool = { long: 5e6, short: 5e6 };
  assert.equal(depositCredit(pool, { long: 1e5, short: 1e5 }, factors), 2e5);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }), (long, short) => {
      const there = tokenImpact(pool, { long, short }, factors);
      const after = { long: pool.long + long, short: pool.short + short };
      const back = tokenImpact(after, { long: -long, short: -short }, factors);
      assert.ok(there + back <= 1e-9 * (1 + Math.abs(there)));
    }),
  );
  assert.equal(impactTokens(-5_000, 5_000), 1);
  assert.equal(impactTokens(2_500, 5_000), -0.5);
  assert.equal(impactTokens(0, 5_000), 0);
});

test("refusals", () => {
  assert.throws(() => settleImpact(EMPTY, Number.NaN, RULES), { code: "POOL_INPUT", field: "|size|" });
  assert.throws(() => settleImpact(EMPTY, 1, { ...RULES, exponent: 0.5 }), { code: "POOL_INPUT", field: "exponent" });
  assert.throws(() => settleImpact({ ...EMPTY, collected: -1 }, 1, RULES), { code: "POOL_INPUT", field: "collected" });
});
