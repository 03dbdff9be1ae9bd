import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { butterfly } from "./butterfly.ts";
import { calendar } from "./calendar.ts";
import { interpolateSsvi, type SsviNode } from "./interpolateSsvi.ts";
import { sviTotalVariance } from "./rawSvi.ts";
import { flat, rawSmile, VOGT } from "./smiles.testing.ts";
import { type SsviSlice, ssviSliceSafe, ssviToRaw, ssviTotalVariance } from "./ssviSlice.ts";
import { powerLawPhi, type SsviSurface, ssviFaults } from "./ssviSurface.ts";
import { DERIVE_FEED_LIMITS, feedVolatility, type SviFeed } from "./sviFeed.ts";

const moneyness = fc.double({ min: -5, max: 5, noNaN: true });
const rho = fc.double({ min: -0.95, max: 0.95, noNaN: true });
const surface: fc.Arbitrary<SsviSurface> = fc
  .record({
    steps: fc.array(fc.double({ min: 0, max: 0.2, noNaN: true }), { minLength: 2, maxLength: 6 }),
    rho,
    share: fc.double({ min: 0.01, max: 1, noNaN: true }),
    gamma: fc.double({ min: 0.05, max: 0.5, noNaN: true }),
  })
  .map(({ steps, rho: correlation, share, gamma }) => {
    let theta = 0.001;
    const thetas = steps.map((step) => {
      theta += step;
      return theta;
    });
    return { thetas, rho: correlation, eta: (share * 2) / (1 + Math.abs(correlation)), gamma };
  });

const slicesOf = ({ thetas, rho: correlation, eta, gamma }: SsviSurface): SsviSlice[] =>
  thetas.map((theta) => ({ theta, phi: powerLawPhi(theta, eta, gamma), rho: correlation }));

test("an SSVI slice is a raw smile", () => {
  fc.assert(
    fc.property(surface, moneyness, (given, k) => {
      for (const slice of slicesOf(given)) {
        assert.ok(Math.abs(sviTotalVariance(ssviToRaw(slice), k) - ssviTotalVariance(slice, k)) < 1e-12 * (1 + Math.abs(k)));
        assert.ok(Math.abs(ssviTotalVariance(slice, 0) - slice.theta) < 1e-15);
      }
    }),
  );
  assert.deepEqual(ssviToRaw({ theta: 0.04, phi: 0, rho: 0.3 }), { a: 0.04, b: 0, rho: 0.3, m: 0, sigma: 1 });
});

test("a surface that meets the conditions has neither butterfly nor calendar arbitrage", () => {
  fc.assert(
    fc.property(surface, (given) => {
      assert.deepEqual(ssviFaults(given), []);
      const slices = slicesOf(given);
      for (const slice of slices) assert.ok(butterfly(ssviToRaw(slice)).free, JSON.stringify(slice));
      for (let i = 1; i < slices.length; i++) {
        const [near, far] = [slices[i - 1], slices[i]] as [SsviSlice, SsviSlice];
        const verdict = calendar(ssviToRaw(near), ssviToRaw(far));
        assert.ok(verdict.free || verdict.shortfall < 1e-9, JSON.stringify({ near, far, verdict }));
      }
    }),
    { numRuns: 60 },
  );
});

test("the median of valid surfaces, field by field, is a valid surface", () => {
  fc.assert(
    fc.property(fc.array(surface, { minLength: 3, maxLength: 5 }), (surfaces) => {
      const length = Math.min(...surfaces.map(({ thetas }) => thetas.length));
      const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? 0;
      const thetas = Array.from({ length }, (_, i) => median(surfaces.map(({ thetas: own }) => own[i] ?? 0)));
      const merged = {
        thetas,
        rho: median(surfaces.map((s) => s.rho)),
        eta: median(surfaces.map((s) => s.eta)),
        gamma: median(surfaces.map((s) => s.gamma)),
      };
      // The joint bound on eta and rho is the one that a median may break; it is checked after the median.
      assert.deepEqual(
        ssviFaults(merged).filter((fault) => fault !== "butterfly"),
        [],
      );
    }),
  );
});

