import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { NOW } from "../market.testing.ts";
import { excludeOffers } from "../parts/excludeOffers.ts";
import { after, answerOf, offersOf, once } from "../parts/parts.testing.ts";
import { chainlinkRecipe, chainlinkReportLimits } from "./chainlink.ts";
import { connectRecipe, connectVoteRecipe } from "./connect.ts";
import { breakEvenImpact, gmxEntry, gmxRecipe } from "./gmx.ts";
import { makerPoke, makerRecipe } from "./maker.ts";
import { pythAggregate, pythRecipe } from "./pyth.ts";
import {
  redstoneClusters,
  redstoneDeviationPercent,
  redstoneFilterOutliers,
  redstoneLimitWeights,
  redstoneNodeRecipe,
  redstonePayload,
  redstonePullRecipe,
} from "./redstone.ts";

test("Connect: paths convert through the last round's indices, and two pairs of one exchange are two providers", () => {
  const paths = [
    { source: "1", venue: "coinbase", price: 71_000 },
    { source: "2", venue: "coinbase", price: 70_000, through: ["USDT/USD"] },
    { source: "3", venue: "okx", price: 70_500, through: ["USDT/USD"] },
  ];
  assert.equal(answerOf(once(paths, connectRecipe(3), { conversions: { "USDT/USD": 1.05 } })), 73_500);
  assert.equal(answerOf(once(paths, connectRecipe(3))), "too_few");
  assert.equal(once([{ source: "a", price: 1, publishedAt: NOW - 120_001 }], connectRecipe(1)).offers[0]?.status, "stale");
});

test("Connect on chain: the low side of half of the stake, with two thirds of it", () => {
  const votes = [100, 200, 300].map((price) => ({ source: String(price), price, weight: 33 }));
  assert.equal(answerOf(once(votes, connectVoteRecipe(), { totalWeight: 99 })), 200);
  assert.equal(answerOf(once(votes.slice(0, 1), connectVoteRecipe(), { totalWeight: 99 })), "under_weight");
});

test("Chainlink: the upper median, more than f observations, refused outside the circuit", () => {
  assert.equal(answerOf(once(offersOf(1, 2), chainlinkRecipe(1, 0, 10))), 2);
  assert.equal(answerOf(once(offersOf(1), chainlinkRecipe(1, 0, 10))), "too_few");
  assert.equal(answerOf(once(offersOf(11, 12, 13), chainlinkRecipe(1, 0, 10))), "out_of_range");
  assert.deepEqual(chainlinkReportLimits(10), { faulty: 10, mostObservations: 31 });
});

test("Pyth: the pipeline and the integers agree", () => {
  const quotes = fc.array(
    fc.record({ price: fc.integer({ min: 1, max: 1e9 }), halfWidth: fc.integer({ min: 0, max: 1e6 }), trading: fc.boolean() }),
    {
      maxLength: 9,
    },
  );
  fc.assert(
    fc.property(quotes, (list) => {
      const exact = pythAggregate(
        list.map(({ price, halfWidth, trading }) => ({ price: BigInt(price), halfWidth: BigInt(halfWidth), trading })),
        3,
      );
      const offers = list.map(({ price, halfWidth, trading }, i) => ({
        source: String(i),
        price: price / 1000,
        halfWidth: halfWidth / 1000,
        trading,
      }));
      const result = once(offers, pythRecipe(-3, 3));
      if (exact === null) assert.equal(answerOf(result), "too_few");
      else
        assert.deepEqual(
          [result.ok && result.price, result.ok && result.halfWidth],
          [Number(exact.price) / 1000, Number(exact.halfWidth) / 1000],
        );
    }),
  );
});

test("Pyth: a quote that would overflow, has no confidence or is 25 slots late does not vote", () => {
  const max = (1n << 63n) - 1n;
  assert.equal(pythAggregate([{ price: max, halfWidth: 1n, trading: true }], 1), null);
  assert.equal(pythAggregate([{ price: -max, halfWidth: 2n, trading: true }], 1), null);
  assert.equal(pythAggregate([{ price: 5n, halfWidth: 0n, trading: true }], 1), null);
  assert.deepEqual(pythAggregate([{ price: max - 1n, halfWidth: 1n, trading: true }], 1), { price: max - 1n, halfWidth: 1n });
  assert.equal(once([{ source: "a", price: 1, halfWidth: 1, publishedAt: NOW - 10_001 }], pythRecipe(-8, 1)).offers[0]?.status, "stale");
});

test("RedStone: three distinct signers inside the window, any package outside it refuses", () => {
  const signed = (signer: string, price: number, age = 0) => ({
    source: `${signer}${price}`,
    venue: signer,
    price,
    publishedAt: NOW - age,
  });
  const recipe = redstonePullRecipe(3);
  assert.equal(answerOf(once([signed("a", 1), signed("b", 2), signed("c", 9)], recipe)), 2);
  assert.equal(answerOf(once([signed("a", 1), signed("a", 2), signed("b", 9)], recipe)), "too_few");
  assert.equal(answerOf(once([signed("a", 1), signed("b", 2), signed("c", 9), signed("d", 9, 180_000)], recipe)), "stale");
  assert.equal(answerOf(once([signed("a", 1, -60_000)], redstonePullRecipe(1))), "future");
});

