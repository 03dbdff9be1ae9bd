import type { ArbitrageBeliefs } from "./agentsFile.ts";

/** What an arbitrageur expects over its horizon, as multiples of what it sees now. */
export interface Expectation {
  /** Share of today's premium that disappears within the horizon. */
  readonly convergenceShare: number;
  /** Seconds for which today's rate would have to stand to pay what the decaying rate is expected to pay. */
  readonly rateSeconds: number;
}

/**
 * Derives an arbitrageur's expectations from its beliefs: a share of premium and funding fades with a half-life, the rest stays.
 *
 * @param horizonHours Positive.
 * @example
 * expectation({ fastShare: 0.45, fastHalfLifeHours: 1.87 }, 4).convergenceShare; // 0.348
 */
export function expectation(beliefs: ArbitrageBeliefs, horizonHours: number): Expectation {
  const faded = 1 - 2 ** (-horizonHours / beliefs.fastHalfLifeHours);
  const fadingHours = (beliefs.fastHalfLifeHours / Math.LN2) * faded;
  return {
    convergenceShare: beliefs.fastShare * faded,
    rateSeconds: 3600 * (beliefs.fastShare * fadingHours + (1 - beliefs.fastShare) * horizonHours),
  };
}
