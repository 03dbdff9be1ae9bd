import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { lowerMedian } from "../math/lowerMedian.ts";
import { aggregate } from "./aggregate.ts";
import type { Candidate } from "./candidate.ts";
import { indexOf } from "./market.testing.ts";
import type { IndexParameters } from "./parameters.ts";

type Weighted = readonly [price: number, weight: number];

/** Candidates by ascending price, weights scaled to one. */
function candidatesOf(list: readonly Weighted[]): Candidate[] {
  const total = list.reduce((sum, [, weight]) => sum + weight, 0);
  return list
    .toSorted(([a], [b]) => a - b)
    .map(([price, weight], source) => ({
      source,
      venue: `v${source}`,
      pair: "BTC/USD",
      raw: price,
      converted: price,
      ageMillis: 0,
      error: 0,
      trust: 1,
      weight: weight / total,
      clamped: false,
      status: "used",
    }));
}

const by = (aggregation: IndexParameters["aggregation"], clampWidth = 0.005) => indexOf([], { aggregation, clampWidth });
const price = fc.double({ min: 90, max: 110, noNaN: true });
const lie = fc.oneof(fc.double({ min: 1e-24, max: 1e24, noNaN: true }), fc.constant(1e-24), fc.constant(1e24), price);
const weight = fc.integer({ min: 1, max: 1000 });
const honestList = fc.array(fc.tuple(price, weight), { minLength: 1, maxLength: 8 });
const lies = fc.array(fc.tuple(lie, weight), { maxLength: 6 });

/** Liars whose weight together stays below half of the total. */
function outweighed(honest: readonly Weighted[], liars: readonly Weighted[]): Weighted[] {
  let budget = honest.reduce((sum, [, w]) => sum + w, 0) - 1;
  const kept: Weighted[] = [];
  for (const [x, w] of liars) {
    const taken = Math.min(w, budget);
    if (taken > 0) kept.push([x, taken]);
    budget -= taken;
  }
  return kept;
}

const ends = (list: readonly Weighted[]) => {
  const prices = list.map(([x]) => x);
  return { low: Math.min(...prices), high: Math.max(...prices) };
};

test("median: the lower median, weights ignored, in the honest range with a minority corrupt", () => {
  assert.equal(
    aggregate(
      candidatesOf([
        [100, 1],
        [101, 1],
        [102, 98],
      ]),
      by("median"),
    ),
    101,
  );
  fc.assert(
    fc.property(honestList, lies, (honest, liars) => {
      const corrupt = liars.slice(0, honest.length - 1);
      const all = [...honest, ...corrupt];
      const median = aggregate(candidatesOf(all), by("median"));
      const { low, high } = ends(honest);
      assert.ok(median >= low && median <= high);
      assert.equal(median, lowerMedian(all.map(([x]) => x)));
    }),
  );
});

test("weighted median: in the honest range while the corrupt hold less than half of the weight", () => {
  fc.assert(
    fc.property(honestList, lies, (honest, liars) => {
      const median = aggregate(candidatesOf([...honest, ...outweighed(honest, liars)]), by("weightedMedian"));
      const { low, high } = ends(honest);
      assert.ok(median >= low && median <= high);
    }),
  );
});

test("clamp, then mean: a source beyond the clamp counts at its edge and says so", () => {
  const candidates = candidatesOf([
    [100, 1],
    [100, 1],
    [100, 1],
    [200, 1],
  ]);
  assert.ok(Math.abs(aggregate(candidates, by("clampedMean", 0.01)) - 100.25) < 1e-9);
  assert.deepEqual(
    candidates.map((c) => c.clamped),
    [false, false, false, true],
  );
});

test("inside the clamp it is the weighted mean", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.double({ min: 99.9, max: 100.1, noNaN: true }), weight), { minLength: 1, maxLength: 8 }), (list) => {
      const total = list.reduce((sum, [, w]) => sum + w, 0);
      const mean = list.reduce((sum, [x, w]) => sum + x * w, 0) / total;
      assert.ok(Math.abs(aggregate(candidatesOf(list), by("clampedMean")) - mean) < 1e-9);
    }),
  );
});

test("corrupt weight b moves the clamped mean out of the honest range by at most b times the clamp", () => {
  fc.assert(
    fc.property(honestList, lies, fc.double({ min: 1e-4, max: 0.1, noNaN: true }), (honest, liars, clampWidth) => {
      const corrupt = outweighed(honest, liars);
      const bad = corrupt.reduce((sum, [, w]) => sum + w, 0);
      const share = bad / (bad + honest.reduce((sum, [, w]) => sum + w, 0));
      const all = candidatesOf([...honest, ...corrupt]);
      const median = aggregate(all, by("weightedMedian"));
      const found = aggregate(all, by("clampedMean", clampWidth));
      const { low, high } = ends(honest);
      const reach = share * clampWidth * median + 1e-9;
      assert.ok(found >= low - reach && found <= high + reach, `${found} outside ${low} to ${high} by more than ${reach}`);
    }),
  );
});

test("and away from what the honest alone say around the same median by at most b times clamp plus honest range", () => {
  fc.assert(
    fc.property(honestList, lies, fc.double({ min: 1e-4, max: 0.1, noNaN: true }), (honest, liars, clampWidth) => {
      const corrupt = outweighed(honest, liars);
      const bad = corrupt.reduce((sum, [, w]) => sum + w, 0);
      const good = honest.reduce((sum, [, w]) => sum + w, 0);
      const all = candidatesOf([...honest, ...corrupt]);
      const median = aggregate(all, by("weightedMedian"));
      const held = (x: number) => Math.min(Math.max(x, median * (1 - clampWidth)), median * (1 + clampWidth));
      const alone = honest.reduce((sum, [x, w]) => sum + held(x) * w, 0) / good;
      const { low, high } = ends(honest);
      const bound = (bad / (bad + good)) * (clampWidth * median + high - low);
      assert.ok(Math.abs(aggregate(all, by("clampedMean", clampWidth)) - alone) <= bound + 1e-9);
    }),
  );
});

test("every rule rises with each price and scales with the unit of account", () => {
  const rules = ["median", "weightedMedian", "clampedMean"] as const;
  fc.assert(
    fc.property(honestList, fc.constantFrom(...rules), fc.integer({ min: -20, max: 20 }), (list, rule, power) => {
      const plain = aggregate(candidatesOf(list), by(rule));
      const scaled = aggregate(candidatesOf(list.map(([x, w]) => [x * 2 ** power, w])), by(rule));
      assert.ok(Math.abs(scaled / 2 ** power - plain) < 1e-9);
      const raised = aggregate(candidatesOf(list.map(([x, w]) => [x + 1, w])), by(rule));
      assert.ok(raised >= plain);
    }),
  );
});