test("RedStone's node: the lonely price is left out, weights are capped, the last value holds the step", () => {
  const rows = [1, 2, 3, 100, 101, 102, 103, 104].map((price, i) => ({ source: String(i), price, weight: 1 }));
  assert.equal(answerOf(once(rows, redstoneNodeRecipe(100, 1, 1))), 102);
  assert.equal(answerOf(once(rows, redstoneNodeRecipe(100, 0.1, 0.1), {}, after(90))), 99);
});

test("RedStone: outliers of bare prices are those of the rule, and nothing is lost or made", () => {
  const prices = fc.array(fc.integer({ min: -50, max: 600 }), { maxLength: 12 });
  fc.assert(
    fc.property(prices, fc.integer({ min: 1, max: 200 }), (values, width) => {
      const { representative, outliers } = redstoneFilterOutliers(values, width);
      const ascending = (list: readonly number[]) => list.toSorted((a, b) => a - b);
      assert.deepEqual(ascending([...representative, ...outliers]), ascending(values));
      const { out } = excludeOffers(offersOf(...values), {}, NOW, redstoneClusters(width));
      const kept = values.filter((_, i) => !out[i]);
      assert.deepEqual(representative, values.length > 2 ? ascending(kept) : values);
    }),
  );
});

test("RedStone: two prices are returned as they came, and no width holds no group", () => {
  assert.deepEqual(redstoneFilterOutliers([200, 5], 100), { representative: [200, 5], outliers: [] });
  assert.deepEqual(redstoneFilterOutliers([], 100), { representative: [], outliers: [] });
  assert.deepEqual(redstoneFilterOutliers([3, 1, 2], 0), { representative: [], outliers: [1, 2, 3] });
  assert.deepEqual(redstoneFilterOutliers([100, 401, 201, 301], 100), { representative: [100], outliers: [201, 301, 401] });
});

test("RedStone: weights, deviations, payload", () => {
  assert.deepEqual(redstoneLimitWeights([10, 10]), [10, 10]);
  assert.deepEqual(redstoneLimitWeights([100, ...Array(9).fill(10)]), [30, ...Array(9).fill(10)]);
  assert.deepEqual([redstoneDeviationPercent(10, 1), redstoneDeviationPercent(0, 1)], [90, Number.MAX_SAFE_INTEGER]);
  const lengths = {
    feedId: 32,
    value: 32,
    timestamp: 6,
    valueSize: 4,
    count: 3,
    signature: 65,
    packagesCount: 2,
    unsignedMetadataSize: 3,
    marker: 9,
  };
  assert.deepEqual(redstonePayload(3, 1, lengths), { perPackage: 142, appendix: 440 });
  assert.deepEqual(redstonePayload(1, 10, lengths), { perPackage: 718, appendix: 732 });
});

test("Maker: any fault refuses the poke, and integers beyond 2^53 keep their order", () => {
  const message = (value: bigint, slot: number, age = 11) => ({ value, slot, age });
  const wei = 2_000_000_000_000_000_000_000n;
  assert.deepEqual(makerPoke([message(wei, 1), message(wei + 1n, 2), message(wei + 2n, 3)], 10, 3), { ok: true, value: wei + 1n });
  assert.deepEqual(makerPoke([message(wei + 1n, 1), message(wei, 2), message(wei + 2n, 3)], 10, 3), { ok: false, fault: "unordered" });
  assert.deepEqual(makerPoke([message(1n, 1), message(2n, 2, 10), message(3n, 3)], 10, 3), { ok: false, fault: "not_newer" });
  assert.deepEqual(makerPoke([message(1n, 1), message(2n, 1), message(3n, 3)], 10, 3), { ok: false, fault: "duplicate_venue" });
  assert.deepEqual(makerPoke([message(1n, 1)], 10, 3), { ok: false, fault: "wrong_count" });
  const offers = [1, 2, 3].map((price) => ({ source: String(price), price, publishedAt: NOW }));
  assert.equal(answerOf(once(offers, makerRecipe(3), {}, after(1))), 2);
});

test("GMX: age, spread and reference; the entry after impact; what a round of pushing pays", () => {
  const signed = (age: number) => ({ source: String(age), price: 100, publishedAt: NOW - age });
  const at = { reference: 100 };
  assert.equal(answerOf(once([signed(300_000)], gmxRecipe("normal"), at)), 100);
  assert.equal(answerOf(once([signed(300_001)], gmxRecipe("normal"), at)), "stale");
  assert.equal(answerOf(once([signed(30_001)], gmxRecipe("atomic"), at)), "stale");
  assert.equal(answerOf(once([signed(0), signed(60_001)], gmxRecipe("normal"), at)), "timestamp_spread");
  assert.equal(answerOf(once([signed(0)], gmxRecipe("normal"), { reference: 66 })), "reference_far");
  const { size, entry } = gmxEntry(50_000, 5_000, 0.001);
  assert.ok(Math.abs(size - 9.99) < 1e-12 && Math.abs(entry - 5005.005005005005) < 1e-9);
  assert.ok(gmxEntry(50_000, 5_000, -0.001).entry < 5_000);
  assert.equal(breakEvenImpact(10, 1000), 0.01);
});