test("each broken condition is named", () => {
  const good: SsviSurface = { thetas: [0.01, 0.02], rho: -0.5, eta: 1, gamma: 0.5 };
  assert.deepEqual(ssviFaults(good), []);
  assert.deepEqual(ssviFaults({ ...good, thetas: [0.02, 0.01] }), ["thetaFalls"]);
  assert.deepEqual(ssviFaults({ ...good, thetas: [0, 0.01] }), ["thetaNotPositive"]);
  assert.deepEqual(ssviFaults({ ...good, rho: 1 }), ["rhoOutside"]);
  assert.deepEqual(ssviFaults({ ...good, gamma: 0.6 }), ["gammaOutside"]);
  assert.deepEqual(ssviFaults({ ...good, gamma: 0 }), ["gammaOutside"]);
  assert.deepEqual(ssviFaults({ ...good, eta: 1.34 }), ["butterfly"]);
});

test("the sufficient conditions of a single slice are sufficient", () => {
  fc.assert(
    fc.property(
      fc.record({ theta: fc.double({ min: 0.001, max: 2, noNaN: true }), phi: fc.double({ min: 0.01, max: 20, noNaN: true }), rho }),
      (slice) => {
        if (ssviSliceSafe(slice)) assert.ok(butterfly(ssviToRaw(slice)).free, JSON.stringify(slice));
      },
    ),
    { numRuns: 200 },
  );
  assert.equal(ssviSliceSafe({ theta: 0, phi: 1, rho: 0 }), false);
});

test("calendar arbitrage is found in the middle and in the wings", () => {
  assert.deepEqual(calendar(flat(0.03), flat(0.04)), { free: true });
  const level = calendar(flat(0.04), flat(0.03));
  assert.ok(!level.free && Math.abs(level.shortfall - 0.01) < 1e-12);
  const wing = calendar({ ...flat(0.01), b: 0.2 }, { ...flat(1), b: 0.1 });
  assert.ok(!wing.free && wing.at === Number.NEGATIVE_INFINITY);
  const dip = calendar({ a: 0.04, b: 0.1, rho: 0, m: 0.3, sigma: 0.1 }, { a: 0.03, b: 0.11, rho: 0, m: 0, sigma: 0.3 });
  if (!dip.free) assert.ok(Number.isFinite(dip.at));
});

test("a smile has no calendar arbitrage against itself or against itself lifted", () => {
  fc.assert(
    fc.property(rawSmile, fc.double({ min: 0, max: 0.1, noNaN: true }), (smile, lift) => {
      assert.equal(calendar(smile, { ...smile, a: smile.a + lift }).free, true);
      if (lift > 1e-9) assert.equal(calendar({ ...smile, a: smile.a + lift }, smile).free, false);
    }),
  );
});

const NODES: readonly SsviNode[] = [
  { years: 0.1, theta: 0.01, psi: 0.1, rho: -0.3 },
  { years: 0.25, theta: 0.03, psi: 0.15, rho: -0.4 },
  { years: 1, theta: 0.12, psi: 0.3, rho: -0.5 },
];

test("interpolation passes through its nodes", () => {
  for (const { years, theta, psi, rho: correlation } of NODES) {
    const slice = interpolateSsvi(NODES, years);
    assert.ok(Math.abs(slice.theta - theta) < 1e-15);
    assert.ok(Math.abs(slice.phi - psi / theta) < 1e-12);
    assert.ok(Math.abs(slice.rho - correlation) < 1e-15);
  }
});

test("between nodes theta, psi and rho psi are linear", () => {
  const slice = interpolateSsvi(NODES, 0.625);
  assert.ok(Math.abs(slice.theta - 0.075) < 1e-15);
  assert.ok(Math.abs(slice.theta * slice.phi - 0.225) < 1e-15);
  assert.ok(Math.abs(slice.rho * 0.225 - (-0.4 * 0.15 - 0.5 * 0.3) / 2) < 1e-15);
});

