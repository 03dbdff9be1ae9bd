/**
 * Why one delivered quote, or one source at one moment, does not count.
 *
 * | code | meaning |
 * |---|---|
 * | `unknown_source` | no index or leg of this market lists the venue and pair |
 * | `price_invalid` | bid or ask is not a number between 1e-24 and 1e24 |
 * | `size_invalid` | size is not a number between 0 and 1e24 |
 * | `crossed` | bid is above ask |
 * | `spread_wide` | bid and ask are farther apart than the source may quote |
 * | `out_of_order` | published before the last quote of the same source |
 * | `future` | published later than this node's clock allows |
 * | `stale` | published longer ago than the source may be silent |
 * | `missing` | the source has not delivered a quote yet |
 * | `conversion_missing` | the index that converts the quote currency has no valid price now |
 * | `drifted` | its venue has been off for hours, as one with frozen withdrawals is, and the other venues are enough |
 * | `outlier` | too far from the robust centre, or not yet back for the dwell |
 */
export type RejectCode =
  | "unknown_source"
  | "price_invalid"
  | "size_invalid"
  | "crossed"
  | "spread_wide"
  | "out_of_order"
  | "future"
  | "stale"
  | "missing"
  | "conversion_missing"
  | "drifted"
  | "outlier";

/**
 * Why there is no index now.
 *
 * | code | meaning |
 * |---|---|
 * | `too_few_venues` | fewer distinct venues count than the minimum |
 * | `confidence_wide` | the half-width exceeds the permitted fraction of the price |
 */
export type IndexFailureCode = "too_few_venues" | "confidence_wide";

/** Which cap held the price back: the move of one step, or of the whole window. */
export type GuardCap = "step" | "cumulative";
