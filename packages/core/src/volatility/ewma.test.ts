import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../market/errors.ts";
import { defaultVolatilityParameters } from "./defaults.ts";
import { createEwma, type EwmaState, updateEwma, volatilitiesOf } from "./ewma.ts";
import type { VolatilityParameters } from "./parameters.ts";

const p = defaultVolatilityParameters(10);
const GRID = p.gridMillis;
const YEAR = 365 * 86_400;
const START = 1_700_000_000_000 - (1_700_000_000_000 % GRID);

type Tick = readonly [price: number, at: number];

function run(ticks: readonly Tick[], q: VolatilityParameters = p): EwmaState {
  let state = createEwma(q);
  for (const [price, at] of ticks) state = updateEwma(Object.freeze(state), price, at, q);
  return state;
}

/** One price at the end of each bucket, each a fixed log return after the last, up and down in turn. */
const zigzag = (count: number, move: number, from = 0): Tick[] =>
  Array.from({ length: count }, (_, i) => [100 * Math.exp((i % 2) * move), START + (from + i) * GRID] as const);

const perMinute = (annual: number) => annual * Math.sqrt(GRID / 1000 / YEAR);
const price = fc.double({ min: 50, max: 200, noNaN: true });

test("before two closed buckets both estimates are the prior", () => {
  const prior = { current: p.initial, slow: p.initial };
  assert.deepEqual(volatilitiesOf(createEwma(p), p), prior);
  assert.deepEqual(
    volatilitiesOf(
      run([
        [100, START],
        [300, START + GRID],
      ]),
      p,
    ),
    prior,
  );
});

test("a steady market is measured at its own volatility", () => {
  const found = volatilitiesOf(run(zigzag(3_000, perMinute(0.6))), p);
  assert.ok(Math.abs(found.current / 0.6 - 1) < 1e-3, `${found.current}`);
});

test("the rhythm of the calls does not matter: only the last price of a bucket counts", () => {
  const bucket = fc.tuple(price, fc.array(price, { maxLength: 4 }));
  fc.assert(
    fc.property(fc.array(bucket, { minLength: 2, maxLength: 40 }), (buckets) => {
      const once: Tick[] = buckets.map(([close], i) => [close, START + i * GRID + GRID - 1]);
      const often: Tick[] = buckets.flatMap(([close, inner], i) => {
        const from = START + i * GRID;
        const before = inner.map((x, k): Tick => [x, from + k * 1_000]);
        return [...before, [close, from + GRID / 2] as const, [close, from + GRID - 1] as const];
      });
      assert.deepEqual(run(often), run(once));
    }),
  );
});

test("repeating a price within its bucket returns the very same state", () => {
  const state = run([
    [100, START],
    [101, START + GRID],
  ]);
  assert.equal(updateEwma(state, 101, START + GRID + 1_000, p), state);
});

test("each closed bucket moves the variance by the exact exponential rule", () => {
  fc.assert(
    fc.property(fc.array(price, { minLength: 3, maxLength: 30 }), (closes) => {
      let variance = (p.initial * p.initial) / YEAR;
      const kept = 2 ** (-GRID / p.halfLifeMillis);
      // The last bucket is still open.
      for (let i = 1; i < closes.length - 1; i++) {
        const change = Math.log((closes[i] ?? 1) / (closes[i - 1] ?? 1));
        variance = kept * variance + (1 - kept) * ((change * change) / (GRID / 1000));
      }
      const found = run(closes.map((close, i) => [close, START + i * GRID])).variance;
      assert.ok(Math.abs(found / variance - 1) < 1e-9);
    }),
  );
});

test("a silence is missing data, not calm: a steady path keeps its volatility whatever buckets are missing", () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 500, maxLength: 500 });
  fc.assert(
    fc.property(gaps, (waits) => {
      let bucket = 0;
      let log = 0;
      const ticks = waits.map((wait, i): Tick => {
        bucket += wait;
        log += (i % 2 === 0 ? 1 : -1) * perMinute(0.6) * Math.sqrt(wait);
        return [100 * Math.exp(log), START + bucket * GRID];
      });
      const q = { ...p, initial: 0.6 };
      assert.ok(Math.abs(volatilitiesOf(run(ticks, q), q).current / 0.6 - 1) < 1e-6);
    }),
    { numRuns: 30 },
  );
});

