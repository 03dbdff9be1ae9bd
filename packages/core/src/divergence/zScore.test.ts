import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { zScore } from "./zScore.ts";

const YEAR = 365 * 86_400;
const level = fc.double({ min: -0.5, max: 0.5, noNaN: true });
const confidence = fc.double({ min: 0, max: 0.05, noNaN: true });
const volatility = fc.double({ min: 0, max: 20, noNaN: true });
const MINIMUM = 0.0002;

test("level over the move of the horizon and the half-width, in squares", () => {
  const { z, scale, sure } = zScore(0.002, 0.0006, { current: 0.5, slow: 0.5 }, 300, 0.0001);
  assert.ok(Math.abs(scale - Math.hypot(0.5 * Math.sqrt(300 / YEAR), 0.0006)) < 1e-15);
  assert.ok(Math.abs(z - 1.21) < 0.005 && Math.abs(scale - 0.00165) < 5e-5 && Math.abs(sure - 0.9996) < 1e-4);
});

test("monotone in the basis, odd, and zero at none", () => {
  fc.assert(
    fc.property(level, level, confidence, volatility, volatility, (a, b, c, current, slow) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const at = (x: number) => zScore(x, c, { current, slow }, 300, MINIMUM);
      assert.ok(at(low).z <= at(high).z);
      assert.equal(at(-a).z + at(a).z, 0);
      assert.equal(at(a).scale, at(b).scale);
      assert.equal(at(0).z, 0);
    }),
  );
});

test("never relaxed by a burst of volatility: the slow one is the most that counts", () => {
  fc.assert(
    fc.property(level, confidence, volatility, volatility, volatility, (x, c, slow, a, b) => {
      const [calm, burst] = a < b ? [a, b] : [b, a];
      const z = (current: number) => Math.abs(zScore(x, c, { current, slow }, 300, MINIMUM).z);
      // From the slow volatility on, the current one has no say.
      if (calm >= slow) assert.equal(z(burst), z(calm));
      assert.ok(z(burst) >= z(Math.max(slow, calm)));
    }),
  );
});

test("a wider index makes the same basis count less", () => {
  fc.assert(
    fc.property(level, confidence, confidence, volatility, (x, a, b, v) => {
      const [narrow, wide] = a < b ? [a, b] : [b, a];
      const at = (c: number) => zScore(x, c, { current: v, slow: v }, 300, MINIMUM);
      assert.ok(Math.abs(at(wide).z) <= Math.abs(at(narrow).z));
      assert.ok(at(wide).sure <= at(narrow).sure + 1e-15);
    }),
  );
});

test("the scale has its minimum, so that a calm market does not make noise a signal", () => {
  fc.assert(
    fc.property(level, confidence, volatility, (x, c, v) => {
      const { z, scale } = zScore(x, c, { current: v, slow: v }, 300, MINIMUM);
      assert.ok(scale >= MINIMUM && Math.abs(z) <= Math.abs(x) / MINIMUM + 1e-12);
    }),
  );
});

test("how sure the sign is: one half at zero, certain without a half-width, rising with the level", () => {
  const sure = (x: number, c: number) => zScore(x, c, { current: 0.5, slow: 0.5 }, 300, MINIMUM).sure;
  assert.equal(sure(0, 0), 0.5);
  assert.equal(sure(0, 0.001), 0.5);
  assert.equal(sure(-0.001, 0), 1);
  assert.ok(Math.abs(sure(0.001, 0.001) - 0.8413447460685429) < 1e-12);
  fc.assert(
    fc.property(level, level, confidence, (a, b, c) => {
      const [small, large] = Math.abs(a) < Math.abs(b) ? [a, b] : [b, a];
      assert.ok(sure(large, c) >= sure(small, c) - 1e-15);
      assert.ok(sure(a, c) >= 0.5 && sure(a, c) <= 1);
    }),
  );
});
