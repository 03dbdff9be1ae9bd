import { createMarketState, type MarketState, step } from "@evenkeel/core";
import { createHotMarket, decideOnQuote, type HotMarket } from "@evenkeel/core/hot/public";
import {
  chainBefore,
  drawWalk,
  LAG_MILLIS,
  MILLIS_BETWEEN_QUOTES,
  quoteAt,
  START,
  tenVenues,
  timeOf,
  VENUES,
  type Walk,
} from "./tenVenues.ts";

const PREPARED = 1 << 14;

/** One market at one quote, as the pure state and in the caller's buffers; the chain has accepted a vector. */
export interface PlayedMarket {
  readonly walk: Walk;
  readonly state: MarketState;
  readonly hot: HotMarket;
  /** Number of the next quote. */
  next: number;
}

/** A market whose ten venues have each quoted once. */
export function openMarket(): PlayedMarket {
  const walk = drawWalk(PREPARED);
  const at = timeOf(VENUES);
  const quotes = Array.from({ length: VENUES }, (_, n) => quoteAt(walk, n));
  const { state } = step(createMarketState(tenVenues), { at, quotes, chain: chainBefore(at), closeRound: null }, tenVenues);
  return { walk, state, hot: createHotMarket(tenVenues, state), next: VENUES + 1 };
}

/** One quote of ten changed, and the whole decision on it. */
export function playNext(market: PlayedMarket): number {
  const { walk, hot } = market;
  const n = market.next++;
  const i = n % walk.bid.length;
  const { input } = hot;
  input.source = n % VENUES;
  input.leg = -1;
  input.bid = walk.bid[i] as number;
  input.ask = walk.ask[i] as number;
  input.size = walk.size[i] as number;
  input.at = START + n * MILLIS_BETWEEN_QUOTES;
  input.publishedAt = input.at - LAG_MILLIS;
  return decideOnQuote(hot);
}
