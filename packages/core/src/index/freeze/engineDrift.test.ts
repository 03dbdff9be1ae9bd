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
  dollarMarket(["a", "b", "c", "d"], { drift: DRIFT, minimumVenues: 2, aggregation: "weightedMedian", ...changes });

/** What two honest venues say beside the others of a test. */
const HONEST = { a: 100, b: 100.01 };

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
  const calm = play(parameters, { ...HONEST, c: 99.99, d: 100.02 }, 12, NOW);
  assert.deepEqual(statusOf(calm), ["used", "used", "used", "used"]);
  const early = play(parameters, { ...HONEST, c: 99.99, d: 99.5 }, 1, NOW + 12 * HOUR, calm.state);
  assert.deepEqual(statusOf(early), ["used", "used", "used", "used"]);
  assert.ok((early.result.contributions[3]?.trust ?? 1) < 0.6, "but it weighs less already");
  const frozen = play(parameters, { ...HONEST, c: 99.99, d: 99.5 }, 11, NOW + 13 * HOUR, early.state);
  assert.deepEqual(statusOf(frozen), ["used", "used", "used", "drifted"]);
  assert.ok(early.result.ok && frozen.result.ok);
  assert.ok(frozen.result.halfWidth < early.result.halfWidth / 2);
  assert.deepEqual([frozen.result.price, frozen.result.venuesUsed], [100, 3]);
  const healed = play(parameters, { ...HONEST, c: 99.99, d: 100.02 }, 60, NOW + 24 * HOUR, frozen.state);
  assert.deepEqual(statusOf(healed), ["used", "used", "used", "used"]);
});

test("while the others are too few to outvote a liar the frozen venue still counts, with what is left of its weight", () => {
  const parameters = marketOf({ weights: { halfLifeMillis: HOUR, errorScale: 0.001, capByCount: [] } });
  const frozen = play(parameters, { ...HONEST, c: 99.99, d: 99.5 }, 24, NOW);
  assert.deepEqual(statusOf(frozen), ["used", "used", "used", "drifted"]);
  const few = play(parameters, { ...HONEST, d: 99.5 }, 1, NOW + 24 * HOUR, frozen.state);
  assert.deepEqual(statusOf(few), ["used", "used", "stale", "used"]);
  assert.ok(few.result.ok && few.result.price === 100);
  assert.ok((few.result.contributions[3]?.weight ?? 1) < 0.02);
});

test("a majority is out for good with nobody: a venue that drifted off and healed does not hand the index to liars", () => {
  // c is 15 bp off until hour 20 and honest from then on; from hour 24 the liar, twice as large, says 2.5 % more.
  const parameters = dollarMarket(["a", "b", "c"], { drift: DRIFT, minimumVenues: 2, aggregation: "weightedMedian" });
  let last = play(parameters, { ...HONEST, c: 99.85 }, 20, NOW);
  last = play(parameters, { ...HONEST, c: 100 }, 4, NOW + 20 * HOUR, last.state);
  for (let hour = 24; hour < 120; hour++) {
    for (let at = NOW + hour * HOUR; at < NOW + (hour + 1) * HOUR; at += MINUTE) {
      const lie = quoteOf("b", 102.5, { publishedAt: at, size: 2 });
      last = updatePrice(last.state, [quoteOf("a", 100, { publishedAt: at }), lie, quoteOf("c", 100, { publishedAt: at })], at, parameters);
      assert.ok(last.result.ok && last.result.price === 100, `hour ${hour}`);
    }
  }
});

test("two liars of five beside a venue that has just healed are themselves put out within two hours", () => {
  const parameters = dollarMarket(["a", "b", "c", "x", "y"], { drift: DRIFT, minimumVenues: 2, aggregation: "weightedMedian" });
  let last = play(parameters, { ...HONEST, c: 99.85, x: 100, y: 100 }, 14, NOW);
  assert.equal(statusOf(last)[2], "drifted");
  last = play(parameters, { ...HONEST, c: 100, x: 101.2, y: 101.2 }, 3, NOW + 14 * HOUR, last.state);
  last = play(parameters, { ...HONEST, c: 100, x: 101.5, y: 101.5 }, 100, NOW + 17 * HOUR, last.state);
  assert.deepEqual(statusOf(last), ["used", "used", "used", "drifted", "drifted"]);
  assert.ok(last.result.ok && Math.abs(last.result.price - 100) <= 0.011);
});

test("a day of silence is no day of being back: the venue that returns far off is still out", () => {
  const parameters = marketOf();
  let last = play(parameters, { ...HONEST, c: 99.99, d: 99.75 }, 12, NOW);
  // Honest until its average is back, then silent.
  last = play(parameters, { ...HONEST, c: 99.99, d: 100 }, 20, NOW + 12 * HOUR, last.state);
  assert.notEqual(last.state.index.drift?.venues.d?.standing?.backSince ?? null, null);
  last = play(parameters, { ...HONEST, c: 99.99 }, 30, NOW + 32 * HOUR, last.state);
  last = play(parameters, { ...HONEST, c: 99.99, d: 98 }, 1 / 60, NOW + 62 * HOUR, last.state);
  assert.equal(statusOf(last)[3], "drifted");
});

test("what nobody could judge for a week is forgotten", () => {
  const parameters = marketOf();
  const frozen = play(parameters, { ...HONEST, c: 99.99, d: 99.5 }, 24, NOW);
  const pair = play(parameters, { a: 100, d: 100 }, 24 * 8, NOW + 24 * HOUR, frozen.state);
  assert.deepEqual(pair.state.index.drift?.venues, {});
  assert.equal(pair.result.contributions[3]?.trust, 1);
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

test("without the filter nobody is followed", () => {
  const { state, result } = play(marketOf({ drift: null }), { ...HONEST, c: 99.99, d: 99 }, 24, NOW);
  assert.equal(state.index.drift, null);
  assert.ok(result.contributions.every(({ status, trust }) => status === "used" && trust === 1));
});
