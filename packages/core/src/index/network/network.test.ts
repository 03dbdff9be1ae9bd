import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { acceptAnswer } from "./acceptAnswer.ts";
import { anchorRange } from "./anchorRange.ts";
import { checkReport } from "./checkReport.ts";
import { deviates } from "./deviates.ts";
import { feeAdjustedBook } from "./feeAdjustedBook.ts";
import { settleAfterWait } from "./settleAfterWait.ts";
import { shouldPublish } from "./shouldPublish.ts";

test("deviation: reached exactly is enough, one part less is not, from zero every change", () => {
  assert.equal(deviates(100_000n, 100_500n, 5_000_000n), true);
  assert.equal(deviates(100_000n, 100_499n, 5_000_000n), false);
  assert.equal(deviates(-100n, -101n, 1n), true);
  assert.equal(deviates(0n, 0n, 1n), false);
  assert.equal(deviates(0n, -1n, 10n ** 18n), true);
  assert.equal(deviates(5n, 5n, 0n), true);
  const huge = 10n ** 57n;
  assert.equal(deviates(huge, huge + huge / 200n, 5_000_000n), true);
  assert.equal(deviates(huge, huge + huge / 200n - 1n, 5_000_000n), false);
});

test("answers: the bounds included, beyond them readers keep the last one, every digit of it", () => {
  const range = { lowest: -(10n ** 20n), highest: 10n ** 52n };
  const answer = fc.bigInt({ min: -(10n ** 21n), max: 10n ** 53n });
  fc.assert(
    fc.property(answer, fc.option(answer), (median, last) => {
      const { accepted, answer: seen } = acceptAnswer(median, last, range);
      assert.equal(accepted, median >= range.lowest && median <= range.highest);
      assert.equal(seen, accepted ? median : last);
    }),
  );
  assert.equal(acceptAnswer(range.lowest, 1n, range).answer, range.lowest);
  assert.equal(acceptAnswer(range.highest, 1n, range).answer, range.highest);
  assert.equal(acceptAnswer(10n ** 53n, 2_000_123_456_789_012_345_677n, range).answer, 2_000_123_456_789_012_345_677n);
  assert.deepEqual(acceptAnswer(10n ** 53n, null, range), { accepted: false, answer: null });
});

test("deviation is the same for both directions of the sign, and grows with the distance", () => {
  const value = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
  fc.assert(
    fc.property(value, value, fc.bigInt({ min: 1n, max: 2_000_000_000n }), (old, next, threshold) => {
      assert.equal(deviates(old, next, threshold), deviates(-old, -next, threshold));
      if (deviates(old, next, threshold) && old !== 0n) assert.ok(deviates(old, next + (next - old), threshold));
    }),
  );
});

test("reports: exactly f+1 signatures, more than f observations, no more than fit", () => {
  const limits = { faulty: 10, mostObservations: 31 };
  assert.equal(checkReport(11, 11, limits), null);
  assert.equal(checkReport(10, 11, limits), "wrong_signature_count");
  assert.equal(checkReport(12, 32, limits), "wrong_signature_count");
  assert.equal(checkReport(11, 10, limits), "too_few_observations");
  assert.equal(checkReport(11, 32, limits), "observations_out_of_bounds");
  for (let f = 0; f <= 10; f++) {
    for (let n = 0; n <= 40; n++) {
      const verdict = checkReport(f + 1, n, { faulty: f, mostObservations: 31 });
      // A median of more than f observations, of which f lie, lies between honest ones only for more than 2f; the count alone is what OCR2 asks.
      assert.equal(verdict === null, n > f && n <= 31);
    }
  }
});

test("publishing: any of three reasons, each reached exactly", () => {
  const trigger = { heartbeatSeconds: 60, deviation: 0.005, confidenceRatio: 0.5 };
  assert.equal(shouldPublish(59, 0.0049, 0.49, trigger), false);
  assert.equal(shouldPublish(60, 0, 0, trigger), true);
  assert.equal(shouldPublish(0, 0.005, 0, trigger), true);
  assert.equal(shouldPublish(0, 0, 0.5, trigger), true);
});

test("a book after fees is at least as wide as before, and as wide as twice the fee at least", () => {
  const { price, halfWidth } = feeAdjustedBook(50_000, 50_000.01, 0.001);
  assert.ok(Math.abs(price - 50_000.005005) < 1e-6 && Math.abs(halfWidth - 50.005005) < 1e-6);
  const side = fc.double({ min: 1, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(side, side, fc.double({ min: 0, max: 0.01, noNaN: true }), (a, b, fee) => {
      const [bid, ask] = a < b ? [a, b] : [b, a];
      const adjusted = feeAdjustedBook(bid, ask, fee);
      assert.ok(adjusted.halfWidth >= (ask - bid) / 2 - 1e-9 && adjusted.halfWidth >= fee * bid - 1e-9);
    }),
  );
});

test("an anchor outside its range refuses the reporter, one inside lets it through", () => {
  const { low, high } = anchorRange(100, 0.2);
  const passes = (anchor: number) => 100 <= anchor * 1.2 && 100 >= anchor * 0.8;
  assert.ok(passes(low * 1.0001) && passes(high * 0.9999) && !passes(low * 0.9999) && !passes(high * 1.0001));
});

test("a settlement uses the last price of the waiting period, its end included", () => {
  const prices = [
    { at: 0, price: 100 },
    { at: 180, price: 110 },
    { at: 181, price: 120 },
  ];
  assert.equal(settleAfterWait(prices, 0, 180)?.price, 110);
  assert.equal(settleAfterWait(prices, 1, 180)?.price, 120);
});
