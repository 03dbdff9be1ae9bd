import {
  type ChainSnapshot,
  defaultMarketParameters,
  encodeFields,
  type MarketDescription,
  type MarketParameters,
  type Quote,
} from "@evenkeel/core";
import { draw } from "../random/draw.ts";

export const START = 1_750_000_000_000;
const SEED = 1;
export const MILLIS_BETWEEN_QUOTES = 7;
export const LAG_MILLIS = 40;
/** Moves of the price between two quotes, half-width of their uniform distribution; about 60 % a year at this rhythm. */
const MOVE = 1.6e-5;
const HALF_SPREAD = 5e-5;

export const VENUES = 10;

const DESCRIPTION: MarketDescription = {
  market: "BTC-USD",
  base: "BTC",
  quote: "USD",
  roundSeconds: 10,
  sources: Array.from({ length: VENUES }, (_, i) => ({ venue: `venue${i}`, pair: "BTC/USD" })),
  legs: {},
  minimumVenues: 3,
  stalenessMillis: 60_000,
  singleVenueHalfWidth: 0.002,
  skewScale: 20_000,
};

/** Default parameters of a market with ten venues; every stage is on. */
export const tenVenues: MarketParameters = defaultMarketParameters(DESCRIPTION, "gen2");

/** The n-th quote of a walk: one venue after another, seven milliseconds apart. */
export interface Walk {
  readonly bid: Float64Array;
  readonly ask: Float64Array;
  readonly size: Float64Array;
}

/**
 * Quotes drawn ahead, so that drawing them is not measured; played over and over, the price ends where it began.
 *
 * @param length number of quotes
 */
export function drawWalk(length: number): Walk {
  const walk = { bid: new Float64Array(length), ask: new Float64Array(length), size: new Float64Array(length) };
  let level = 0;
  const levels = Float64Array.from({ length }, (_, i) => {
    level += (2 * draw(SEED, i, "move") - 1) * MOVE;
    return level;
  });
  for (let i = 0; i < length; i++) {
    const price = 60_000 * Math.exp((levels[i] as number) - (level * i) / length);
    walk.bid[i] = price * (1 - HALF_SPREAD);
    walk.ask[i] = price * (1 + HALF_SPREAD);
    walk.size[i] = 0.05 + draw(SEED, i, "size");
  }
  return walk;
}

/** Time of the n-th quote's delivery, milliseconds UTC. */
export const timeOf = (n: number): number => START + n * MILLIS_BETWEEN_QUOTES;

/** The n-th quote as the pure step takes it. */
export function quoteAt({ bid, ask, size }: Walk, n: number): Quote {
  const i = n % bid.length;
  const { venue, pair } = DESCRIPTION.sources[n % VENUES] as { venue: string; pair: string };
  return {
    venue,
    pair,
    bid: bid[i] as number,
    ask: ask[i] as number,
    size: size[i] as number,
    publishedAt: timeOf(n) - LAG_MILLIS,
    receivedAt: timeOf(n),
  };
}

/** A chain that has accepted a vector and carries open positions, so that no stage is idle. */
export function chainBefore(at: number): ChainSnapshot {
  const observedAt = Math.floor(at / 1000) - 8;
  const fields = encodeFields({
    index: 60_000,
    confidence: 12,
    indexAverage: 60_000,
    volatility: 0.8,
    premiumAverage: 0.0008,
    premiumIntegral: 0.2,
    fundingRate: 1e-8,
    borrowRate: 1e-9,
    initialMargin: 0.0513,
    maintenanceMargin: 0.025,
    tradeFee: 0.0005,
    tier: 1,
  });
  return {
    blockTime: at - 2_000,
    mark: 60_060,
    openInterestLong: 420,
    openInterestShort: 400,
    skewScale: 20_000,
    poolValue: 50_000_000,
    valid: true,
    accepted: { round: Math.floor(observedAt / DESCRIPTION.roundSeconds), observedAt, fields },
  };
}
