/** Numerator and denominator of a mean whose past decays; both zero before the first sample. */
export interface DecayedMean {
  readonly sum: number;
  readonly weight: number;
}

/** Before the first sample. */
export const EMPTY_MEAN: DecayedMean = { sum: 0, weight: 0 };

/**
 * Adds a sample that held for `elapsed`: numerator and denominator decay by `exp(-elapsed / tau)`, then grow by `sample * elapsed` and `elapsed`
 * (Hyperliquid's average of mid minus oracle). A long silence leaves only what held in it; the start is not biased towards any level.
 *
 * @param elapsed time since the last sample, not negative, in the unit of `tau`
 * @param tau time constant: a sample's weight falls to 37 % in it
 * @example
 * addToMean({ sum: 1.5, weight: 3 }, 2, 3, 150) // { sum: 7.47, weight: 5.94 }
 */
export function addToMean(mean: DecayedMean, sample: number, elapsed: number, tau: number): DecayedMean {
  const kept = Math.exp(-elapsed / tau);
  return { sum: mean.sum * kept + sample * elapsed, weight: mean.weight * kept + elapsed };
}

/**
 * The mean, or null before any time has passed.
 *
 * @example
 * valueOfMean({ sum: 1.5, weight: 3 }) // 0.5
 */
export function valueOfMean({ sum, weight }: DecayedMean): number | null {
  return weight > 0 ? sum / weight : null;
}
