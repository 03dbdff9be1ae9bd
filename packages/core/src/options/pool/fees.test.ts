import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { exposureFactor } from "./exposureSpread.ts";
import { levelSlippage, priceLevel } from "./priceLevel.ts";
import { decayWeight, unevenAverage } from "./unevenAverage.ts";
import { tradeSpread, utilisationSpread } from "./utilisationSpread.ts";
import { type VarianceFeeParameters, varianceFee } from "./varianceFee.ts";
import { integratedVegaFee, type VegaTrade, vegaUtilisationFee } from "./vegaUtilisationFee.ts";

const TRADE: VegaTrade = {
  amount: 1,
  volatility: 1,
  netStandardVegaBefore: 0,
  netStandardVegaAfter: 80,
  navAfter: 500_000,
  coefficient: 100,
};

test("vega that the trade takes costs its share of the pool, vega that it gives back is free", () => {
  assert.equal(vegaUtilisationFee(TRADE), 0.016);
  assert.equal(vegaUtilisationFee({ ...TRADE, netStandardVegaBefore: 100, netStandardVegaAfter: 80 }), 0);
  assert.equal(vegaUtilisationFee({ ...TRADE, netStandardVegaBefore: -80, netStandardVegaAfter: 80 }), 0);
  assert.ok(vegaUtilisationFee({ ...TRADE, netStandardVegaBefore: -50 }) > 0);
});

test("a pool without value refuses, by either rule", () => {
  for (const rule of [vegaUtilisationFee, integratedVegaFee]) {
    for (const navAfter of [0, -1, Number.NaN]) assert.throws(() => rule({ ...TRADE, navAfter }), { code: "OPTION_NAV_INVALID" });
  }
});

test("the integrated fee does not depend on how a trade is split; the end-point fee does", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -100, max: 100, noNaN: true }),
      fc.array(fc.double({ min: 0.1, max: 20, noNaN: true }), { minLength: 2, maxLength: 6 }),
      fc.constantFrom(1, -1),
      (start, sizes, side) => {
        const each = 2 * side;
        let net = start;
        let split = 0;
        for (const amount of sizes) {
          split += integratedVegaFee({ ...TRADE, amount, netStandardVegaBefore: net, netStandardVegaAfter: net + amount * each });
          net += amount * each;
        }
        const amount = sizes.reduce((sum, size) => sum + size, 0);
        const whole = integratedVegaFee({ ...TRADE, amount, netStandardVegaBefore: start, netStandardVegaAfter: net });
        assert.ok(Math.abs(whole - split) < 1e-9 * (1 + whole), `${whole} against ${split}`);
      },
    ),
  );
  const whole = vegaUtilisationFee({ ...TRADE, amount: 5, netStandardVegaAfter: 10 });
  const fifth = [2, 4, 6, 8, 10].reduce(
    (sum, after) => sum + vegaUtilisationFee({ ...TRADE, netStandardVegaBefore: after - 2, netStandardVegaAfter: after }),
    0,
  );
  assert.ok(fifth < whole);
});

test("the integrated fee is the end-point fee in the limit of small trades", () => {
  const amount = 1e-6;
  const small = { ...TRADE, amount, netStandardVegaBefore: 80, netStandardVegaAfter: 80 + 2 * amount };
  assert.ok(Math.abs(integratedVegaFee(small) / vegaUtilisationFee(small) - 1) < 1e-6);
});

test("crossing zero is charged only beyond it; nothing traded costs nothing", () => {
  const crossing = integratedVegaFee({ ...TRADE, amount: 15, netStandardVegaBefore: -10, netStandardVegaAfter: 20 });
  const beyond = integratedVegaFee({ ...TRADE, amount: 10, netStandardVegaBefore: 0, netStandardVegaAfter: 20 });
  assert.ok(Math.abs(crossing - beyond) < 1e-15);
  assert.equal(integratedVegaFee({ ...TRADE, netStandardVegaAfter: 0 }), 0);
  assert.equal(integratedVegaFee({ ...TRADE, netStandardVegaBefore: 30, netStandardVegaAfter: 10 }), 0);
});

