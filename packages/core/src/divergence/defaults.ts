import type { DivergenceParameters } from "./parameters.ts";

/**
 * Defaults for a market with rounds of the given length.
 *
 * - average 5 min: the basis sampled at 5 min has a half-life of 8 to 16 min, so this smooths single trades and lags the basis little.
 * - horizon 300 s: the z-score compares the basis with what the price itself does in the time an arbitrageur needs.
 * - scale at least 2 bp: the median dispersion of honest spot venues is 1 to 3 bp; a smaller basis cannot be told from it.
 * - band 5 bp: the dead band that arbitrageurs leave open in the recorded funding data.
 * - half-life on means of 60 s (or a round, if longer) at lags 1 and 5, memory 6 h: two lags because the autocorrelation of the basis falls faster
 *   at first than later (evidence: 0.56 at 5 min, 0.30 at 1 h), so that one lag mistakes noise for reversion.
 *
 * @param roundSeconds length of a round
 */
export function defaultDivergenceParameters(roundSeconds: number): DivergenceParameters {
  return {
    averageHalfLifeMillis: 300_000,
    horizonSeconds: 300,
    minimumScale: 0.0002,
    band: 0.0005,
    persistenceHalfLifeMillis: 3_600_000,
    halfLife: {
      gridMillis: Math.max(60_000, roundSeconds * 1000),
      shortLag: 1,
      longLag: 5,
      memoryHalfLifeMillis: 6 * 3_600_000,
      minimumSamples: 60,
    },
  };
}
