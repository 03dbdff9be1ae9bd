/** An adviser's wish for one parameter. */
export interface Recommendation {
  /** Unique for ever; a wish is used once. */
  readonly id: string;
  readonly parameter: string;
  readonly value: bigint;
  /** Seconds UTC. */
  readonly publishedAt: number;
}

/** Why a recommendation may not be used now. */
export type RecommendationRefusal = "used" | "expired" | "from_the_future";

/**
 * True until the validity has run out; the last second is outside.
 *
 * @param now seconds UTC, not before `publishedAt`
 * @example
 * isFresh(0, 21_600, 21_600) // false
 */
export function isFresh(publishedAt: number, now: number, validSeconds: number): boolean {
  return publishedAt <= now && publishedAt + validSeconds > now;
}

/**
 * Whether a recommendation may be used now: once, and only while it is fresh.
 *
 * @param used ids that were applied before
 * @param now seconds UTC
 * @returns null when it may be used
 * @example
 * refusalOf({ id: "7", parameter: "cap", value: 5n, publishedAt: 0 }, new Set(["7"]), 10, 60) // "used"
 */
export function refusalOf(
  { id, publishedAt }: Recommendation,
  used: ReadonlySet<string>,
  now: number,
  validSeconds: number,
): RecommendationRefusal | null {
  if (used.has(id)) return "used";
  if (isFresh(publishedAt, now, validSeconds)) return null;
  return publishedAt > now ? "from_the_future" : "expired";
}
