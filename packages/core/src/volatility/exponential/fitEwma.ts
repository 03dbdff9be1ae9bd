import { goldenSection } from "../../math/optimise/goldenSection.ts";
import type { Segment } from "../segment.ts";
import { lambdaOf } from "./ewmaVariance.ts";
import { filterEwma } from "./filterEwma.ts";
import { type LevelledLoss, levelledQlike } from "./levelledQlike.ts";

/** An exponential filter fitted to one horizon. */
export interface EwmaFit extends LevelledLoss {
  /** In periods. */
  readonly halfLife: number;
}

export interface EwmaFitOptions {
  /** Periods at the head of a segment that are not scored. */
  readonly warmUp: number;
  /** Half-lives that are searched, in periods. */
  readonly shortest: number;
  readonly longest: number;
  /** Room for the filter, at least as long as the series. */
  readonly scratch: Float64Array;
}

/**
 * Fits half-life and level of an exponential filter to one forecast horizon by the smallest quasi-likelihood loss.
 *
 * @param observed variance per period
 * @param targets what the filter after period i should have said, NaN where unknown or not to be learnt from
 * @returns the level multiplies the filter's output
 * @example
 * fitEwma(hourly, nextDayMeans, segments, { warmUp: 168, shortest: 1, longest: 1000, scratch }).halfLife // 14
 */
export function fitEwma(observed: Float64Array, targets: Float64Array, segments: readonly Segment[], options: EwmaFitOptions): EwmaFit {
  const { warmUp, shortest, longest, scratch } = options;
  const loss = (logHalfLife: number): LevelledLoss => {
    filterEwma(observed, segments, warmUp, lambdaOf(Math.exp(logHalfLife)), scratch);
    return levelledQlike(scratch, targets, segments, warmUp);
  };
  const found = goldenSection((x) => loss(x).loss, Math.log(shortest), Math.log(longest), 0.01);
  return { halfLife: Math.exp(found.at), ...loss(found.at) };
}