test("before the first node variance shrinks with time; after the last theta keeps its slope", () => {
  const short = interpolateSsvi(NODES, 0.05);
  assert.ok(Math.abs(short.theta - 0.005) < 1e-15);
  assert.equal(short.phi, 0.1 / 0.01);
  const long = interpolateSsvi(NODES, 2);
  assert.ok(Math.abs(long.theta - (0.12 + 0.12)) < 1e-12);
  assert.ok(Math.abs(long.theta * long.phi - 0.3) < 1e-12);
  const single = interpolateSsvi([{ years: 0.5, theta: 0.02, psi: 0.1, rho: 0 }], 1);
  assert.ok(Math.abs(single.theta - 0.04) < 1e-15);
});

test("total variance never falls with time at any strike of an interpolated surface", () => {
  fc.assert(
    fc.property(moneyness, fc.double({ min: 0.01, max: 2, noNaN: true }), fc.double({ min: 0.01, max: 2, noNaN: true }), (k, a, b) => {
      const [near, far] = a < b ? [a, b] : [b, a];
      const at = (years: number) => ssviTotalVariance(interpolateSsvi(NODES, years), k);
      assert.ok(at(near) <= at(far) + 1e-14);
    }),
  );
});

test("a node without wings has no correlation to speak of", () => {
  const flatNodes = NODES.map((node) => ({ ...node, psi: 0 }));
  assert.deepEqual(interpolateSsvi(flatNodes, 0.5), { theta: interpolateSsvi(NODES, 0.5).theta, phi: 0, rho: 0 });
});

test("surfaces that cannot be read are refused", () => {
  assert.throws(() => interpolateSsvi([], 1), { code: "SURFACE_INVALID" });
  assert.throws(() => interpolateSsvi(NODES, 0), { code: "SURFACE_INVALID" });
  assert.throws(() => interpolateSsvi(NODES.toReversed(), 1), { code: "SURFACE_INVALID" });
  assert.throws(() => interpolateSsvi([{ years: 0, theta: 0.1, psi: 0.1, rho: 0 }], 1), { code: "SURFACE_INVALID" });
});

const FEED: SviFeed = { a: 0.04, b: 0.1, rho: -0.3, m: 0, sigma: 0.1, forward: 100, years: 0.25 };

test("a feed is read at ln(K/F) with the time of its fit", () => {
  const k = Math.log(110 / 100);
  const expected = Math.sqrt(sviTotalVariance(FEED, k) / 0.25);
  assert.ok(Math.abs((feedVolatility(FEED, 110, DERIVE_FEED_LIMITS) ?? 0) - expected) < 1e-15);
});

test("beyond four deviations the feed's volatility stays what it is there", () => {
  const reach = 4 * Math.sqrt(FEED.a + FEED.b * FEED.sigma);
  const edge = feedVolatility(FEED, 100 * Math.exp(reach), DERIVE_FEED_LIMITS);
  assert.equal(feedVolatility(FEED, 100 * Math.exp(reach + 2), DERIVE_FEED_LIMITS), edge);
  assert.ok((edge ?? 0) > (feedVolatility(FEED, 100, DERIVE_FEED_LIMITS) ?? 0));
});

test("variance is capped, and negative variance is no volatility", () => {
  assert.equal(feedVolatility({ ...FEED, a: 500 }, 100, DERIVE_FEED_LIMITS), 12 / Math.sqrt(0.25));
  assert.equal(feedVolatility({ ...FEED, a: -0.02 }, 100, DERIVE_FEED_LIMITS), null);
  assert.equal(feedVolatility({ ...VOGT, a: -0.06, forward: 100, years: 1 }, 130, DERIVE_FEED_LIMITS), null);
});

test("what has no logarithm has no volatility", () => {
  for (const change of [{ forward: 0 }, { years: 0 }, { forward: -1 }]) {
    assert.equal(feedVolatility({ ...FEED, ...change }, 100, DERIVE_FEED_LIMITS), null);
  }
  assert.equal(feedVolatility(FEED, 0, DERIVE_FEED_LIMITS), null);
});
