import type { Scorecard } from "./scorecard.ts";

/** Top-level keys whose values depend on the machine's speed or clock; everything else follows from seed, data and versions. */
export const WALL_CLOCK_KEYS = ["latency", "wallClock"] as const;

export type StableScorecard = Omit<Scorecard, (typeof WALL_CLOCK_KEYS)[number]>;

/**
 * The scorecard without what differs from run to run: two runs of one seed serialise to the same bytes.
 *
 * @example
 * serializeScorecard(stableScorecard(first)) === serializeScorecard(stableScorecard(second)) // true
 */
export function stableScorecard(scorecard: Scorecard): StableScorecard {
  const { latency: _latency, wallClock: _wallClock, ...stable } = scorecard;
  return stable;
}