test("Rysk NAV skew: a large trade is judged by the NAV it leaves, not by the one it found", () => {
  // A vault worth 1,000,000 sells options for 60,000 whose liability is 300,000: it is worth 760,000 afterwards.
  const navBefore = 1_000_000;
  const navAfter = navBefore + 60_000 - 300_000;
  const exposure = { before: 0, after: 400_000 };
  const spread = { gradient: 1.5 };
  const judged = exposureFactor({ ...exposure, navAfter }, spread);
  const flattered = exposureFactor({ ...exposure, navAfter: navBefore }, spread);
  assert.ok(judged > flattered, "the smaller vault asks a wider spread");
  assert.ok(judged / flattered - 1 > 0.02, "and the difference is no rounding");
  // The other way: a trade that narrows the exposure must not earn the larger vault's smaller discount nor a deeper one than its own NAV gives.
  const narrowing = { before: 400_000, after: 0 };
  assert.equal(exposureFactor({ ...narrowing, navAfter }, spread), judged);
  const vega = { ...TRADE, navAfter: navBefore };
  assert.ok(vegaUtilisationFee({ ...vega, navAfter }) > vegaUtilisationFee(vega));
});

test("Rysk NAV skew: the whole trade costs what its parts cost at the same final NAV", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -5e5, max: 5e5, noNaN: true }),
      fc.double({ min: 1, max: 5e5, noNaN: true }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      (before, size, share) => {
        const navAfter = 760_000;
        const cost = (from: number, to: number) =>
          exposureFactor({ before: from, after: to, navAfter }, { gradient: 1.5 }) * Math.abs(to - from);
        const middle = before + share * size;
        const whole = cost(before, before + size);
        assert.ok(Math.abs(cost(before, middle) + cost(middle, before + size) - whole) < 1e-9 * whole);
        // A round trip pays back exactly what it paid.
        assert.ok(Math.abs(cost(before + size, before) - whole) < 1e-9 * whole);
      },
    ),
  );
});

test("an exposure spread needs a vault and a gradient", () => {
  const trade = { before: 0, after: 10, navAfter: 100 };
  assert.throws(() => exposureFactor({ ...trade, navAfter: 0 }, { gradient: 1.5 }), { code: "OPTION_NAV_INVALID" });
  assert.throws(() => exposureFactor(trade, { gradient: 0 }), { code: "OPTION_PARAMETERS" });
  assert.equal(exposureFactor(trade, { gradient: 1 }), 1);
  assert.ok(Math.abs(exposureFactor({ ...trade, before: 50, after: 50 }, { gradient: 4 }) - 2) < 1e-15);
});

const VARIANCE: VarianceFeeParameters = {
  coefficient: 0.25,
  vegaCoefficient: 0.01,
  minimumVega: 0,
  skewCoefficient: 3,
  referenceSkew: 1,
  minimumSkew: 1,
  ivVarianceCoefficient: 1.5,
  minimumIvVariance: 1,
};

test("the variance fee grows with every distance, in either direction, and with size", () => {
  const at = (change: object) => varianceFee({ vega: 14, skew: 1, ivVariance: 0, amount: 1, ...change }, VARIANCE);
  assert.ok(Math.abs(at({}) - 0.035) < 1e-15);
  assert.ok(Math.abs(at({ amount: 2 }) - 0.07) < 1e-15);
  assert.equal(at({ skew: 1.25 }), at({ skew: 0.75 }));
  assert.equal(at({ ivVariance: 0.25 }), at({ ivVariance: -0.25 }));
  assert.ok(at({ vega: 15 }) > at({}) && at({ skew: 1.1 }) > at({}) && at({ ivVariance: 0.1 }) > at({}));
});

const SPREAD = { alpha: 3, minimum: 1, maximum: 1.2, hourlyDecay: 0.005 };

