import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { exposureFactor } from "./exposureSpread.ts";
import { tradeSpread, utilisationSpread } from "./utilisationSpread.ts";
import { type VarianceFeeParameters, varianceFee } from "./varianceFee.ts";
import { integratedVegaFee, type VegaTrade, vegaUtilisationFee } from "./vegaUtilisationFee.ts";

const vega = fc.double({ min: -500, max: 500, noNaN: true });
const positive = fc.double({ min: 0.01, max: 100, noNaN: true });
const trade: fc.Arbitrary<VegaTrade> = fc.record({
  amount: positive,
  volatility: fc.double({ min: 0.05, max: 3, noNaN: true }),
  netStandardVegaBefore: vega,
  netStandardVegaAfter: vega,
  navAfter: fc.double({ min: 1e3, max: 1e7, noNaN: true }),
  coefficient: positive,
});
const near = (a: number, b: number, slack = 1e-12) => assert.ok(Math.abs(a - b) <= slack * Math.max(1e-9, Math.abs(b)), `${a} and ${b}`);

for (const rule of [vegaUtilisationFee, integratedVegaFee]) {
  test(`${rule.name}: in proportion to coefficient, volatility and contracts, in inverse proportion to NAV`, () => {
    fc.assert(
      fc.property(trade, positive, (given, factor) => {
        const fee = rule(given);
        for (const name of ["coefficient", "volatility", "amount"] as const)
          near(rule({ ...given, [name]: factor * given[name] }), factor * fee);
        near(rule({ ...given, navAfter: factor * given.navAfter }), fee / factor);
      }),
    );
  });

  test(`${rule.name}: never negative, the same for a pool that is long as for one that is short, and free on one of two opposite ways`, () => {
    fc.assert(
      fc.property(trade, (given) => {
        const { netStandardVegaBefore: before, netStandardVegaAfter: after } = given;
        const fee = rule(given);
        assert.ok(fee >= 0);
        assert.equal(rule({ ...given, netStandardVegaBefore: -before, netStandardVegaAfter: -after }), fee);
        const back = rule({ ...given, netStandardVegaBefore: after, netStandardVegaAfter: before });
        if (before * after >= 0) assert.ok(fee === 0 || back === 0);
      }),
    );
  });

  test(`${rule.name}: a pool without value is refused by the name of its NAV`, () => {
    const [given] = fc.sample(trade, { numRuns: 1, seed: 1 });
    assert.ok(given);
    assert.throws(() => rule({ ...given, navAfter: -5 }), { code: "OPTION_NAV_INVALID", field: "navAfter", value: -5 });
  });
}

test("the integrated fee is at most the end-point fee: a trade's mean use of the pool is below its last", () => {
  fc.assert(
    fc.property(trade, (given) => {
      const { netStandardVegaBefore: before, netStandardVegaAfter: after } = given;
      // Through zero only the part beyond is charged by the one rule, and nothing by the other where the net shrinks.
      if (before * after < 0) return;
      // The integral is a difference of squares, which keeps ten digits of a step of this size.
      if (Math.abs(after - before) < 1e-2) return;
      assert.ok(integratedVegaFee(given) <= vegaUtilisationFee(given) * (1 + 1e-9));
    }),
  );
  // From 20 to 80 over 60 contracts: the mean of |v| is 50, so 100 * 0.5 * 50 / 500,000 * 60 = 0.3; by the end point 0.48.
  const given = { amount: 60, volatility: 0.5, netStandardVegaBefore: 20, netStandardVegaAfter: 80, navAfter: 500_000, coefficient: 100 };
  near(integratedVegaFee(given), 0.3);
  near(vegaUtilisationFee(given), 0.48);
});

