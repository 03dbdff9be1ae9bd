import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { black76 } from "../../math/black76.ts";
import { derivative, secondDerivative } from "../../math/ulps.testing.ts";
import { butterfly, LEE_BOUND, steeperWing } from "./butterfly.ts";
import { durrleman, impliedDensity } from "./durrleman.ts";
import { fromJumpWings, toJumpWings } from "./jumpWings.ts";
import { type RawSvi, sviPoint, sviTotalVariance, sviVolatility } from "./rawSvi.ts";
import { flat, rawSmile, VOGT } from "./smiles.testing.ts";
import { SVI_REFERENCE } from "./svi.testing.ts";

const moneyness = fc.double({ min: -2, max: 2, noNaN: true });
const years = fc.double({ min: 0.05, max: 3, noNaN: true });

for (const [a, b, rho, m, sigma, k, variance, slope, curvature, g] of SVI_REFERENCE) {
  test(`smile ${a}, ${b}, ${rho}, ${m}, ${sigma} at ${k}`, () => {
    const point = sviPoint({ a, b, rho, m, sigma }, k);
    const near = (got: number, wanted: number, size: number) =>
      assert.ok(Math.abs(got - wanted) <= 1e-14 * size, `${got} against ${wanted}`);
    near(point.variance, variance, Math.abs(a) + b * (Math.abs(k - m) + sigma) + variance);
    near(point.slope, slope, b);
    near(point.curvature, curvature, 1 + curvature);
    // g divides by the variance, whose parts may nearly cancel.
    const lost = (Math.abs(a) + b * (1 + sigma)) / variance;
    near(durrleman(point, k), g, 10 * (1 + Math.abs(g) + (slope * k) ** 2 / variance ** 2 + slope ** 2 / variance) * (1 + lost));
  });
}

test("slope and curvature are the derivatives of total variance", () => {
  fc.assert(
    fc.property(rawSmile, moneyness, (smile, k) => {
      const point = sviPoint(smile, k);
      const h = 1e-4 * Math.max(0.05, smile.sigma);
      assert.equal(point.variance, sviTotalVariance(smile, k));
      assert.ok(Math.abs(point.slope - derivative((x) => sviTotalVariance(smile, x), k, h)) < 1e-7);
      const curvature = secondDerivative((x) => sviTotalVariance(smile, x), k, 20 * h);
      assert.ok(Math.abs(point.curvature - curvature) < 1e-3 * (1 + point.curvature));
    }),
  );
});

test("the lowest variance is a + b sigma sqrt(1 - rho^2), at m - rho sigma / sqrt(1 - rho^2)", () => {
  fc.assert(
    fc.property(rawSmile, moneyness, (smile, k) => {
      const rest = Math.sqrt(1 - smile.rho ** 2);
      const at = smile.m - (smile.rho * smile.sigma) / rest;
      const lowest = smile.a + smile.b * smile.sigma * rest;
      assert.ok(Math.abs(sviTotalVariance(smile, at) - lowest) < 1e-12);
      assert.ok(sviTotalVariance(smile, k) >= lowest - 1e-12);
    }),
  );
});

test("a smile with a corner has its slope and no curvature but at the corner", () => {
  const corner: RawSvi = { a: 0.04, b: 0.1, rho: 0.2, m: 0, sigma: 0 };
  assert.equal(sviPoint(corner, 0).curvature, Number.POSITIVE_INFINITY);
  assert.ok(Math.abs(sviPoint(corner, 1).slope - 0.12) < 1e-15);
  assert.equal(sviPoint({ ...corner, b: 0 }, 0).curvature, 0);
});

test("volatility is the root of variance per year, or none", () => {
  assert.ok(Math.abs((sviVolatility(flat(0.04), 0.3, 0.25) ?? 0) - 0.4) < 1e-15);
  assert.equal(sviVolatility({ ...flat(0.04), a: -0.01 }, 0, 1), null);
  assert.equal(sviVolatility(flat(0.04), 0, 0), null);
});

test("Durrleman's g is 1 for a flat smile", () => {
  for (const k of [-1, 0, 1]) assert.ok(Math.abs(durrleman(sviPoint(flat(0.09), k), k) - 1) < 1e-15);
});

