import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type GreekLimits, greekBreaches } from "./greekLimits.ts";
import { hedgeBand, nextHedge } from "./hedgeBand.ts";

const units = fc.double({ min: -1_000, max: 1_000, noNaN: true });
const limits = fc.record({ band: fc.double({ min: 0, max: 200, noNaN: true }), cap: fc.double({ min: 0, max: 800, noNaN: true }) });

test("a hedge never passes its target, and trades no more than what lies outside band and cap", () => {
  fc.assert(
    fc.property(units, units, limits, (current, target, given) => {
      const next = nextHedge(current, target, given);
      assert.ok(Math.abs(next) <= given.cap);
      if (Math.abs(current) > given.cap) return;
      assert.ok(Math.abs(next - current) <= Math.max(0, Math.abs(target - current) - given.band) + 1e-9);
      assert.ok(Math.abs(next - target) <= Math.abs(current - target) + 1e-9);
    }),
  );
});

test("two targets that lie together never drive two hedges further apart; the mirrored book has the mirrored hedge", () => {
  fc.assert(
    fc.property(units, units, units, limits, (current, a, b, given) => {
      const [one, two] = [nextHedge(current, a, given), nextHedge(current, b, given)];
      assert.ok(Math.abs(one - two) <= Math.abs(a - b) + 1e-9);
      assert.ok(a <= b ? one <= two : two <= one);
      assert.ok(nextHedge(-current, -a, given) === -one || one === 0);
    }),
  );
});

test("the band by hand: 3/2 e^(-0.05 * 2) * 0.002 * 50 * 3^2 / 0.1, its cube root; the sign of gamma does not matter", () => {
  const given = { spot: 50, gamma: 3, cost: 0.002, riskAversion: 0.1, years: 2, rate: 0.05 };
  assert.ok(Math.abs(hedgeBand(given) - Math.cbrt(13.5 * Math.exp(-0.1))) < 1e-12);
  assert.equal(hedgeBand({ ...given, gamma: -3 }), hedgeBand(given));
  assert.equal(hedgeBand({ ...given, gamma: 0 }), 0, "a book without curvature is hedged exactly");
});

const greeks = fc.record({ delta: units, gamma: units, vega: units });
const LIMITS: GreekLimits = { delta: 300, gamma: 200, vega: 100, minimumDelta: 0.15 };

test("a trade towards zero is never refused for a greek, and one whose result is within every limit is not either", () => {
  fc.assert(
    fc.property(greeks, greeks, fc.double({ min: 0, max: 1, noNaN: true }), (before, after, left) => {
      const shrunk = { delta: left * before.delta, gamma: left * before.gamma, vega: left * before.vega };
      assert.deepEqual(greekBreaches(before, shrunk, 0.5, LIMITS), []);
      const names = ["delta", "gamma", "vega"] as const;
      const breached = greekBreaches(before, after, 0.5, LIMITS);
      for (const name of names) if (Math.abs(after[name]) <= LIMITS[name]) assert.ok(!breached.includes(name));
      // From a flat pool nothing is nearer to zero: exactly what lies beyond its limit is named.
      const flat = greekBreaches({ delta: 0, gamma: 0, vega: 0 }, after, 0.5, LIMITS);
      assert.deepEqual(
        flat,
        names.filter((name) => Math.abs(after[name]) > LIMITS[name]),
      );
    }),
  );
});