test("variance fee by hand, every weight and minimum in it", () => {
  const rules: VarianceFeeParameters = {
    coefficient: 2,
    vegaCoefficient: 0.5,
    minimumVega: 1,
    skewCoefficient: 4,
    referenceSkew: 0.9,
    minimumSkew: 0.2,
    ivVarianceCoefficient: 10,
    minimumIvVariance: 0.1,
  };
  // 2 * (1 + 6 * 0.5) * (0.2 + 0.1 * 4) * (0.1 + 0.05 * 10) * 3 = 2 * 4 * 0.6 * 0.6 * 3
  near(varianceFee({ vega: 6, skew: 1, ivVariance: 0.05, amount: 3 }, rules), 8.64);
  // No vega, the reference skew and no distance leave the three minimums: 2 * 1 * 0.2 * 0.1 * 3
  near(varianceFee({ vega: 0, skew: 0.9, ivVariance: 0, amount: 3 }, rules), 0.12);
  assert.equal(varianceFee({ vega: 6, skew: 1, ivVariance: 0.05, amount: 0 }, rules), 0);
});

const exposure = fc.double({ min: -2e5, max: 2e5, noNaN: true });

test("an exposure spread: above 1 where the vault goes short, below where it goes long, and a mirror of itself", () => {
  fc.assert(
    fc.property(exposure, exposure, fc.double({ min: 1, max: 4, noNaN: true }), (before, after, gradient) => {
      const at = (from: number, to: number) => exposureFactor({ before: from, after: to, navAfter: 1e5 }, { gradient });
      const [low, high] = [before, after].map((end) => gradient ** (end / 1e5)).toSorted((a, b) => a - b) as [number, number];
      const factor = at(before, after);
      assert.ok(factor >= low * (1 - 1e-12) && factor <= high * (1 + 1e-12), "a mean lies between its ends");
      near(factor, at(after, before));
      if (before >= 0 && after >= 0) assert.ok(factor >= 1 - 1e-12);
      if (before <= 0 && after <= 0) assert.ok(factor <= 1 + 1e-12);
    }),
  );
  // (1.5 - 1) / ln 1.5: from nothing to an exposure of the whole NAV.
  near(exposureFactor({ before: 0, after: 1e5, navAfter: 1e5 }, { gradient: 1.5 }), 0.5 / Math.log(1.5));
});

test("an exposure spread refuses by name what is no NAV and no gradient", () => {
  const given = { before: 0, after: 10, navAfter: 100 };
  for (const navAfter of [0, -1, Number.NaN]) {
    assert.throws(() => exposureFactor({ ...given, navAfter }, { gradient: 2 }), { code: "OPTION_NAV_INVALID", field: "navAfter" });
  }
  for (const gradient of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    assert.throws(() => exposureFactor(given, { gradient }), { code: "OPTION_PARAMETERS", field: "gradient" });
  }
});

test("waiting lowers only the multiplier after a trade, never below the minimum", () => {
  const spread = { alpha: 0, minimum: 1, maximum: 1.2, hourlyDecay: 0.005 };
  const given = { totalAssets: 10, lockedBefore: 5, size: 5, hoursSinceLastTrade: 8 };
  // A line from 1 to 1.2: 1.1 before; 1.2 - 8 * 0.005 = 1.16 after.
  near(tradeSpread(given, spread) ?? 0, Math.sqrt(1.1 * 1.16));
  near(tradeSpread({ ...given, hoursSinceLastTrade: 1e6 }, spread) ?? 0, Math.sqrt(1.1 * 1));
  const hours = fc.double({ min: 0, max: 100, noNaN: true });
  const alpha = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(hours, hours, fc.double({ min: 0, max: 1, noNaN: true }), alpha, (a, b, utilisation, curvature) => {
      const at = (waited: number) => utilisationSpread(utilisation, waited, { ...spread, alpha: curvature });
      assert.ok(at(Math.max(a, b)) <= at(Math.min(a, b)));
      assert.ok(at(a) >= 1 && at(a) <= 1.2 + 1e-12);
    }),
  );
});
