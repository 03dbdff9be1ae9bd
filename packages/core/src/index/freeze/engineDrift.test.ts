import assert from "node:assert/strict";
import { test } from "node:test";
import { dollarMarket, NOW, quoteOf } from "../market.testing.ts";
import type { IndexParameters, PriceParameters } from "../parameters.ts";
import { createPriceState, updatePrice } from "../price.ts";
import type { PriceState } from "../state.ts";
import { DEFAULT_DRIFT } from "./drift.ts";
import { nextLook } from "./followDrift.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DRIFT = { ...DEFAULT_DRIFT, maxGapMillis: 5 * MINUTE };
const marketOf = (changes: Partial<IndexParameters> = {}) =>
  dollarMarket(["a", "b", "c"], { drift: DRIFT, minimumVenues: 2, aggregation: "weightedMedian", ...changes });

/** Every minute of some hours the same prices; the last result and state. */
function play(
  parameters: PriceParameters,
  prices: Readonly<Record<string, number>>,
  hours: number,
  from: number,
  state = createPriceState(parameters),
) {
  let last: ReturnType<typeof updatePrice> = { state, result: updatePrice(state, [], from, parameters).result };
  for (let at = from; at < from + hours * HOUR; at += MINUTE) {
    const quotes = Object.entries(prices).map(([venue, price]) => quoteOf(venue, price, { publishedAt: at }));
    last = updatePrice(last.state, quotes, at, parameters);
  }
  return last;
}

const statusOf = ({ result }: ReturnType<typeof updatePrice>) => result.contributions.map(({ status }) => status);

test("a frozen venue is left out by name and reason, the index is narrower without it, and it comes back by itself", () => {
  const parameters = marketOf();
  const calm = play(parameters, { a: 100, b: 100.01, c: 99.99 }, 12, NOW);
  assert.deepEqual(statusOf(calm), ["used", "used", "used"]);
  const early = play(parameters, { a: 100, b: 100.01, c: 99.5 }, 1, NOW + 12 * HOUR, calm.state);
  assert.deepEqual(statusOf(early), ["used", "used", "used"]);
  assert.ok((early.result.contributions[2]?.trust ?? 1) < 0.6, "but it weighs less already");
  const frozen = play(parameters, { a: 100, b: 100.01, c: 99.5 }, 11, NOW + 13 * HOUR, early.state);
  assert.deepEqual(statusOf(frozen), ["used", "used", "drifted"]);
  assert.ok(early.result.ok && frozen.result.ok);
  assert.ok(frozen.result.halfWidth < early.result.halfWidth / 3);
  assert.deepEqual([frozen.result.price, frozen.result.venuesUsed], [100, 2]);
  const healed = play(parameters, { a: 100, b: 100.01, c: 99.99 }, 60, NOW + 24 * HOUR, frozen.state);
  assert.deepEqual(statusOf(healed), ["used", "used", "used"]);
});

test("while the others are too few the frozen venue still counts, with what is left of its weight", () => {
  const parameters = marketOf({ weights: { halfLifeMillis: HOUR, errorScale: 0.001, capByCount: [] } });
  const frozen = play(parameters, { a: 100, b: 100.01, c: 99.5 }, 24, NOW);
  const at = NOW + 24 * HOUR;
  const pair = play(parameters, { a: 100, c: 99.5 }, 1, at, frozen.state);
  assert.deepEqual(statusOf(pair), ["used", "stale", "used"]);
  assert.ok(pair.result.ok && pair.result.price === 100);
  assert.ok((pair.result.contributions[2]?.weight ?? 1) < 0.02);
});

test("drift is looked at once in the stated time, however often the index is asked for", () => {
  const parameters = marketOf();
  const quotes = { a: 100, b: 100.01, c: 99.7 };
  const often = (every: number): PriceState => {
    let state = createPriceState(parameters);
    for (let at = NOW; at < NOW + HOUR; at += every) {
      const now = Object.entries(quotes).map(([venue, price]) => quoteOf(venue, price, { publishedAt: at }));
      state = updatePrice(state, now, at, parameters).state;
    }
    return state;
  };
  const [rare, frequent] = [often(MINUTE), often(MINUTE / 20)];
  const bias = ({ index }: PriceState) => index.drift?.venues.c?.bias ?? Number.NaN;
  assert.ok(Math.abs(bias(rare) / bias(frequent) - 1) < 0.02, "one look more or less in an hour");
  assert.equal(nextLook(frequent.index.drift, DRIFT), Math.ceil((NOW + HOUR) / MINUTE) * MINUTE);
});

test("pairs of one venue have one vote, and a leg follows its own venues", () => {
  const index = marketOf().index;
  const parameters: PriceParameters = {
    base: "BTC",
    quote: "USD",
    index: { ...index, sources: [...index.sources, { venue: "c", pair: "BTC/USDC" }, { venue: "c", pair: "BTC/USDT" }] },
    legs: { USDC: { kind: "assumed", price: 1, halfWidth: 0 }, USDT: { kind: "assumed", price: 1, halfWidth: 0 } },
  };
  let state = createPriceState(parameters);
  for (let at = NOW; at < NOW + 24 * HOUR; at += MINUTE) {
    const direct = [quoteOf("a", 100, { publishedAt: at }), quoteOf("b", 100, { publishedAt: at })];
    const own = ["BTC/USD", "BTC/USDC", "BTC/USDT"].map((pair) => quoteOf("c", 99.5, { pair, publishedAt: at }));
    state = updatePrice(state, [...direct, ...own], at, parameters).state;
  }
  const { result } = updatePrice(state, [], NOW + 24 * HOUR, parameters);
  assert.deepEqual(
    result.contributions.map(({ status }) => status),
    ["used", "used", "drifted", "drifted", "drifted"],
  );
});

test("without the filter nobody is followed", () => {
  const { state, result } = play(marketOf({ drift: null }), { a: 100, b: 100, c: 99 }, 24, NOW);
  assert.equal(state.index.drift, null);
  assert.ok(result.contributions.every(({ status, trust }) => status === "used" && trust === 1));
});
