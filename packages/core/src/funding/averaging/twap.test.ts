import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { biasedAverage } from "./biasedAverage.ts";
import { estimateBidAsk, markTwap } from "./markTwap.ts";
import { normaliseOracle, oracleTwap } from "./oracleTwap.ts";
import { sanitisePrice } from "./sanitisePrice.ts";

const price = fc.bigInt({ min: 1n, max: 10n ** 12n });
const seconds = fc.bigInt({ min: 0n, max: 100_000n });
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

test("average: between the two values, give or take the unit of bias", () => {
  fc.assert(
    fc.property(price, price, seconds, seconds, (value, average, a, b) => {
      const mean = biasedAverage(value, average, a, b);
      assert.ok(mean >= smaller(value, average) - 1n && mean <= larger(value, average) + 1n);
    }),
  );
});

test("average: a weight of nothing is not there", () => {
  assert.equal(biasedAverage(7n, 9n, 0n, 5n), 9n);
  assert.equal(biasedAverage(7n, 9n, 5n, 0n), 7n);
  assert.equal(biasedAverage(7n, 9n, 1n, 1n), 8n, "no bias beside a weight of one");
});

test("average: repeated truncation does not stall a rise", () => {
  let average = 40_000_000n;
  for (let second = 0; second < 36_000; second++) average = biasedAverage(40_000_100n, average, 1n, 3_599n);
  assert.ok(average >= 40_000_100n, `${average}`);
});

test("band: the observation stays inside it, and inside it is not touched", () => {
  fc.assert(
    fc.property(price, price, fc.bigInt({ min: 1n, max: 20n }), (now, average, denominator) => {
      const held = sanitisePrice(now, average, denominator);
      const band = average / denominator;
      assert.ok(held >= average - band && held <= average + band);
      if (now >= average - band && now <= average + band) assert.equal(held, now);
    }),
  );
  assert.equal(sanitisePrice(99n, 0n, 3n), 99n);
  assert.equal(sanitisePrice(99n, 10n, 0n), 99n);
});

test("band: one wild print of ten times the price moves an hourly average by a third of a second's weight", () => {
  const moved = oracleTwap({
    previous: 13_000_000n,
    price: 130_000_000n,
    secondsSince: 1n,
    windowSeconds: 3_600n,
    bandDenominator: 3n,
    outage: null,
  });
  assert.ok(moved - 13_000_000n <= 13_000_000n / 3n / 3_600n + 2n, `${moved}`);
});

test("oracle: moved towards the venue by at most its confidence, never past 2.5 bp before it", () => {
  fc.assert(
    fc.property(price, fc.bigInt({ min: 0n, max: 10n ** 11n }), price, (oracle, confidence, reference) => {
      const moved = normaliseOracle(oracle, confidence, reference);
      assert.ok((moved - oracle) * (moved - oracle) <= confidence * confidence);
      const distance = (a: bigint): bigint => larger(a - reference, reference - a);
      assert.ok(distance(moved) <= distance(oracle));
      if (moved !== oracle) assert.ok(distance(moved) >= reference / 4_000n);
    }),
  );
});

test("oracle: after an outage the first price is blended with the mark's average", () => {
  const input = { previous: 100_000_000n, price: 130_000_000n, secondsSince: 1_800n, windowSeconds: 3_600n, bandDenominator: 0n };
  const alone = oracleTwap({ ...input, outage: null });
  const blended = oracleTwap({ ...input, outage: { markAverage: 100_000_000n, seconds: 1_800n } });
  assert.ok(blended < alone && blended > 100_000_000n);
});

test("oracle: no price is no update, and a gap as long as the window replaces the average", () => {
  const input = { previous: 100n, price: 0n, secondsSince: 9n, windowSeconds: 60n, bandDenominator: 0n, outage: null };
  assert.equal(oracleTwap(input), 100n);
  assert.equal(oracleTwap({ ...input, price: 777n, secondsSince: 60n }), 777n);
});

test("estimate: the bid never lies above the ask, and the taker's side is at least the trade", () => {
  fc.assert(
    fc.property(
      price,
      price,
      price,
      fc.constantFrom("long", "short", null),
      price,
      (tradePrice, oraclePrice, quote, direction, discount) => {
        const { bid, ask } = estimateBidAsk({ tradePrice, direction, oraclePrice, quotes: { bid: quote, ask: quote }, discount });
        assert.ok(bid <= ask, `${bid} over ${ask}`);
        if (direction === "long") assert.ok(ask >= tradePrice);
        if (direction === "short") assert.ok(bid <= tradePrice);
      },
    ),
  );
});

test("mark: quiet averages follow the observation, untraded ones start from the oracle", () => {
  const input = {
    previous: { bid: 99_000_000n, ask: 101_000_000n },
    observed: { bid: 99_500_000n, ask: 100_500_000n },
    secondsSince: 60n,
    windowSeconds: 3_600n,
    bandDenominator: 3n,
    oracleAverage: 120_000_000n,
    untradedSeconds: 60n,
  };
  const quiet = markTwap(input);
  assert.equal(quiet.shrunk, false);
  assert.ok(quiet.bid > 99_000_000n && quiet.ask < 101_000_000n);
  const late = markTwap({ ...input, secondsSince: 1_800n, untradedSeconds: 1_800n });
  assert.equal(late.shrunk, true);
  assert.ok(late.mark > quiet.mark);
  assert.equal(markTwap({ ...input, untradedSeconds: -5n }).shrunk, false, "an oracle older than the mark pulls nothing");
});

test("mark: the middle lies between bid and ask, and bid never crosses ask", () => {
  fc.assert(
    fc.property(
      price,
      fc.bigInt({ min: 0n, max: 10n ** 6n }),
      price,
      fc.bigInt({ min: 0n, max: 10n ** 6n }),
      seconds,
      (last, spread, now, width, since) => {
        const { bid, ask, mark } = markTwap({
          previous: { bid: last, ask: last + spread },
          observed: { bid: now, ask: now + width },
          secondsSince: since,
          windowSeconds: 3_600n,
          bandDenominator: 0n,
          oracleAverage: last,
          untradedSeconds: 0n,
        });
        // The unit of bias of either average may cross an empty spread.
        assert.ok(bid <= ask + 2n);
        assert.ok(mark >= smaller(bid, ask) && mark <= larger(bid, ask));
      },
    ),
  );
});
