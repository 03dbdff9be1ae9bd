/** One value read from a feed. */
export interface Reading {
  readonly value: number;
  /** Seconds UTC at which the feed set it. */
  readonly updatedAt: number;
}

/** What a feed is able and allowed to say. */
export interface ReadingLimits {
  /** Lowest and highest value the feed can report; a value at the edge may stand for anything beyond it. */
  readonly min: number;
  readonly max: number;
  /** Seconds after which a value counts as stale. */
  readonly maxAgeSeconds: number;
}

/** Whether a reading may be believed, and if not, why. */
export type ReadingVerdict = "valid" | "not_a_number" | "at_lower_bound" | "at_upper_bound" | "stale" | "from_the_future";

/**
 * Judges a reading: at or beyond a bound, stale, or from the future it is no price, and nothing may be borrowed or opened on it.
 *
 * @param now seconds UTC
 * @example
 * judgeReading({ value: 0.107, updatedAt: 0 }, { min: 0.107, max: 1_000, maxAgeSeconds: 3_600 }, 60) // "at_lower_bound"
 */
export function judgeReading({ value, updatedAt }: Reading, { min, max, maxAgeSeconds }: ReadingLimits, now: number): ReadingVerdict {
  if (!Number.isFinite(value)) return "not_a_number";
  if (value <= min) return "at_lower_bound";
  if (value >= max) return "at_upper_bound";
  if (updatedAt > now) return "from_the_future";
  return now - updatedAt > maxAgeSeconds ? "stale" : "valid";
}