test("a return over a long silence weighs no more than one over the longest gap", () => {
  const jump = (gap: number) =>
    run([
      [100, START],
      [100, START + GRID],
      [110, START + GRID + gap],
      [110, START + 2 * GRID + gap],
    ]);
  const long = jump(100 * p.maxGapMillis);
  const kept = 2 ** (-p.maxGapMillis / p.halfLifeMillis);
  const calmFirst = 2 ** (-GRID / p.halfLifeMillis) * ((p.initial * p.initial) / YEAR);
  const observed = Math.log(1.1) ** 2 / ((100 * p.maxGapMillis) / 1000);
  assert.ok(Math.abs(long.variance / (kept * calmFirst + (1 - kept) * observed) - 1) < 1e-9);
});

test("the slow estimate takes a return at no more than its cap", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 3, noNaN: true }), (move) => {
      const before = run(zigzag(50, perMinute(0.5)));
      const at = START + 50 * GRID;
      const shock = updateEwma(updateEwma(before, 100 * Math.exp(move), at, p), 100 * Math.exp(move), at + GRID, p);
      // Two buckets close: the last quiet one and the shocked one.
      const kept = 2 ** (-GRID / p.slowHalfLifeMillis);
      const growth = kept + (1 - kept) * p.slowReturnCap ** 2;
      assert.ok(shock.slowVariance <= before.slowVariance * growth ** 2 * (1 + 1e-12));
    }),
  );
});

test("the slow estimate cannot follow a crisis up, whatever the prices do", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 60 }), (closes) => {
      const state = run(closes.map((close, i) => [close, START + i * GRID]));
      const { current, slow } = volatilitiesOf(state, p);
      assert.ok(slow <= p.slowCap && slow >= p.floor && current >= p.floor && current < Infinity);
      const kept = 2 ** (-GRID / p.slowHalfLifeMillis);
      const growth = (kept + (1 - kept) * p.slowReturnCap ** 2) ** closes.length;
      assert.ok(state.slowVariance <= ((p.initial * p.initial) / YEAR) * growth * (1 + 1e-9));
    }),
  );
});

test("the slow estimate is reported at no more than its cap", () => {
  const q = { ...p, initial: 3 };
  assert.deepEqual(volatilitiesOf(createEwma(q), q), { current: 3, slow: q.slowCap });
});

test("in a crisis the current estimate rises within the hour while the slow one hardly does", () => {
  const calm = zigzag(2_000, perMinute(0.5));
  const crisis = zigzag(60, perMinute(5), 2_000);
  const { current, slow } = volatilitiesOf(run([...calm, ...crisis]), p);
  assert.ok(current > 2 && slow < 0.8, `${current} ${slow}`);
});

test("floor: a market that stands still is not reported as riskless", () => {
  const { current, slow } = volatilitiesOf(run(zigzag(40_000, 0)), p);
  assert.equal(current, p.floor);
  assert.ok(slow >= p.floor);
});

test("the unit of account does not matter", () => {
  fc.assert(
    fc.property(fc.array(price, { minLength: 3, maxLength: 30 }), fc.integer({ min: -10, max: 10 }), (closes, power) => {
      const scaled = run(closes.map((close, i) => [close * 2 ** power, START + i * GRID]));
      const plain = run(closes.map((close, i) => [close, START + i * GRID]));
      assert.ok(Math.abs(scaled.variance / plain.variance - 1) < 1e-9);
    }),
  );
});

test("a price that is none is refused by code", () => {
  for (const bad of [0, -1, Number.NaN, Infinity]) {
    assert.throws(
      () => updateEwma(createEwma(p), bad, START, p),
      (error) => error instanceof EvenkeelError && error.code === "VOLATILITY_PRICE" && error.field === "price",
    );
  }
});
