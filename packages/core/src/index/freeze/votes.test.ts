import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultPriceParameters } from "../defaults.ts";
import { describe } from "../incidents/incident.testing.ts";
import { dollarMarket, indexOf, NOW, quoteOf, at as sourcesOf } from "../market.testing.ts";
import type { PriceParameters } from "../parameters.ts";
import { createPriceState, updatePrice } from "../price.ts";
import { DEFAULT_DRIFT } from "./drift.ts";

// Who is judged by which price.

const DRIFT = { ...DEFAULT_DRIFT, maxGapMillis: 300_000 };
const MINUTE = 60_000;
const BTC_USDC = { pair: "BTC/USDC" };

/** A day in which each source says the same every minute. */
function day(parameters: PriceParameters, said: readonly (readonly [venue: string, pair: string, price: number])[]) {
  let state = createPriceState(parameters);
  for (let at = NOW; at < NOW + 24 * 60 * MINUTE; at += MINUTE) {
    const quotes = said.map(([venue, pair, price]) => quoteOf(venue, price, { pair, publishedAt: at }));
    state = updatePrice(state, quotes, at, parameters).state;
  }
  return updatePrice(state, [], NOW + 24 * 60 * MINUTE, parameters);
}

/** Four dollar venues, of which the last also quotes in USDC, converted through one venue. */
function withLeg(): PriceParameters {
  const { index } = dollarMarket(["a", "b", "c", "d"], { drift: DRIFT, minimumVenues: 2, aggregation: "weightedMedian" });
  return {
    base: "BTC",
    quote: "USD",
    index: { ...index, sources: [...index.sources, ...sourcesOf("BTC/USDC", "d", "e")] },
    legs: { USDC: { kind: "index", index: indexOf(sourcesOf("USDC/USD", "k"), { drift: DRIFT }) } },
  };
}

const DOLLARS = ["a", "b", "c", "d"].map((venue) => [venue, "BTC/USD", 100] as const);

test("a venue does not answer for a leg while it has a price of its own in the market's currency; one without has to", () => {
  for (const peg of [0.995, 1.005]) {
    const { result } = day(withLeg(), [...DOLLARS, ["d", BTC_USDC.pair, 100], ["e", BTC_USDC.pair, 100], ["k", "USDC/USD", peg]]);
    const status = (venue: string, pair: string) => result.contributions.find((c) => c.venue === venue && c.pair === pair)?.status;
    assert.equal(status("d", "BTC/USD"), "used", `peg ${peg}`);
    assert.equal(status("e", "BTC/USDC"), "drifted", `peg ${peg}`);
  }
});

test("pairs of one venue have one vote, the lower median of its own, and are out together", () => {
  const { index } = dollarMarket(["a", "b", "c", "d"], { drift: DRIFT, minimumVenues: 2, aggregation: "weightedMedian" });
  const pairs = ["BTC/USDC", "BTC/USDT", "BTC/DAI"];
  const parameters: PriceParameters = {
    base: "BTC",
    quote: "USD",
    index: { ...index, sources: [...index.sources, ...pairs.flatMap((pair) => sourcesOf(pair, "e"))] },
    legs: Object.fromEntries(["USDC", "USDT", "DAI"].map((currency) => [currency, { kind: "assumed", price: 1, halfWidth: 0 } as const])),
  };
  const judged = (...prices: readonly number[]) => {
    const { result } = day(parameters, [...DOLLARS, ...pairs.map((pair, i) => ["e", pair, prices[i] ?? 100] as const)]);
    return result.contributions.slice(4).map(({ status }) => status);
  };
  assert.deepEqual(judged(99, 100, 100.02), ["used", "used", "used"], "one pair that is off is not the venue's price");
  assert.deepEqual(judged(100, 99.6, 99.5), ["drifted", "drifted", "drifted"]);
});

test("a leg follows its own venues, by the defaults too", () => {
  const venues = ["k", "l", "m", "n"];
  const parameters = defaultPriceParameters(
    describe(["a", "b", "c"], {
      base: "BTC",
      sources: [...sourcesOf("BTC/USD", "a", "b"), ...sourcesOf("BTC/USDC", "c")],
      legs: { USDC: { kind: "index", sources: sourcesOf("USDC/USD", ...venues), minimumVenues: 1, stalenessMillis: MINUTE } },
    }),
  );
  const pegs = venues.map((venue) => [venue, "USDC/USD", venue === "n" ? 0.995 : 1] as const);
  const { result } = day(parameters, [["a", "BTC/USD", 100], ["b", "BTC/USD", 100], ["c", "BTC/USDC", 100], ...pegs]);
  const leg = result.legs.USDC;
  assert.ok(leg?.kind === "index");
  assert.deepEqual(
    leg.result.contributions.map(({ status }) => status),
    ["used", "used", "used", "drifted"],
  );
});

test("by the defaults a look stands for five minutes at most: an hour of silence does not count for the print after it", () => {
  const parameters = defaultPriceParameters(describe(["a", "b", "c", "d"]));
  let state = createPriceState(parameters);
  const say = (at: number, d: number | null) => {
    const said = Object.entries({ a: 1, b: 1, c: 1, ...(d === null ? {} : { d }) });
    const quotes = said.map(([venue, price]) => quoteOf(venue, price, { pair: "X/USD", publishedAt: at }));
    state = updatePrice(state, quotes, at, parameters).state;
  };
  for (let minute = 0; minute < 180; minute++) say(NOW + minute * MINUTE, minute < 60 ? 1 : null);
  say(NOW + 180 * MINUTE, 0.995);
  const bias = state.index.drift?.venues.d?.bias ?? Number.NaN;
  assert.ok(Math.abs(bias / (-0.005 * (1 - 2 ** (-5 / 360))) - 1) < 1e-6, `${bias}`);
});
