import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type ImpactLedger, type ImpactRules, settleImpact } from "./impactLedger.ts";
import { impactPoolRelease } from "./impactPool.ts";
import { type ImpactFactors, impactExecutionPrice, impactPower, priceImpact } from "./impactPower.ts";
import { roundTripSafe } from "./roundTripSafe.ts";
import { tokenImpact } from "./tokenImpact.ts";
import { worseImpact } from "./worseImpact.ts";

const near = (got: number, want: number, scale: number) =>
  assert.ok(Math.abs(got - want) <= 1e-12 * (1 + Math.abs(scale)), `${got} for ${want}`);
const FACTORS: ImpactFactors = { positive: 1e-8, negative: 2e-8, exponent: 2 };
const side = fc.double({ min: 0, max: 1e6, noNaN: true });
const exponents = fc.double({ min: 1, max: 3, noNaN: true });

test("crossing the balance is closing one side and then opening the other, to the bit", () => {
  fc.assert(
    fc.property(side, side, exponents, fc.boolean(), (old, now, exponent, long) => {
      const factors = { ...FACTORS, exponent };
      const [before, after] = long ? [old, -now] : [-old, now];
      assert.equal(priceImpact(before, after, factors), priceImpact(before, 0, factors) + priceImpact(0, after, factors));
    }),
  );
});

test("on one side and in one direction only the ends count: splitting neither saves nor costs", () => {
  fc.assert(
    fc.property(fc.array(side, { minLength: 2, maxLength: 10 }), exponents, fc.boolean(), (stops, exponent, widens) => {
      const factors = { ...FACTORS, exponent };
      const path = [...stops].sort((a, b) => (widens ? a - b : b - a));
      const largest = impactPower(1e6, 2e-8, exponent);
      let total = 0;
      for (const [i, stop] of path.entries()) total += priceImpact(path[i - 1] ?? stop, stop, factors);
      near(total, priceImpact(path[0] ?? 0, path.at(-1) ?? 0, factors), largest);
    }),
  );
});

test("the farther a trade ends from the balance, the worse its impact, wherever it began", () => {
  fc.assert(
    fc.property(side, side, side, exponents, (before, a, b, exponent) => {
      const factors = { ...FACTORS, exponent };
      const [nearer, farther] = a < b ? [a, b] : [b, a];
      // A power is not exact: neighbouring numbers may come out in the wrong order in the last bit.
      const slack = 1e-12 * impactPower(1e6, 2e-8, exponent);
      for (const sign of [1, -1]) {
        assert.ok(priceImpact(before, sign * nearer, factors) >= priceImpact(before, sign * farther, factors) - slack);
      }
    }),
  );
});

test("by hand: widening at the charging factor, narrowing at the paying one, crossing at both, nothing below one unit", () => {
  const at = (before: number, after: number) => priceImpact(before, after, FACTORS);
  // (1e8 - 9e8) * 2e-8 = -16; back (9e8 - 1e8) * 1e-8 = 8; through the balance 9e8 * 1e-8 - 1e8 * 2e-8 = 7.
  near(at(10_000, 30_000), -16, 1);
  near(at(-10_000, -30_000), -16, 1);
  near(at(30_000, 10_000), 8, 1);
  near(at(30_000, -10_000), 7, 1);
  near(at(-30_000, 10_000), 7, 1);
  // As far on the other side is no narrowing: 9 less 18.
  near(at(30_000, -30_000), -9, 1);
  assert.deepEqual([at(0.9, -0.9), at(0, 0.99), at(0, 1)], [0, 0, -2e-8]);
});

