import type { VolatilityParameters } from "./parameters.ts";

/**
 * Defaults for a market with rounds of the given length.
 *
 * - grid 60 s (or a round, if longer): the dispersion of venues, 1 to 3 bp, is small against a minute's move of 8 bp at 60 % a year.
 * - half-lives 2 h and 3 days: the first follows a crisis within the hour, the second is the level of the week.
 * - returns above 4 slow standard deviations count as 4, and the slow volatility ends at 200 %: crisis hours run at about 3.3 times the normal
 *   deviation, so an honest crisis enters the slow estimate nearly whole but cannot run away with it.
 * - start 80 %, floor 10 %: between BTC (67 %) and ETH (85 %) of the calibration span; prudent until a few hours are seen.
 *
 * @param roundSeconds length of a round
 */
export function defaultVolatilityParameters(roundSeconds: number): VolatilityParameters {
  return {
    gridMillis: Math.max(60_000, roundSeconds * 1000),
    halfLifeMillis: 2 * 3_600_000,
    slowHalfLifeMillis: 72 * 3_600_000,
    slowReturnCap: 4,
    slowCap: 2,
    initial: 0.8,
    floor: 0.1,
    maxGapMillis: 600_000,
  };
}
