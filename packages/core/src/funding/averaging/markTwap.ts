import { biasedAverage } from "./biasedAverage.ts";
import { sanitisePrice } from "./sanitisePrice.ts";

/** A bid and an ask, or their averages, integer units. */
export interface BidAsk {
  readonly bid: bigint;
  readonly ask: bigint;
}

/** What a trade says about the book, integer units. */
export interface TradeEstimate {
  readonly tradePrice: bigint;
  /** Side of the taker, or null when there was no trade. */
  readonly direction: "long" | "short" | null;
  readonly oraclePrice: bigint;
  /** The virtual market maker's own quotes. */
  readonly quotes: BidAsk;
  /** Most that the other side may lie from the oracle, integer units. */
  readonly discount: bigint;
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/**
 * Bid and ask that one trade implies: the side it took, and the other side near the oracle, never outside the market maker's own quotes.
 *
 * Source: Drift v2.
 *
 * @example
 * estimateBidAsk({ tradePrice: 101n, direction: "long", oraclePrice: 100n, quotes: { bid: 99n, ask: 99n }, discount: 0n }) // { bid: 100n, ask: 101n }
 */
export function estimateBidAsk({ tradePrice, direction, oraclePrice, quotes, discount }: TradeEstimate): BidAsk {
  const premium = tradePrice - oraclePrice;
  const bid = larger(premium > 0n ? oraclePrice - smaller(discount, premium) : tradePrice, quotes.bid);
  const ask = smaller(premium < 0n ? oraclePrice + smaller(discount, -premium) : tradePrice, quotes.ask);
  if (direction === "long") return { bid, ask: larger(tradePrice, bid) };
  if (direction === "short") return { bid: smaller(tradePrice, ask), ask };
  const inside = smaller(larger(tradePrice, quotes.bid), quotes.ask);
  return { bid: inside, ask: inside };
}

/** State and timing of a mark average; seconds. */
export interface MarkTwapInput {
  readonly previous: BidAsk;
  readonly observed: BidAsk;
  readonly secondsSince: bigint;
  readonly windowSeconds: bigint;
  readonly bandDenominator: bigint;
  readonly oracleAverage: bigint;
  /** Seconds by which the oracle's average is newer than the mark's; 0 when it is not. */
  readonly untradedSeconds: bigint;
}

/** Averages of bid and ask, and their middle, rounded down. */
export interface MarkTwap extends BidAsk {
  readonly mark: bigint;
  /** True when the averages were first pulled to the oracle. */
  readonly shrunk: boolean;
}

const SHRINK_AFTER = 60n;

/** An average that went untraded, pulled to the oracle's; the odd unit goes towards the oracle too. */
function pulled(last: bigint, oracleAverage: bigint, untraded: bigint, windowSeconds: bigint): bigint {
  const towards = oracleAverage > last ? 1n : oracleAverage < last ? -1n : 0n;
  return biasedAverage(oracleAverage, last, untraded, larger(0n, windowSeconds - untraded), towards);
}

/**
 * Mark average after one observation: averages that went untraded are first pulled to the oracle's in proportion to the gap, then updated.
 *
 * Source: Drift v2. The pull starts after a minute or a sixtieth of the window, whichever is longer.
 *
 * @example
 * markTwap({ previous: { bid: 0n, ask: 0n }, observed: { bid: 5n, ask: 7n }, secondsSince: 60n, windowSeconds: 60n, bandDenominator: 0n, oracleAverage: 6n, untradedSeconds: 0n }).mark
 * // 5n: the middle of 5 * 60/61 and 7 * 60/61, each rounded down
 */
export function markTwap(input: MarkTwapInput): MarkTwap {
  const { previous, observed, secondsSince, windowSeconds, bandDenominator, oracleAverage, untradedSeconds } = input;
  const shrunk = untradedSeconds > larger(windowSeconds / 60n, SHRINK_AFTER);
  const update = (last: bigint, now: bigint): bigint => {
    const capped = sanitisePrice(now, last, bandDenominator);
    const start = shrunk ? pulled(last, oracleAverage, untradedSeconds, windowSeconds) : last;
    return biasedAverage(capped, start, larger(0n, secondsSince), larger(1n, windowSeconds - secondsSince));
  };
  const bid = update(previous.bid, observed.bid);
  const ask = update(previous.ask, observed.ask);
  return { bid, ask, mark: (bid + ask) / 2n, shrunk };
}