test("g is the second derivative of call prices by strike: the density they imply", () => {
  fc.assert(
    fc.property(rawSmile, fc.double({ min: -0.8, max: 0.8, noNaN: true }), (smile, k) => {
      const variance = sviTotalVariance(smile, k);
      // A visible density only; far out both sides are below what differences resolve.
      if (Math.abs(k) > 2 * Math.sqrt(variance) || smile.sigma < 0.1) return;
      const call = (strike: number) => {
        const x = Math.log(strike);
        return black76("call", 1, strike, Math.sqrt(Math.max(1e-12, sviTotalVariance(smile, x))));
      };
      const strike = Math.exp(k);
      // The density of ln S at k is K times the density of S at K.
      const fromPrices = strike * secondDerivative(call, strike, 2e-3 * strike);
      const density = impliedDensity(sviPoint(smile, k), k);
      assert.ok(Math.abs(fromPrices - density) < 2e-3 * (1 + Math.abs(density)), `${fromPrices} against ${density}`);
    }),
  );
});

test("the density of an arbitrage-free smile integrates to 1 and its mean is the forward", () => {
  const smile: RawSvi = { ...VOGT, sigma: 1 };
  const [from, to, steps] = [-6, 4, 20_000];
  let mass = 0;
  let mean = 0;
  for (let i = 0; i <= steps; i++) {
    const k = from + ((to - from) * i) / steps;
    const density = impliedDensity(sviPoint(smile, k), k);
    assert.ok(density >= 0);
    mass += density;
    mean += density * Math.exp(k);
  }
  const step = (to - from) / steps;
  assert.ok(Math.abs(mass * step - 1) < 1e-6, `${mass * step}`);
  assert.ok(Math.abs(mean * step - 1) < 1e-4, `${mean * step}`);
});

test("the smile of Vogt has butterfly arbitrage, found without telling where", () => {
  const verdict = butterfly(VOGT);
  assert.ok(!verdict.free && verdict.reason === "negativeDensity");
  assert.ok(verdict.at > 0.8 && verdict.at < 0.95 && verdict.least < -0.03);
  assert.equal(butterfly(VOGT, { from: -1.5, to: 0.5 }).free, true);
  assert.equal(butterfly(VOGT, { from: -1.5, to: 1.5 }).free, false);
  assert.equal(butterfly({ ...VOGT, sigma: 1 }).free, true);
});

test("Lee's bound is 2 for total variance: a slope of 4 has negative density far out", () => {
  const at = (b: number): RawSvi => ({ a: 0.1, b, rho: 0, m: 0, sigma: 0.2 });
  assert.equal(LEE_BOUND, 2);
  assert.ok(Math.abs(durrleman(sviPoint(at(2), 1e6), 1e6)) < 1e-5);
  assert.ok(durrleman(sviPoint(at(4), 1e6), 1e6) < -0.7);
  const verdict = butterfly(at(2.001));
  assert.ok(!verdict.free && verdict.reason === "leeBound");
  assert.equal(steeperWing({ ...at(1), rho: -0.5 }), 1.5);
});

test("negative variance, falling wings and impossible correlations are arbitrage", () => {
  for (const change of [{ a: -0.1 }, { b: -0.01 }, { rho: 1.2 }]) {
    const verdict = butterfly({ a: 0.01, b: 0.1, rho: 0, m: 0, sigma: 0.1, ...change });
    assert.ok(!verdict.free && verdict.reason === "negativeVariance", JSON.stringify(change));
  }
});

test("a verdict of freedom holds at every strike that is tried", () => {
  fc.assert(
    fc.property(rawSmile, fc.double({ min: -30, max: 30, noNaN: true }), (smile, k) => {
      if (!butterfly(smile).free) return;
      assert.ok(durrleman(sviPoint(smile, k), k) > -1e-6);
    }),
    { numRuns: 300 },
  );
});

