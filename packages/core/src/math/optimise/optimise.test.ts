import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, refusal } from "../seeded.testing.ts";
import { goldenSection } from "./goldenSection.ts";
import { fromInterval, toInterval } from "./interval.ts";
import { nelderMead } from "./nelderMead.ts";

const OPTIONS = { tolerance: 1e-14, maxEvaluations: 5_000 };
const at = (x: Float64Array, i: number) => x[i] ?? Number.NaN;
const rosenbrock = (x: Float64Array) => {
  let sum = 0;
  for (let i = 0; i + 1 < x.length; i++) sum += 100 * (at(x, i + 1) - at(x, i) ** 2) ** 2 + (1 - at(x, i)) ** 2;
  return sum;
};

test("finds the bottom of a bowl wherever it lies", () => {
  const coordinate = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(fc.array(coordinate, { minLength: 1, maxLength: 4 }), (bottom) => {
      const f = (x: Float64Array) => x.reduce((sum, value, i) => sum + (i + 1) * (value - (bottom[i] ?? 0)) ** 2, 0);
      const n = bottom.length;
      const found = nelderMead(f, new Float64Array(n), new Float64Array(n).fill(1), { tolerance: 1e-16, maxEvaluations: 20_000 });
      for (let i = 0; i < n; i++) close(at(found.at, i), bottom[i] ?? 0, 1e-4);
    }),
    { numRuns: 50 },
  );
});

test("follows Rosenbrock's valley in two and four dimensions", () => {
  for (const n of [2, 4]) {
    const found = nelderMead(rosenbrock, new Float64Array(n).fill(-1.2), new Float64Array(n).fill(0.5), OPTIONS);
    assert.ok(found.converged);
    for (let i = 0; i < n; i++) close(at(found.at, i), 1, 1e-4);
  }
});

test("the same arguments give the same bits, and leave the start as it was", () => {
  const start = Float64Array.of(-1.2, 1);
  const once = nelderMead(rosenbrock, start, Float64Array.of(0.5, 0.5), OPTIONS);
  assert.deepEqual(nelderMead(rosenbrock, start, Float64Array.of(0.5, 0.5), OPTIONS), once);
  assert.deepEqual([...start], [-1.2, 1]);
});

test("never returns a point worse than the start", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 5, max: 60 }),
      (x, most) => {
        const start = Float64Array.from(x);
        const rough = (p: Float64Array) => p.reduce((sum, value) => sum + Math.abs(Math.sin(3 * value)) + value * value, 0);
        const found = nelderMead(
          rough,
          start,
          start.map(() => 0.7),
          { tolerance: 1e-12, maxEvaluations: most },
        );
        assert.ok(found.value <= rough(start));
        close(rough(found.at), found.value, 1e-15);
      },
    ),
  );
});

test("a function may refuse points by NaN or infinity", () => {
  const f = (x: Float64Array) => (at(x, 0) < 1 ? Number.NaN : at(x, 0));
  const found = nelderMead(f, Float64Array.of(3), Float64Array.of(1), OPTIONS);
  close(found.value, 1, 1e-6);
  assert.throws(() => nelderMead(() => Number.NaN, Float64Array.of(3), Float64Array.of(1), OPTIONS), refusal("MATH_DOMAIN", "start"));
});

test("says when the evaluations ran out", () => {
  const found = nelderMead(rosenbrock, Float64Array.of(-1.2, 1), Float64Array.of(0.5, 0.5), { tolerance: 1e-14, maxEvaluations: 20 });
  assert.equal(found.converged, false);
  assert.ok(found.evaluations >= 20 && found.evaluations < 26);
});

test("a line search finds a minimum inside and at either end", () => {
  fc.assert(
    fc.property(fc.double({ min: -3, max: 8, noNaN: true }), (bottom) => {
      const found = goldenSection((x) => Math.abs(x - bottom), 0, 5, 1e-9);
      close(found.at, Math.min(5, Math.max(0, bottom)), 1e-8);
    }),
  );
});

test("a line search costs one evaluation per step", () => {
  let calls = 0;
  goldenSection(
    (x) => {
      calls++;
      return x * x;
    },
    -1,
    1,
    2e-6,
  );
  // 2 at the start, then ln(1e6) / ln(1.618) = 28.7 steps.
  assert.equal(calls, 2 + 29);
});

test("the map onto an interval is a bijection that rises", () => {
  fc.assert(
    fc.property(fc.double({ min: -20, max: 20, noNaN: true }), fc.double({ min: -20, max: 20, noNaN: true }), (a, b) => {
      const [x, y] = [toInterval(a, 2, 4), toInterval(b, 2, 4)];
      assert.ok(x >= 2 && x <= 4);
      assert.equal(Math.sign(x - y) * Math.sign(a - b) >= 0, true);
      close(fromInterval(x, 2, 4), a, 1e-4);
    }),
  );
  assert.equal(toInterval(0, 2, 4), 3);
  assert.ok(Number.isFinite(fromInterval(2, 2, 4)) && Number.isFinite(fromInterval(9, 2, 4)));
});