test("execution: what the fill moves is the impact, in base units at the opening and in money at the close", () => {
  const amount = fc.double({ min: 1e3, max: 1e6, noNaN: true });
  const oracle = fc.double({ min: 0.01, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(amount, oracle, fc.double({ min: -0.5, max: 0.5, noNaN: true }), fc.boolean(), (size, price, share, long) => {
      const impact = share * size;
      const direction = long ? 1 : -1;
      const held = size / impactExecutionPrice(price, long, size, impact);
      near(direction * (held * price - size), impact, 2 * size);
      const closing = (impactExecutionPrice(price, long, -size, impact) - price) * (size / price);
      near(direction * closing, impact, 2 * size);
    }),
  );
});

test("tokens: only the difference of both counts, so what is added to both alike has no impact on anybody", () => {
  const whole = fc.integer({ min: 0, max: 1e9 });
  fc.assert(
    fc.property(whole, whole, whole, whole, whole, (long, short, more, less, both) => {
      const change = { long: more, short: less };
      const impact = tokenImpact({ long, short }, change, FACTORS);
      assert.equal(tokenImpact({ long: long + both, short: short + both }, change, FACTORS), impact);
      assert.equal(tokenImpact({ long, short }, { long: more + both, short: less + both }, FACTORS), impact);
      assert.equal(tokenImpact({ long: short, short: long }, { long: less, short: more }, FACTORS), impact, "nor which is which");
    }),
  );
});

test("clamping is done once: safe factors are safe, and their walk over the balance and back never pays", () => {
  const factor = fc.double({ min: 0, max: 1e-6, noNaN: true });
  fc.assert(
    fc.property(factor, factor, exponents, side, side, (positive, negative, exponent, from, to) => {
      const safe = roundTripSafe({ positive, negative, exponent });
      assert.deepEqual(roundTripSafe(safe), safe);
      const scale = impactPower(1e6, negative, exponent);
      assert.ok(priceImpact(from, -to, safe) + priceImpact(-to, from, safe) <= 1e-12 * (1 + scale));
    }),
  );
});

const RULES: ImpactRules = { ...FACTORS, maxPaid: 0.01, maxCollected: 0.02 };
const LEDGER: ImpactLedger = { difference: 5e5, sharedDifference: -2e5, collected: 40, withheld: 3 };

test("ledger: both differences move by the trade, a charge goes to collected and withheld alone, a payment comes from collected alone", () => {
  const sizes = fc.integer({ min: -1e6, max: 1e6 });
  fc.assert(
    fc.property(sizes, sizes, fc.option(sizes), fc.integer({ min: 0, max: 1e5 }), (size, difference, sharedDifference, collected) => {
      const before = { difference, sharedDifference, collected, withheld: 3 };
      const { ledger, impact, unpaid } = settleImpact(before, size, RULES);
      assert.equal(ledger.difference, difference + size);
      assert.equal(ledger.sharedDifference, sharedDifference === null ? null : sharedDifference + size);
      assert.ok(unpaid >= 0 && impact <= 0.01 * Math.abs(size) && impact <= collected);
      if (impact >= 0) assert.equal(ledger.withheld, 3);
      else {
        assert.ok(unpaid === 0 && ledger.collected >= collected && ledger.withheld >= 3);
        assert.ok(ledger.collected - collected <= 0.02 * Math.abs(size) + 1e-9);
      }
      near(ledger.collected + ledger.withheld - collected - 3, -impact, 1e5 + Math.abs(impact));
    }),
  );
  assert.deepEqual(settleImpact(LEDGER, 0, RULES), { ledger: LEDGER, impact: 0, unpaid: 0 });
});

test("shared inventory by hand: the worse of both where the own is charged, the own alone where it is paid", () => {
  const own = { before: 0, after: 10_000 };
  // Own: -1e8 * 2e-8 = -2. Shared from 20,000 to 30,000: -(9e8 - 4e8) * 2e-8 = -10; from -30,000 to -20,000 it is paid 5.
  near(worseImpact(own, { before: 20_000, after: 30_000 }, FACTORS), -10, 1);
  near(worseImpact(own, { before: -30_000, after: -20_000 }, FACTORS), -2, 1);
  near(worseImpact({ before: -10_000, after: 0 }, { before: 20_000, after: 30_000 }, FACTORS), 1, 1);
});

test("refusals name the field that is wrong; the limits themselves are allowed", () => {
  const rules: [Partial<ImpactRules>, string][] = [
    [{ positive: -1 }, "positive"],
    [{ negative: Number.NaN }, "negative"],
    [{ exponent: 16.1 }, "exponent"],
    [{ maxPaid: 1.1 }, "maxPaid"],
    [{ maxPaid: -0.1 }, "maxPaid"],
    [{ maxCollected: -0.1 }, "maxCollected"],
  ];
  for (const [wrong, field] of rules) assert.throws(() => settleImpact(LEDGER, 1, { ...RULES, ...wrong }), { code: "POOL_INPUT", field });
  assert.throws(() => settleImpact({ ...LEDGER, withheld: -1 }, 1, RULES), { code: "POOL_INPUT", field: "withheld" });
  assert.equal(settleImpact(LEDGER, 1e5, { positive: 0, negative: 0, exponent: 16, maxPaid: 1, maxCollected: 0 }).unpaid, 0);
  for (const [field, at] of [
    ["elapsedSeconds", [1, -1, 0, 0]],
    ["minimum", [1, 1, -1, 0]],
    ["perSecond", [1, 1, 0, -1]],
  ] as const)
    assert.throws(() => impactPoolRelease(at[0], at[1], { minimum: at[2], perSecond: at[3] }), { code: "POOL_INPUT", field });
});
