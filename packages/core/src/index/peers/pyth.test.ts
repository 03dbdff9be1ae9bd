import assert from "node:assert/strict";
import { test } from "node:test";
import { type FeedAverages, updateFeedAverages } from "../network/inverseConfidenceAverage.ts";
import { pythAggregate } from "./pyth.ts";

type Pair = readonly [price: number, confidence: number];

/** Quotes and aggregates of the oracle program's own test data (pyth-network/pyth-client, `program/rust/test_data/aggregation`). */
const AGGREGATES: readonly { readonly quotes: readonly Pair[]; readonly aggregate: Pair }[] = [
  {
    quotes: [
      [10_000, 1_000],
      [10_000, 1_000],
      [10_000, 1_000],
    ],
    aggregate: [10_000, 1_000],
  },
  {
    quotes: [
      [-10_000, 1_000],
      [-10_000, 1_000],
      [-10_000, 1_000],
    ],
    aggregate: [-10_000, 1_000],
  },
  {
    quotes: [
      [0, 1_000],
      [0, 1_000],
      [0, 1_000],
    ],
    aggregate: [0, 1_000],
  },
  {
    quotes: [
      [10_000, 1_000],
      [11_000, 1_000],
      [10_500, 1_000],
    ],
    aggregate: [10_500, 500],
  },
  {
    quotes: [
      [20_000, 1_000],
      [10_000, 1_000],
      [15_000, 1_000],
    ],
    aggregate: [15_000, 4_000],
  },
  {
    quotes: [
      [10_000, 10],
      [10_020, 10],
      [11_000, 10],
    ],
    aggregate: [10_020, 970],
  },
  {
    quotes: [
      [10_000, 10],
      [10_020, 10],
      [11_000, 10],
      [11_020, 10],
    ],
    aggregate: [10_510, 500],
  },
  {
    quotes: [
      [500_000, 10],
      [501_000, 20],
      [500_000_000_000, 10_000_000],
    ],
    aggregate: [501_000, 499_989_499_000],
  },
  {
    quotes: [
      [500_000, 10],
      [501_000_000_000, 10_000_000],
      [500_000_000_000, 20_000_000],
    ],
    aggregate: [500_000_000_000, 499_999_499_990],
  },
  {
    quotes: [
      [10_000, 1_100],
      [11_030, 900],
      [12_030, 1_123],
      [13_200, 940],
      [14_020, 1_070],
      [15_200, 1_123],
      [16_320, 1_213],
    ],
    aggregate: [13_153, 2_053],
  },
  {
    quotes: [
      [10_000, 1_000],
      [11_000, 200],
      [11_100, 350],
    ],
    aggregate: [11_000, 250],
  },
  {
    quotes: [
      [10_000, 1_000],
      [11_000, 200],
      [11_100, 350],
      [8_000, 5_000],
    ],
    aggregate: [10_900, 900],
  },
  {
    quotes: [
      [10_000, 1_000],
      [11_000, 200],
      [11_100, 350],
      [8_000, 5_000],
      [12_000, 4_000],
    ],
    aggregate: [11_000, 2_000],
  },
  {
    quotes: [
      [21_000_000, 100_000],
      [209_900_000, 1_000_000],
    ],
    aggregate: [115_000_000, 94_900_000],
  },
];

test("aggregates of the program's own test data, in any order of the publishers", () => {
  for (const { quotes, aggregate } of AGGREGATES) {
    for (const order of [quotes, quotes.toReversed()]) {
      const voted = pythAggregate(
        order.map(([price, halfWidth]) => ({ price: BigInt(price), halfWidth: BigInt(halfWidth), trading: true })),
        1,
      );
      assert.deepEqual([Number(voted?.price), Number(voted?.halfWidth)], aggregate);
    }
  }
});

test("ten publishers in two camps and one more: the eleventh decides within a hundredth of the camps' distance", () => {
  const camps: Pair[] = [...Array<Pair>(5).fill([100_000, 10]), ...Array<Pair>(5).fill([101_000, 10])];
  const cases: readonly (readonly [eleventh: number, price: number])[] = [
    [90_000, 100_010],
    [99_000, 100_010],
    [100_000, 100_010],
    [100_500, 100_500],
    [101_000, 100_990],
    [111_000, 100_990],
    [1_110_000, 100_990],
  ];
  for (const [eleventh, price] of cases) {
    const quotes = [...camps, [eleventh, 1] as Pair].map(([p, c]) => ({ price: BigInt(p), halfWidth: BigInt(c), trading: true }));
    const voted = pythAggregate(quotes, 1);
    assert.equal(Number(voted?.price), price);
    assert.equal(Number(voted?.halfWidth), eleventh === 100_500 ? 500 : 990);
  }
});

/** Price and confidence in, averages out: the first rows of `test_data/ema/1`. */
const ROWS: readonly (readonly [sample: Pair, averages: Pair])[] = [
  [
    [100, 10],
    [100, 10],
  ],
  [
    [147, 48],
    [108, 16],
  ],
  [
    [191, 74],
    [116, 22],
  ],
  [
    [235, 99],
    [124, 27],
  ],
  [
    [100, 10],
    [114, 20],
  ],
  [
    [147, 48],
    [117, 22],
  ],
  [
    [191, 13],
    [133, 20],
  ],
  [
    [235, 22],
    [145, 20],
  ],
  [
    [100, 10],
    [136, 18],
  ],
  [
    [147, 15],
    [137, 18],
  ],
  [
    [191, 74],
    [138, 19],
  ],
  [
    [235, 99],
    [140, 20],
  ],
];

test("averages of the program's own test data, digit by digit", () => {
  let state: FeedAverages | null = null;
  for (const [i, [[price, halfWidth], expected]] of ROWS.entries()) {
    state = updateFeedAverages(state, { price: BigInt(price), halfWidth: BigInt(halfWidth) }, i === 0 ? 5000 : 1, 0);
    assert.deepEqual([Number(state.price.value), Number(state.halfWidth.value)], expected, `row ${i}`);
  }
});
