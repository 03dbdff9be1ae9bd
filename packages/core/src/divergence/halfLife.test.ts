import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { defaultDivergenceParameters } from "./defaults.ts";
import { type HalfLife, type HalfLifeState, halfLifeOf, updateHalfLife } from "./halfLife.ts";

const p = defaultDivergenceParameters(60).halfLife;
const GRID = p.gridMillis;
const START = 1_700_000_040_000 - (1_700_000_040_000 % GRID);
type Move = readonly [level: number, at: number];

function run(moves: readonly Move[], q = p): HalfLifeState | null {
  let state: HalfLifeState | null = null;
  for (const [level, at] of moves) state = updateHalfLife(state && Object.freeze(state), level, at, q);
  return state;
}

function measured(moves: readonly Move[], q = p): HalfLife | null {
  const state = run(moves, q);
  return state && halfLifeOf(state, q);
}

/** Standard normal numbers from a seed (Marsaglia's polar method over a 32-bit generator). */
function* normals(seed: number): Generator<number, never> {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
  for (;;) {
    const [u, v] = [2 * uniform() - 1, 2 * uniform() - 1];
    const square = u * u + v * v;
    if (square > 0 && square < 1) yield u * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/** An AR(1) with this half-life, one level a bucket, with white noise of this standard deviation on top. */
function ar1(halfLifeSeconds: number, noise: number, count: number, seed: number): Move[] {
  const source = normals(seed);
  const kept = 2 ** (-GRID / 1000 / halfLifeSeconds);
  let level = 0;
  return Array.from({ length: count }, (_, i) => {
    level = kept * level + Math.sqrt(1 - kept * kept) * source.next().value;
    return [0.001 * (level + noise * source.next().value), START + i * GRID] as const;
  });
}

const LONG = { ...p, memoryHalfLifeMillis: 200 * 3_600_000 };

test("recovers the half-life of a known AR(1)", (context) => {
  for (const seconds of [300, 600, 1_200]) {
    const found = measured(ar1(seconds, 0, 20_000, seconds), LONG);
    context.diagnostic(`half-life ${seconds} s measured as ${found?.seconds.toFixed(0)} s, noise ${found?.noiseShare.toFixed(3)}`);
    assert.ok(found && Math.abs(found.seconds / seconds - 1) < 0.15);
    assert.ok(found.noiseShare < 0.05);
  }
});

test("white noise on top does not shorten it, and is reported as its share of the variance", (context) => {
  const found = measured(ar1(600, 1, 20_000, 7), LONG);
  context.diagnostic(`half-life 600 s under equal noise measured as ${found?.seconds.toFixed(0)} s, noise ${found?.noiseShare.toFixed(3)}`);
  assert.ok(found && Math.abs(found.seconds / 600 - 1) < 0.2);
  assert.ok(Math.abs(found.noiseShare - 0.5) < 0.05);
});

test("null before enough samples, and when nothing decays", () => {
  assert.equal(measured([[0.001, START]]), null);
  assert.equal(measured(ar1(600, 0, p.minimumSamples, 1)), null);
  // What rounding leaves of a constant basis looks like a decay for some values: here for 0.001.
  for (const level of [0.001, 0.0003, -0.002, 0]) {
    assert.equal(measured(Array.from({ length: 500 }, (_, i): Move => [level, START + i * GRID])), null);
  }
  const alternating = Array.from({ length: 500 }, (_, i): Move => [i % 2 === 0 ? 0.001 : -0.001, START + i * GRID]);
  assert.equal(measured(alternating), null);
});

test("whatever the levels, an estimate is positive and finite and its noise share lies between 0 and 1", () => {
  const level = fc.double({ min: -0.1, max: 0.1, noNaN: true });
  fc.assert(
    fc.property(fc.array(level, { minLength: 70, maxLength: 120 }), (levels) => {
      const found = measured(levels.map((x, i) => [x, START + i * GRID]));
      if (!found) return;
      assert.ok(found.seconds > 0 && found.seconds < Infinity);
      assert.ok(found.noiseShare >= 0 && found.noiseShare <= 1);
    }),
  );
});

test("the bucket means are time-weighted: telling the held level again changes nothing", () => {
  const bucket = fc.array(fc.tuple(fc.double({ min: -0.01, max: 0.01, noNaN: true }), fc.integer({ min: 0, max: GRID - 1 })), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.array(bucket, { minLength: 2, maxLength: 25 }), (buckets) => {
      const plain = buckets.flatMap((list, i) => list.toSorted((a, b) => a[1] - b[1]).map(([x, off]): Move => [x, START + i * GRID + off]));
      const often = plain.flatMap((move, i): Move[] => {
        const last = plain[i - 1];
        return last ? [[last[0], (last[1] + move[1]) / 2], move] : [move];
      });
      const [a, b] = [run(plain), run(often)];
      assert.ok(a && b && a.recent.length === b.recent.length);
      a.recent.forEach((mean, i) => {
        assert.ok(Math.abs(mean - (b.recent[i] ?? 9)) < 1e-12);
      });
      assert.ok(Math.abs(a.zero.xy - b.zero.xy) < 1e-12);
    }),
  );
});

test("a bucket's mean is the integral of the held level over the bucket", () => {
  const state = run([
    [0.002, START],
    [0.006, START + GRID / 4],
    [0, START + GRID],
  ]);
  assert.ok(Math.abs((state?.recent[0] ?? 0) - 0.005) < 1e-15);
});

test("a bucket swallowed by silence breaks the chain of lags and keeps what was learnt", () => {
  const before = run(ar1(600, 0, 50, 3));
  assert.ok(before);
  const after = updateHalfLife(before, 0.001, before.at + 2 * GRID, p);
  assert.deepEqual(after.recent, []);
  assert.deepEqual([after.zero, after.short, after.long], [before.zero, before.short, before.long]);
  const whole = updateHalfLife(before, 0.001, before.at + GRID, p);
  assert.equal(whole.recent.length, p.longLag);
});
