import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Candidate } from "./candidate.ts";
import { relativeHalfWidth } from "./confidence.ts";

const p = { floor: 0.0001, dispersionMultiple: 1, driftPerRootSecond: 0, maxRelative: 1 };

function candidatesOf(prices: readonly number[], error: number): Candidate[] {
  return prices.map((price, source) => ({
    source,
    venue: `v${source}`,
    pair: "BTC/USD",
    raw: price,
    converted: price,
    ageMillis: 0,
    error,
    trust: 1,
    weight: 1 / prices.length,
    clamped: false,
    status: "used",
  }));
}

const prices = fc.array(fc.double({ min: 95, max: 105, noNaN: true }), { minLength: 1, maxLength: 8 });
const error = fc.double({ min: 0, max: 0.01, noNaN: true });

test("floor plus dispersion, wider for fewer venues", () => {
  const found = relativeHalfWidth(candidatesOf([100, 102], 0), 101, 2, 0.01, p);
  assert.ok(Math.abs(found - (0.0001 + 1.5 / 101)) < 1e-12);
});

test("one venue pays its surcharge, two do not", () => {
  const one = relativeHalfWidth(candidatesOf([100], 0), 100, 1, 0.01, p);
  assert.ok(Math.abs(one - 0.0101) < 1e-12);
  assert.equal(relativeHalfWidth(candidatesOf([100, 100], 0), 100, 2, 0.01, p), 0.0001);
});

test("never narrower than the floor, never narrower with fewer venues", () => {
  fc.assert(
    fc.property(prices, error, fc.integer({ min: 1, max: 20 }), (list, e, venues) => {
      const candidates = candidatesOf(list, e);
      const few = relativeHalfWidth(candidates, 100, venues, 0.002, p);
      const more = relativeHalfWidth(candidates, 100, venues + 1, 0.002, p);
      assert.ok(more >= p.floor);
      assert.ok(few >= more);
    }),
  );
});

test("wider with larger errors of the sources, by exactly as much", () => {
  fc.assert(
    fc.property(prices, error, error, (list, a, b) => {
      const [small, large] = a < b ? [a, b] : [b, a];
      const narrow = relativeHalfWidth(candidatesOf(list, small), 100, 3, 0, p);
      const wide = relativeHalfWidth(candidatesOf(list, large), 100, 3, 0, p);
      assert.ok(Math.abs(wide - narrow - (large - small)) < 1e-12);
    }),
  );
});

test("wider when the sources spread out around the same price", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 4, noNaN: true }), fc.double({ min: 0, max: 4, noNaN: true }), (a, b) => {
      const [near, far] = a < b ? [a, b] : [b, a];
      const width = (d: number) => relativeHalfWidth(candidatesOf([100 - d, 100, 100 + d], 0), 100, 3, 0, p);
      assert.ok(width(far) >= width(near));
    }),
  );
});
