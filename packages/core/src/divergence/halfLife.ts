import { decay } from "../math/decay.ts";
import { addPair, covarianceOf, type LaggedMoments, NO_MOMENTS } from "../math/laggedMoments.ts";
import type { HalfLifeParameters } from "./parameters.ts";

/** Bucket means of the basis and their decayed moments at lag 0 and at the two lags. */
export interface HalfLifeState {
  readonly at: number;
  readonly held: number;
  /** Number of the open bucket, the time in it that was observed, and the integral of the level over that time. */
  readonly bucket: number;
  readonly covered: number;
  readonly integral: number;
  /** Closed bucket means, newest first, without a gap. */
  readonly recent: readonly number[];
  readonly zero: LaggedMoments;
  readonly short: LaggedMoments;
  readonly long: LaggedMoments;
}

/** What the moments say of the decaying part of the basis. */
export interface HalfLife {
  readonly seconds: number;
  /** Share of the bucket means' variance that does not last to the next bucket. */
  readonly noiseShare: number;
}

function open(level: number, at: number, p: HalfLifeParameters): Pick<HalfLifeState, "at" | "held" | "bucket" | "covered" | "integral"> {
  return { at, held: level, bucket: Math.floor(at / p.gridMillis), covered: 0, integral: 0 };
}

function close(state: HalfLifeState, mean: number, p: HalfLifeParameters): Pick<HalfLifeState, "recent" | "zero" | "short" | "long"> {
  const kept = decay(p.gridMillis, p.memoryHalfLifeMillis);
  const before = (lag: number) => state.recent[lag - 1];
  const add = (moments: LaggedMoments, other: number | undefined) => (other === undefined ? moments : addPair(moments, mean, other, kept));
  return {
    recent: [mean, ...state.recent.slice(0, p.longLag - 1)],
    zero: addPair(state.zero, mean, mean, kept),
    short: add(state.short, before(p.shortLag)),
    long: add(state.long, before(p.longLag)),
  };
}

/**
 * Takes the level into the means of fixed buckets; the level holds until the next call, so the rhythm of the calls does not matter.
 * A silence that swallows a whole bucket breaks the chain of lags: nothing is made up for it.
 *
 * @param state null before the first call
 * @param level basis, a signed fraction
 * @param at milliseconds UTC
 */
export function updateHalfLife(state: HalfLifeState | null, level: number, at: number, p: HalfLifeParameters): HalfLifeState {
  if (!state) return { ...open(level, at, p), recent: [], zero: NO_MOMENTS, short: NO_MOMENTS, long: NO_MOMENTS };
  const bucket = Math.floor(at / p.gridMillis);
  if (bucket <= state.bucket) {
    const elapsed = Math.max(0, at - state.at);
    return {
      ...state,
      at: state.at + elapsed,
      held: level,
      covered: state.covered + elapsed,
      integral: state.integral + state.held * elapsed,
    };
  }
  if (bucket > state.bucket + 1) return { ...state, ...open(level, at, p), recent: [] };
  const boundary = bucket * p.gridMillis;
  const rest = boundary - state.at;
  const mean = (state.integral + state.held * rest) / (state.covered + rest);
  const closed = close(state, mean, p);
  return { ...closed, at, held: level, bucket, covered: at - boundary, integral: state.held * (at - boundary) };
}

/**
 * Half-life of the decaying part of the basis from the ratio of two autocovariances, `(g(long) / g(short)) ^ (1 / (long - short))`: white noise
 * adds to the variance only, so it does not shorten the estimate as it does in a regression on the previous sample, and what is slower than
 * the memory goes into the mean. Null when there are too few samples or no decay between the lags.
 *
 * @example
 * halfLifeOf(stateOfAr1WithHalfLife10Minutes, p) // { seconds: about 600, noiseShare: ... }
 */
export function halfLifeOf(state: HalfLifeState, p: HalfLifeParameters): HalfLife | null {
  const short = covarianceOf(state.short);
  const long = covarianceOf(state.long);
  // A basis that only rounding moves has covariances too, some 1e-14 of its square; they tell nothing.
  const rounding = (1e-9 * state.zero.xy) / state.zero.weight;
  if (state.long.weight < p.minimumSamples || !(long > rounding && long < short)) return null;
  const perBucket = -Math.log(long / short) / (p.longLag - p.shortLag);
  const lasting = short * Math.exp(perBucket * p.shortLag);
  const noiseShare = Math.max(0, 1 - lasting / covarianceOf(state.zero));
  return { seconds: (Math.LN2 / perBucket) * (p.gridMillis / 1000), noiseShare };
}