test("a utilisation spread starts at its minimum and ends at its maximum, rising and convex", () => {
  assert.equal(utilisationSpread(0, 0, SPREAD), 1);
  assert.ok(Math.abs(utilisationSpread(1, 0, SPREAD) - 1.2) < 1e-15);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const at = (u: number) => utilisationSpread(u, 0, SPREAD);
      assert.ok(at(low) <= at(high) + 1e-15);
      assert.ok(at((low + high) / 2) <= (at(low) + at(high)) / 2 + 1e-15);
    }),
  );
});

test("the published form of the spread is ours", () => {
  const { alpha: a, minimum, maximum } = SPREAD;
  const k = (a * (minimum * Math.exp(a) - maximum)) / (Math.exp(a) - 1);
  for (const u of [0, 0.2, 0.5, 0.9, 1]) {
    const published = (k * Math.exp(a * (1 - u)) + maximum * a - k) / (a * Math.exp(a * (1 - u)));
    assert.ok(Math.abs(utilisationSpread(u, 0, SPREAD) - published) < 1e-14, `${u}`);
  }
});

test("without curvature the spread is a line; waiting lowers it to the floor and no further", () => {
  assert.ok(Math.abs(utilisationSpread(0.5, 0, { ...SPREAD, alpha: 0 }) - 1.1) < 1e-15);
  assert.ok(Math.abs(utilisationSpread(0.5, 0, { ...SPREAD, alpha: 1e-9 }) - 1.1) < 1e-9);
  assert.ok(Math.abs(utilisationSpread(1, 15, SPREAD) - 1.125) < 1e-15);
  assert.equal(utilisationSpread(1, 1e6, SPREAD), 1);
});

test("a trade's spread is the geometric mean of both ends, and none where the pool is too small", () => {
  const trade = { totalAssets: 10, lockedBefore: 4, size: 2, hoursSinceLastTrade: 0 };
  const expected = Math.sqrt(utilisationSpread(0.4, 0, SPREAD) * utilisationSpread(0.6, 0, SPREAD));
  assert.equal(tradeSpread(trade, SPREAD), expected);
  assert.equal(tradeSpread({ ...trade, size: 6.1 }, SPREAD), null);
  assert.equal(tradeSpread({ ...trade, totalAssets: 0 }, SPREAD), null);
  assert.ok((tradeSpread({ ...trade, size: 6 }, SPREAD) ?? 0) > 1);
});

test("a price level rises as liquidity leaves and falls back when it returns by the same share", () => {
  assert.ok(Math.abs(priceLevel(1, 100, 20, 1) - Math.exp(0.8)) < 1e-15);
  assert.ok(Math.abs(priceLevel(priceLevel(1, 100, 20, 1), 20, 100, 1) - 1) < 1e-15);
  assert.equal(priceLevel(2, 50, 50, 3), 2);
});

test("slippage is the mean of the level along the trade", () => {
  for (const [before, after] of [
    [100, 20],
    [20, 100],
    [100, 99.999],
  ] as const) {
    const steps = 2000;
    let sum = 0;
    for (let i = 0; i < steps; i++) sum += Math.exp((-((i + 0.5) / steps) * (after - before)) / Math.max(before, after));
    assert.ok(Math.abs(levelSlippage(before, after, 1) - sum / steps) < 1e-6);
  }
  assert.equal(levelSlippage(100, 100, 1), 1);
});

test("an uneven average weighs by elapsed time: two waits are one long one", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 48, noNaN: true }), fc.double({ min: 0, max: 48, noNaN: true }), (a, b) => {
      const twice = unevenAverage(unevenAverage(1, 5, decayWeight(a, 24)), 5, decayWeight(b, 24));
      assert.ok(Math.abs(twice - unevenAverage(1, 5, decayWeight(a + b, 24))) < 1e-12);
    }),
  );
  assert.ok(Math.abs(decayWeight(24, 24) - (1 - Math.exp(-1))) < 1e-15);
});
