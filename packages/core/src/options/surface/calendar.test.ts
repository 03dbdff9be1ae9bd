import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { butterfly } from "./butterfly.ts";
import { calendar } from "./calendar.ts";
import { interpolateSsvi, type SsviNode } from "./interpolateSsvi.ts";
import { type RawSvi, sviTotalVariance } from "./rawSvi.ts";
import { flat, rawSmile } from "./smiles.testing.ts";
import { ssviSliceSafe, ssviToRaw, ssviTotalVariance } from "./ssviSlice.ts";
import { powerLawPhi, ssviFaults } from "./ssviSurface.ts";
import { DERIVE_FEED_LIMITS, feedVolatility, type SviFeed } from "./sviFeed.ts";

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

test("a verdict of calendar arbitrage names a place where variance falls by what it says, in a wing or in the middle", () => {
  fc.assert(
    fc.property(rawSmile, rawSmile, (near, far) => {
      const verdict = calendar(near, far);
      if (verdict.free) return;
      const fall = (k: number) => sviTotalVariance(near, k) - sviTotalVariance(far, k);
      if (Number.isFinite(verdict.at)) assert.equal(fall(verdict.at), verdict.shortfall);
      // A wing that is steeper by s falls below sooner or later; 1e12 is later for all but the slightest.
      else if (fall(Math.sign(verdict.at) * 1e6) - fall(Math.sign(verdict.at) * 1e5) > 1e-3)
        assert.ok(fall(Math.sign(verdict.at) * 1e12) > 0);
    }),
  );
});

test("a verdict of freedom holds at every strike that is tried, to the bend between two points of the grid", () => {
  fc.assert(
    fc.property(rawSmile, rawSmile, between(-5, 5), between(0, 0.5), (near, other, k, lift) => {
      // Lifted and widened, so that many pairs are free.
      const far: RawSvi = { ...other, a: other.a + lift, b: Math.max(other.b, near.b) };
      if (!calendar(near, far).free) return;
      const bend = 1e-3 * (near.b * near.sigma + far.b * far.sigma);
      assert.ok(sviTotalVariance(near, k) - sviTotalVariance(far, k) <= bend + 1e-12);
    }),
  );
});

test("by hand: a steeper call wing, a steeper put wing, and a dip at the money", () => {
  const base: RawSvi = { a: 1, b: 0.2, rho: 0, m: 0, sigma: 0.1 };
  // 0.2 * 1.5 on the right and 0.2 * 0.5 on the left against 0.2 on both.
  assert.deepEqual(calendar({ ...base, a: 0.01, rho: 0.5 }, base), { free: false, at: Infinity, shortfall: Infinity });
  assert.deepEqual(calendar({ ...base, a: 0.01, rho: -0.5 }, base), { free: false, at: -Infinity, shortfall: Infinity });
  const dip = calendar({ a: 0.04, b: 0.1, rho: 0, m: 0.3, sigma: 0.1 }, { a: 0.03, b: 0.11, rho: 0, m: 0, sigma: 0.3 });
  // At k = 0: 0.04 + 0.1 * sqrt(0.1) = 0.0716 against 0.03 + 0.11 * 0.3 = 0.063.
  assert.ok(!dip.free && Number.isFinite(dip.at) && dip.shortfall >= 0.0716 - 0.063 - 1e-4);
});

test("butterfly verdicts by hand: where the lowest variance lies, and which wing is too steep", () => {
  // The lowest point of rho = 0.6, sigma = 0.4 is at m - 0.6 * 0.4 / 0.8 = m - 0.3, with b * 0.4 * 0.8 above a.
  const low = butterfly({ a: -0.1, b: 0.1, rho: 0.6, m: 0.1, sigma: 0.4 });
  assert.ok(!low.free && low.reason === "negativeVariance");
  assert.ok(Math.abs(low.at + 0.2) < 1e-15 && Math.abs(low.least + 0.068) < 1e-15);
  for (const [rho, at] of [
    [0.5, Infinity],
    [-0.5, -Infinity],
  ] as const) {
    assert.deepEqual(butterfly({ a: 0.1, b: 1.5, rho, m: 0, sigma: 0.2 }), { free: false, reason: "leeBound", least: 2.25, at });
  }
  assert.equal(butterfly(flat(0.04)).free, true);
});

