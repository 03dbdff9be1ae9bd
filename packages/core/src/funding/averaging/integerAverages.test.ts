import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../../market/errors.ts";
import { medianHalfAway } from "./medianHalfAway.ts";
import { trimTails } from "./trimTails.ts";
import { truncatedMean } from "./truncatedMean.ts";
import { votedSample } from "./votedSample.ts";

const ppm = fc.bigInt({ min: -1_000_000n, max: 1_000_000n });
const list = fc.array(ppm, { minLength: 1, maxLength: 40 });
const lowest = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a));
const highest = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b > a ? b : a));
const negated = (values: readonly bigint[]): bigint[] => values.map((value) => -value);

test("median: inside the range, odd, and blind to order", () => {
  fc.assert(
    fc.property(list, (values) => {
      const median = medianHalfAway(values);
      assert.ok(median >= lowest(values) && median <= highest(values));
      assert.equal(medianHalfAway(negated(values)), -median);
      assert.equal(medianHalfAway([...values].reverse()), median);
    }),
  );
});

test("median: a half goes away from zero, on both sides", () => {
  assert.equal(medianHalfAway([1n, 2n]), 2n);
  assert.equal(medianHalfAway([-1n, -2n]), -2n);
  assert.equal(medianHalfAway([-1n, 2n]), 1n);
  assert.equal(medianHalfAway([5n]), 5n);
  assert.throws(() => medianHalfAway([]), EvenkeelError);
});

test("median: f liars among 2f + 1 cannot leave the honest range", () => {
  fc.assert(
    fc.property(fc.array(ppm, { minLength: 4, maxLength: 4 }), fc.array(fc.bigInt(), { minLength: 3, maxLength: 3 }), (honest, liars) => {
      const median = medianHalfAway([...honest, ...liars]);
      assert.ok(median >= lowest(honest) && median <= highest(honest));
    }),
  );
});

test("votes: fewer than half of the asked voters cannot move the sample from zero", () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 1n, max: 10n ** 6n }), { maxLength: 7 }), (votes) => {
      assert.equal(votedSample(votes, votes.length, 15), 0n);
    }),
  );
});

test("votes: zeros may be left out or told", () => {
  fc.assert(
    fc.property(fc.array(ppm, { maxLength: 12 }), fc.nat(10), (votes, zeros) => {
      const told = [...votes, ...new Array<bigint>(zeros).fill(0n)];
      assert.equal(votedSample(told, told.length, 5), votedSample(votes, told.length, 5));
    }),
  );
  assert.equal(votedSample([], 0, 0), 0n);
  assert.equal(votedSample([3n, 5n], 1, 0), 4n, "a count below what was cast is no reason to drop votes");
});

test("mean: truncated towards zero, odd, inside the range of samples and zero", () => {
  fc.assert(
    fc.property(list, fc.nat(100), (samples, expected) => {
      const mean = truncatedMean(samples, expected);
      const all = [...samples, 0n];
      assert.ok(mean >= lowest(all) && mean <= highest(all));
      assert.equal(truncatedMean(negated(samples), expected), -mean);
    }),
  );
  assert.equal(truncatedMean([-7n, 0n]), -3n);
  assert.throws(
    () => truncatedMean([]),
    (error) => error instanceof EvenkeelError && error.code === "FUNDING_SAMPLES_EMPTY",
  );
  assert.equal(truncatedMean([], 60), 0n);
});

test("trim: what is left is sorted, its number follows the truncated share, an odd one goes from the top", () => {
  fc.assert(
    fc.property(list, fc.bigInt({ min: 0n, max: 49n }), (samples, percent) => {
      const left = trimTails(samples, { numerator: percent, denominator: 100n });
      const removed = Math.floor((samples.length * 2 * Number(percent)) / 100);
      assert.equal(left.length, samples.length - removed);
      if (removed === 0) return assert.equal(left, samples);
      assert.ok(left.every((value, i) => i === 0 || value >= (left[i - 1] ?? value)));
      const sorted = samples.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      assert.deepEqual(left, sorted.slice(removed >> 1, samples.length - (removed - (removed >> 1))));
    }),
  );
});

test("trim: a half a side would leave nothing, so nothing goes", () => {
  for (const numerator of [1n, 2n, 100n]) {
    const samples = [3n, 1n, 2n];
    assert.equal(trimTails(samples, { numerator, denominator: 2n }), samples);
  }
});

test("trim: while there is no tail to remove, the samples stay in the order they came in", () => {
  const samples = [3n, -1n, 2n, 0n];
  assert.equal(trimTails(samples, { numerator: 0n, denominator: 1n }), samples);
  assert.equal(trimTails(samples, { numerator: 1n, denominator: 10n }), samples, "0.8 of a sample is none");
  assert.deepEqual(
    trimTails([...samples, 9n], { numerator: 1n, denominator: 10n }),
    [-1n, 0n, 2n, 3n],
    "one whole sample goes from the top",
  );
  assert.deepEqual(trimTails([], { numerator: 1n, denominator: 4n }), []);
});

test("trim: bounds what one wild sample does to the mean", () => {
  const calm = new Array<bigint>(19).fill(100n);
  assert.equal(truncatedMean(trimTails([...calm, 10n ** 12n], { numerator: 5n, denominator: 100n })), 100n);
});
