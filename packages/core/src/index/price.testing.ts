import fc from "fast-check";
import type { Quote } from "../market/quote.ts";
import { at, indexOf, NOW, quoteOf } from "./market.testing.ts";
import type { PriceParameters } from "./parameters.ts";

/** A market in three currencies: USD direct, USDC through an index of its own, USDT at an assumed parity. */
export const MIXED: PriceParameters = {
  base: "BTC",
  quote: "USD",
  index: indexOf([...at("BTC/USD", "a", "b"), ...at("BTC/USDC", "a", "c"), ...at("BTC/USDT", "d")], { minimumVenues: 2 }),
  legs: {
    USDC: { kind: "index", index: indexOf(at("USDC/USD", "a", "k")) },
    USDT: { kind: "assumed", price: 1, halfWidth: 0.003 },
  },
};

const SOURCES = [
  ...MIXED.index.sources,
  ...at("USDC/USD", "a", "k"),
  // Not a source of this market.
  ...at("ETH/USD", "a"),
];

const finite = fc.double({ min: 95, max: 105, noNaN: true });
const price = fc.oneof({ weight: 12, arbitrary: finite }, fc.constantFrom(0, -1, Number.NaN, Infinity, 50, 1e24, 1.7e308));
const size = fc.oneof({ weight: 8, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) }, fc.constantFrom(-1, Number.NaN, 1.7e308));

/** Any message of any venue, good, bad or foreign, published within the last two minutes of the moment or a little after it. */
export const anyQuote = (moment: number): fc.Arbitrary<Quote> =>
  fc
    .record({
      source: fc.constantFrom(...SOURCES),
      price,
      spread: fc.constantFrom(0, 0.001, 0.1, -0.01),
      size,
      age: fc.integer({ min: -3_000, max: 120_000 }),
    })
    .map(({ source, price: bid, spread, size: traded, age }) => {
      const unit = source.pair.startsWith("USDC") ? bid / 100 : bid;
      return quoteOf(source.venue, unit, { pair: source.pair, ask: unit * (1 + spread), size: traded, publishedAt: moment - age });
    });

/** Deliveries at rising times, each with the quotes that arrive then. */
export const deliveries = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40_000 }), fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 12 })), {
    minLength: 1,
    maxLength: 12,
  })
  .chain((plan) => {
    let moment = NOW;
    return fc.tuple(
      ...plan.map(([wait, slots]) => {
        moment += wait;
        const here = moment;
        return fc.array(anyQuote(here), { minLength: slots.length, maxLength: slots.length }).map((quotes) => ({ at: here, quotes }));
      }),
    );
  });
