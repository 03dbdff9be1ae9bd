/**
 * Why one offer does not count.
 *
 * | code | meaning |
 * |---|---|
 * | `price_invalid` | no number up to 1e24, before or after conversion, or not positive where it has to be turned round |
 * | `stale` | older than the rule allows, or without a readable time |
 * | `future` | published later than the rule allows |
 * | `not_newer` | not newer than the last accepted round |
 * | `not_trading` | the source says that it does not trade |
 * | `confidence_missing` | a half-width that is none, or zero where one is needed |
 * | `confidence_wide` | half-width above the permitted fraction of the price |
 * | `duplicate_venue` | the venue has offered already |
 * | `unordered` | the prices are not ascending where they have to be |
 * | `conversion_missing` | an index that the price is multiplied by has no price |
 * | `outlier` | too far from the others, or not yet back for long enough |
 * | `drifted` | the venue has been off for so long that it has no weight |
 */
export type FaultCode =
  | "price_invalid"
  | "stale"
  | "future"
  | "not_newer"
  | "not_trading"
  | "confidence_missing"
  | "confidence_wide"
  | "duplicate_venue"
  | "unordered"
  | "conversion_missing"
  | "outlier"
  | "drifted";

/**
 * Why a round has no new price.
 *
 * | code | meaning |
 * |---|---|
 * | `wrong_count` | not exactly the number of offers that the rule asks for |
 * | `too_few` | fewer offers or venues count than the minimum |
 * | `timestamp_spread` | the offers' times lie too far apart |
 * | `under_weight` | the offers hold too little of the total weight |
 * | `frozen` | with so few venues they are too far from each other or from the last index |
 * | `out_of_range` | at or beyond the circuit's lowest or highest answer |
 * | `confidence_wide` | the half-width exceeds the permitted fraction of the price |
 * | `reference_far` | too far from the reference price |
 * | `reference_missing` | the guard needs a reference and has none |
 * | `too_volatile` | too many times its own average |
 * | `too_soon` | less than the shortest interval since the last round |
 * | `move_budget` | the window's moves add up to more than is allowed |
 */
export type RoundFault =
  | "wrong_count"
  | "too_few"
  | "timestamp_spread"
  | "under_weight"
  | "frozen"
  | "out_of_range"
  | "confidence_wide"
  | "reference_far"
  | "reference_missing"
  | "too_volatile"
  | "too_soon"
  | "move_budget"
  | FaultCode;
