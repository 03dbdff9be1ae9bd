import assert from "node:assert/strict";
import { test } from "node:test";
import type { CaseInputs } from "../../adapter.ts";
import { oracleAdapters } from "./index.ts";

/** Runs the adapter whose mechanism starts with these words. */
function run(system: string, words: string, inputs: CaseInputs): unknown {
  const table = oracleAdapters[system] ?? {};
  const name = Object.keys(table).find((mechanism) => mechanism.startsWith(words));
  assert.ok(name, `${system}: ${words}`);
  return table[name]?.(inputs);
}

test("decimal strings are numbers, digits beyond 2^53 stay exact", () => {
  assert.equal(run("Chainlink OCR2", "median", { observations: ["9007199254740993", "9007199254740995", 1] }), 9007199254740993n);
  assert.equal(run("Chainlink OCR2", "deviation", { thresholdPPB: "5000000", old: "100000", new: 100500 }), true);
  assert.deepEqual(run("Pyth", "aggregate", { exponent: -8, quotes: [["9007199254740993", "1", 1]] }), {
    price: 9007199254740993n,
    conf: 1n,
    status: "trading",
  });
  assert.equal(run("RedStone", "median", { values: ["1.5", 2] }), 1.75);
});

test("Pyth: quotes that do not trade or have no confidence leave the feed unknown", () => {
  assert.deepEqual(
    run("Pyth", "aggregate", {
      exponent: 0,
      quotes: [
        [100, 0, 1],
        [100, 5, 0],
      ],
    }),
    { price: 0, conf: 0, status: "unknown" },
  );
  assert.deepEqual(run("Pyth", "aggregate", { exponent: 0, quotes: [] }), { price: 0, conf: 0, status: "unknown" });
  assert.deepEqual(run("Pyth", "fixed point", { price: "-12276250", conf: 0, exponent: -5 }), { price: -122.7625, conf: 0 });
  assert.deepEqual(run("Pyth", "fixed point", { price: 12, conf: 3, exponent: 2 }), { price: 1200, conf: 300 });
});

test("Connect: no path, a path that cannot be turned round, a provider's price under either name", () => {
  assert.equal(run("Skip Connect (Slinky)", "two providers", { paths: [], minProviderCount: 1 }), null);
  assert.equal(run("Skip Connect (Slinky)", "adjusted price", { price: 0, invert: true, indexPrice: 1 }), null);
  assert.equal(run("Skip Connect (Slinky)", "min provider", { paths: [{ provider: "a", price: "2" }], minProviderCount: 1 }), 2);
  assert.equal(run("Skip Connect (Slinky)", "inverted path", { paths: [{ p: 4, invert: true }], minProviderCount: 1 }), 0.25);
});

test("GMX: a case without a range, and a range alone", () => {
  assert.deepEqual(run("GMX v2", "age", { nowTs: 1000, cases: [{ ts: 1000 }] }), ["ok"]);
  assert.deepEqual(run("GMX v2", "age", { nowTs: 1000, rangeCase: [940, 1000] }), ["ok"]);
  assert.deepEqual(run("GMX v2", "reference", { ref: 0, prices: [1] }), ["revert"]);
});

test("Maker: each refusal in the contract's own words", () => {
  const poke = (values: unknown[], ages: number[], slots: number[]) =>
    run("Maker Median", "poke", { values, ages, slots, lastAge: 10, bar: 3 });
  assert.equal(poke([3, 2, 4], [11, 11, 11], [1, 2, 3]), "Messages not in order");
  assert.equal(poke([1, 2, 3, 4], [11, 11, 11, 11], [1, 2, 3, 4]), "Not enough signed messages");
  assert.equal(poke([1, 2, 3], [11, 11, 11], [1, 2, 1]), "Oracle already signed");
});

test("Hyperliquid: a family that is absent, and the substitute of two", () => {
  const mark = (inputs: CaseInputs) => run("Hyperliquid", "mark", inputs);
  assert.equal(mark({ oracle: 100, ema: 0, bid: 101, ask: 103, last: 102, cexPerpMid: null, bookEma30: 101 }), 101);
  assert.equal(mark({ oracle: 100, ema: 0, bid: null, ask: null, last: null }), 100);
  assert.equal(mark({ oracle: 100, ema: 0.5, bid: 99, ask: 101, last: 100, cexPerpMids: { Binance: 100.2, OKX: 150 } }), 100.2);
});

