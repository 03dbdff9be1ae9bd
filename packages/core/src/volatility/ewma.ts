import { EvenkeelError } from "../market/errors.ts";
import { decay } from "../math/decay.ts";
import type { VolatilityParameters } from "./parameters.ts";

const SECONDS_PER_YEAR = 365 * 86_400;

/** Current and slow volatility, annualised fractions. */
export interface Volatilities {
  readonly current: number;
  /** Slow, fed with capped returns, and itself capped: it cannot follow a crisis up. */
  readonly slow: number;
}

export interface EwmaState {
  /** Number of the bucket of the last price; -1 before the first. */
  readonly bucket: number;
  readonly price: number;
  /** Number and price of the last closed bucket; -1 before the first. */
  readonly closedBucket: number;
  readonly closedPrice: number;
  /** Variance per second. */
  readonly variance: number;
  readonly slowVariance: number;
}

/**
 * Both estimates at their prior.
 *
 * @example
 * volatilitiesOf(createEwma(p), p) // { current: p.initial, slow: p.initial }
 */
export function createEwma(p: VolatilityParameters): EwmaState {
  const variance = (p.initial * p.initial) / SECONDS_PER_YEAR;
  return { bucket: -1, price: 0, closedBucket: -1, closedPrice: 0, variance, slowVariance: variance };
}

/**
 * Exponentially weighted variance of log returns (RiskMetrics 1996, in continuous time) between the last prices of fixed buckets. Further
 * calls within a bucket change nothing but the price it closes at, so the rhythm of the calls does not matter. Buckets without a call are
 * missing data, not calm: the return across them is spread over their time and weighs no more than one over `maxGapMillis`.
 *
 * @param price positive
 * @param at milliseconds UTC, not before the last call
 * @throws EvenkeelError `VOLATILITY_PRICE`
 * @example
 * updateEwma(state, 101, at, p).price // 101
 */
export function updateEwma(state: EwmaState, price: number, at: number, p: VolatilityParameters): EwmaState {
  if (!(price > 0 && price < Infinity)) {
    throw new EvenkeelError({
      code: "VOLATILITY_PRICE",
      message: "a price must be positive and finite",
      field: "price",
      value: price,
      remedy: "Feed the volatility only while the index is valid.",
    });
  }
  const bucket = Math.floor(at / p.gridMillis);
  if (bucket <= state.bucket) return price === state.price ? state : { ...state, price };
  if (state.bucket < 0) return { ...state, bucket, price };
  const closed = { bucket, price, closedBucket: state.bucket, closedPrice: state.price };
  if (state.closedBucket < 0) return { ...closed, variance: state.variance, slowVariance: state.slowVariance };
  const elapsed = (state.bucket - state.closedBucket) * p.gridMillis;
  const change = Math.log(state.price / state.closedPrice);
  const observed = (change * change * 1000) / elapsed;
  const counted = Math.min(elapsed, p.maxGapMillis);
  const kept = decay(counted, p.halfLifeMillis);
  const slowKept = decay(counted, p.slowHalfLifeMillis);
  const slowObserved = Math.min(observed, p.slowReturnCap * p.slowReturnCap * state.slowVariance);
  return {
    ...closed,
    variance: kept * state.variance + (1 - kept) * observed,
    slowVariance: slowKept * state.slowVariance + (1 - slowKept) * slowObserved,
  };
}

/**
 * The estimates as annualised fractions, held between the floor and, for the slow one, its cap.
 *
 * @example
 * volatilitiesOf({ ...state, variance: 0.25 / 31_536_000 }, p).current // 0.5
 */
export function volatilitiesOf(state: EwmaState, p: VolatilityParameters): Volatilities {
  const annual = (variance: number) => Math.max(p.floor, Math.sqrt(variance * SECONDS_PER_YEAR));
  return { current: annual(state.variance), slow: Math.min(p.slowCap, annual(state.slowVariance)) };
}