test("a verdict of arbitrage names a place where there is some", () => {
  fc.assert(
    fc.property(rawSmile, (smile) => {
      const verdict = butterfly(smile);
      if (verdict.free || verdict.reason !== "negativeDensity") return;
      const point = sviPoint(smile, verdict.at);
      assert.ok(point.variance <= 0 || durrleman(point, verdict.at) < 0);
    }),
    { numRuns: 300 },
  );
});

test("jump-wings mean what they say", () => {
  fc.assert(
    fc.property(rawSmile, years, (smile, t) => {
      const wings = toJumpWings(smile, t);
      const root = (k: number) => Math.sqrt(sviTotalVariance(smile, k));
      assert.ok(Math.abs(wings.v - sviTotalVariance(smile, 0) / t) < 1e-12);
      const h = 1e-4 * smile.sigma;
      assert.ok(Math.abs(wings.psi - derivative(root, 0, h)) < 1e-6 * (1 + Math.abs(wings.psi)));
      // Wings: slope of total variance over the root of the one at the money.
      const far = 1e7;
      const atMoney = root(0);
      assert.ok(
        Math.abs(wings.c - (sviTotalVariance(smile, 2 * far) - sviTotalVariance(smile, far)) / far / atMoney) < 1e-4 * (1 + wings.c),
      );
      assert.ok(
        Math.abs(wings.p - (sviTotalVariance(smile, -2 * far) - sviTotalVariance(smile, -far)) / far / atMoney) < 1e-4 * (1 + wings.p),
      );
    }),
  );
});

test("raw to jump-wings and back is the same smile", () => {
  fc.assert(
    fc.property(rawSmile, years, moneyness, (smile, t, k) => {
      const back = fromJumpWings(toJumpWings(smile, t), t);
      const scale = sviTotalVariance(smile, k) + 0.01;
      // A smile with its lowest point at the money leaves its width undetermined to rounding.
      const lean = Math.abs(smile.m + (smile.rho * smile.sigma) / Math.sqrt(1 - smile.rho ** 2)) / smile.sigma;
      if (lean < 1e-3) return;
      assert.ok(
        Math.abs(sviTotalVariance(back, k) - sviTotalVariance(smile, k)) < 1e-8 * scale * (1 + lean ** -2),
        `${JSON.stringify(back)}`,
      );
    }),
  );
});

test("flat wings are a flat smile; wings at their lowest point keep their variance", () => {
  const still = fromJumpWings({ v: 0.04, psi: 0, p: 0, c: 0, vTilde: 0.04 }, 1);
  assert.ok(Math.abs(sviTotalVariance(still, 0.7) - 0.04) < 1e-15);
  const even = fromJumpWings({ v: 0.04, psi: 0, p: 0.5, c: 0.5, vTilde: 0.04 }, 1);
  assert.ok(Math.abs(sviTotalVariance(even, 0) - 0.04) < 1e-15);
  assert.ok(sviTotalVariance(even, 0.3) > 0.04);
});

test("wings that no smile has are refused by name", () => {
  const wings = { v: 0.04, psi: 0.1, p: 0.5, c: 0.7, vTilde: 0.03 };
  for (const change of [{ v: 0 }, { p: -0.1 }, { c: -0.1 }, { psi: 0.4 }, { psi: -0.3 }, { vTilde: 0.05 }]) {
    assert.throws(() => fromJumpWings({ ...wings, ...change }, 1), { code: "SVI_INVALID" }, JSON.stringify(change));
  }
  assert.throws(() => toJumpWings({ a: -1, b: 0.1, rho: 0, m: 0, sigma: 0.1 }, 1), { code: "SVI_INVALID" });
  assert.throws(() => toJumpWings(flat(0.04), 0), { code: "SVI_INVALID" });
});

test("jump-wings do not change when a smile lives on at the same volatilities", () => {
  const [early, late] = [1, 0.25];
  const smile: RawSvi = { a: 0.01, b: 0.1, rho: -0.4, m: 0.05, sigma: 0.2 };
  const wings = toJumpWings(smile, early);
  const later = fromJumpWings(wings, late);
  assert.ok(Math.abs((sviVolatility(later, 0, late) ?? 0) - (sviVolatility(smile, 0, early) ?? 1)) < 1e-14);
});