test("Chainlink: the circuit is exact beyond 2^53, and a feed without a last answer has none", () => {
  const range = { minAnswer: 1, maxAnswer: "95780971304118053647396689196894323976171195136475135", lastAnswer: "2000123456789012345677" };
  assert.deepEqual(run("Chainlink OCR2", "min/max", { ...range, median: "2000123456789012345678" }), {
    result: "ok",
    readersStillSee: 2_000_123_456_789_012_345_678n,
  });
  const refused = "revert: median is out of min-max range";
  assert.deepEqual(run("Chainlink OCR2", "min/max", { ...range, median: 0 }), {
    result: refused,
    readersStillSee: 2_000_123_456_789_012_345_677n,
  });
  assert.deepEqual(run("Chainlink OCR2", "min/max", { ...range, median: 0, lastAnswer: null }), { result: refused, readersStillSee: null });
});

test("RedStone: two prices keep their order, zero from zero is still a change from zero", () => {
  assert.deepEqual(run("RedStone", "filterOutliers", { values: ["200", 5], maxDiscrepancy: 100 }), {
    representative: [200, 5],
    outliers: [],
  });
  assert.equal(run("RedStone", "deviation", { base: 0, deviated: 0 }), Number.MAX_SAFE_INTEGER);
});

test("BitMEX: exclusion alone does not freeze the two that remain, and a silent constituent is absent", () => {
  assert.deepEqual(run("BitMEX", "exclude", { prices: [100, 76, 150], tolerance: 0.25 }), { active: [0, 1], index: 88 });
  assert.deepEqual(run("BitMEX", "two constituents", { prices: [100, 112], tolerance: 0.1, lastIndex: null }), {
    index: null,
    frozen: true,
  });
  const timeline = [
    ["00:00:00", 100, 100, 100],
    ["00:00:05", null, 100, 100],
  ];
  assert.deepEqual(run("BitMEX", "re-introduction", { timeline }), ["ABC", "BC"]);
});

test("Pyth: a trigger that is not set never fires, and a confidence is printed to the digits of its price", () => {
  const cases = [{ ageS: 61, devPct: 99, confPct: 99 }];
  assert.deepEqual(run("Pyth", "price pusher", { config: { time_difference: 60 }, cases }), [true]);
  assert.deepEqual(run("Pyth", "price pusher", { config: { time_difference: 62 }, cases }), [false]);
  assert.deepEqual(run("Pyth", "publisher", { bid: 0.5, ask: 0.5002, takerFee: 0.001 }), { price: 0.5001001, conf: 0.0006001 });
  assert.deepEqual(run("Pyth", "publisher", { bid: 0, ask: 0, takerFee: 0.001 }), { price: 0, conf: 0 });
});

test("Connect: half of one unit of stake is none", () => {
  const priceWeight = [
    [200, 1],
    [100, 0],
  ];
  assert.equal(run("Skip Connect (Slinky)", "stake-weighted", { priceWeight }), 100);
});

test("Binance: the clamp is narrower for the coins that are named", () => {
  assert.deepEqual(run("Binance", "cap", { median: 20_000, deviationsPct: [7, 2, -6] }), [20_600, 20_400, 19_400]);
  assert.deepEqual(run("Binance", "cap", { base: "BTC", median: 20_000, deviationsPct: [7, -7] }), [20_200, 19_800]);
  assert.deepEqual(run("Binance", "cap", { cap: 0.01, median: 20_000, deviationsPct: [7, -7] }), [20_200, 19_800]);
});

test("incidents: the same rules let a sound price through", () => {
  assert.deepEqual(run("incident: KiloEx 2025-04-14", "setter", { open: 1600, close: 1500, true: 1589, maxDev: 0.5 }), {
    open: "ACCEPT",
    close: "ACCEPT",
  });
  assert.equal(run("incident: Mango mSOL 2021-12-04", "confidence", { price: 600, conf: 60, maxConfRatio: 0.1 }), "ACCEPT");
  assert.deepEqual(
    run("incident: Harvest 2020-10-26", "per-call", { movePct: 0.1, cycles: 5, perCallCapPct: 3, cumulativeCapPctPerHour: 3 }),
    {
      perCall: "all 5 pass",
      cumulative: "all 5 pass",
    },
  );
});