/** Slices whose psi grows no faster than theta and whose rho psi moves no further than psi: free of calendar arbitrage (Hendriks, Martini 2019). */
const nodes: fc.Arbitrary<SsviNode[]> = fc
  .array(fc.record({ wait: between(0.05, 1), growth: between(0.01, 2), share: between(0, 1), turn: between(-1, 1) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((steps) => {
    const list: SsviNode[] = [{ years: 0.1, theta: 0.01, psi: 0.05, rho: -0.3 }];
    for (const { wait, growth, share, turn } of steps) {
      const last = list.at(-1) as SsviNode;
      const psi = last.psi * (1 + share * growth);
      const rho = (last.rho * last.psi + 0.9 * turn * (psi - last.psi)) / psi;
      list.push({ years: last.years + wait, theta: last.theta * (1 + growth), psi, rho });
    }
    return list;
  });

test("an interpolated surface never falls with time at any strike, before, between and after its nodes", () => {
  fc.assert(
    fc.property(nodes, between(-5, 5), between(0.01, 8), between(0.01, 8), (list, k, a, b) => {
      const at = (years: number) => ssviTotalVariance(interpolateSsvi(list, years), k);
      assert.ok(at(Math.min(a, b)) <= at(Math.max(a, b)) * (1 + 1e-12));
    }),
  );
});

test("an interpolated correlation lies between its neighbours', and theta and psi never fall", () => {
  fc.assert(
    fc.property(nodes, between(0.01, 8), between(0.01, 8), (list, a, b) => {
      const [near, far] = [interpolateSsvi(list, Math.min(a, b)), interpolateSsvi(list, Math.max(a, b))];
      assert.ok(near.theta <= far.theta && near.theta * near.phi <= far.theta * far.phi * (1 + 1e-12));
      const rhos = list.map(({ rho }) => rho);
      assert.ok(far.rho >= Math.min(...rhos) - 1e-12 && far.rho <= Math.max(...rhos) + 1e-12);
    }),
  );
});

test("a surface refuses times that do not rise, two that are equal too, by the name of what was to be read", () => {
  const node = { years: 0.5, theta: 0.02, psi: 0.1, rho: 0 };
  for (const list of [[node, node], [node, { ...node, years: 0.4 }], [{ ...node, years: -1 }], []]) {
    assert.throws(() => interpolateSsvi(list, 1), { code: "SURFACE_INVALID", field: "years" });
  }
  for (const years of [-1, 0, Number.NaN]) assert.throws(() => interpolateSsvi([node], years), { code: "SURFACE_INVALID", value: years });
});

test("the power law: curvature falls as variance grows, theta phi rises, both bounded by the theorem", () => {
  fc.assert(
    fc.property(between(1e-4, 2), between(1, 4), between(0.01, 2), between(0.01, 0.5), (theta, factor, eta, gamma) => {
      const [near, far] = [powerLawPhi(theta, eta, gamma), powerLawPhi(theta * factor, eta, gamma)];
      assert.ok(far <= near * (1 + 1e-12));
      assert.ok(theta * factor * far >= theta * near * (1 - 1e-12));
      // With gamma at most one half theta phi^2 stays below eta^2, which is what keeps butterflies out.
      assert.ok(theta * near * near <= eta * eta * (1 + 1e-12));
    }),
  );
  // 1 / (0.04^0.5 * 1.04^0.5) = 1 / 0.2039608
  assert.ok(Math.abs(powerLawPhi(0.04, 1, 0.5) - 4.902_903) < 1e-6);
});

test("the conditions at their edges: which equalities are allowed, and which are not", () => {
  // theta phi (1 + |rho|) of exactly 4 is too much; theta phi^2 (1 + |rho|) of exactly 4 is not.
  assert.equal(ssviSliceSafe({ theta: 4, phi: 1, rho: 0 }), false);
  assert.equal(ssviSliceSafe({ theta: 1, phi: 2, rho: 0 }), true);
  assert.equal(ssviSliceSafe({ theta: 1, phi: 2.01, rho: 0 }), false);
  assert.equal(ssviSliceSafe({ theta: 1, phi: 1.9, rho: -0.5 }), false);
  assert.equal(ssviSliceSafe({ theta: 1, phi: 0, rho: 0 }), true);
  for (const change of [{ rho: 1 }, { rho: -1 }, { phi: -1 }, { theta: Number.NaN }]) {
    assert.equal(ssviSliceSafe({ theta: 0.04, phi: 1, rho: 0, ...change }), false);
  }
  const good = { thetas: [0.01, 0.01], rho: -0.6, eta: 1.25, gamma: 0.5 };
  assert.deepEqual(ssviFaults(good), [], "equal variances and eta (1 + |rho|) = 2");
  assert.deepEqual(ssviFaults({ ...good, eta: -1 }), ["butterfly"]);
  assert.deepEqual(ssviFaults({ thetas: [0.02, -0.01], rho: Number.NaN, eta: 9, gamma: 0.51 }), [
    "thetaNotPositive",
    "thetaFalls",
    "rhoOutside",
    "gammaOutside",
    "butterfly",
  ]);
});

test("a slice's least variance is theta (1 - rho^2), at -2 rho / phi, and its raw smile lies nowhere below it", () => {
  const slice = fc.record({ theta: between(0.001, 2), phi: between(0.01, 20), rho: between(-0.95, 0.95) });
  fc.assert(
    fc.property(slice, between(-5, 5), (given, k) => {
      const lowest = given.theta * (1 - given.rho ** 2);
      assert.ok(sviTotalVariance(ssviToRaw(given), k) >= lowest * (1 - 1e-9));
      const at = (-2 * given.rho) / given.phi;
      assert.ok(Math.abs(ssviTotalVariance(given, at) - lowest) < 1e-12 * (1 + given.theta));
    }),
  );
});

test("a feed is held at both ends: far puts like far calls get the volatility of the limit", () => {
  const feed: SviFeed = { a: 0.04, b: 0.1, rho: -0.3, m: 0, sigma: 0.1, forward: 100, years: 0.25 };
  fc.assert(
    fc.property(between(0, 20), between(0.5, 4), fc.constantFrom(-1, 1), (beyond, mostDeviations, side) => {
      const limits = { ...DERIVE_FEED_LIMITS, mostDeviations };
      const reach = mostDeviations * Math.sqrt(feed.a + feed.b * feed.sigma);
      const got = feedVolatility(feed, 100 * Math.exp(side * (reach + beyond)), limits);
      const limit = Math.sqrt(sviTotalVariance(feed, side * reach) / feed.years);
      assert.ok(got !== null && Math.abs(got - limit) < 1e-12);
    }),
  );
  // A total variance of at most 0.01 over a quarter of a year is 20 %.
  assert.ok(Math.abs((feedVolatility(feed, 100, { ...DERIVE_FEED_LIMITS, mostVariance: 0.01 }) ?? 0) - 0.2) < 1e-15);
});
