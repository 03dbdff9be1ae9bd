import { relativeDeviation } from "../../math/relativeDeviation.ts";
import { applyGuard } from "../parts/applyGuards.ts";
import { EMPTY_RECIPE_STATE } from "../parts/recipeState.ts";

/** How good an oracle price is, worst first. */
export type DriftValidity =
  | "non_positive"
  | "too_volatile"
  | "too_uncertain"
  | "stale_for_margin"
  | "insufficient_data"
  | "stale_for_amm"
  | "valid";

export interface DriftLimits {
  /** Times its average above which a price is too volatile. */
  readonly tooVolatileRatio: number;
  /** Fraction of the price. */
  readonly maxConfidence: number;
  readonly ammSlots: number;
  readonly marginSlots: number;
  /** Divergence of mark and oracle that stops updates. */
  readonly markDivergence: number;
  /** Divergence of the oracle from its five-minute average that stops updates. */
  readonly averageDivergence: number;
}

/** Guard rails of the protocol's state account (drift-labs/protocol-v2, `state.rs`). */
export const DRIFT_LIMITS: DriftLimits = {
  tooVolatileRatio: 5,
  maxConfidence: 0.02,
  ammSlots: 10,
  marginSlots: 120,
  markDivergence: 0.1,
  averageDivergence: 0.5,
};

export interface DriftOracle {
  readonly price: number;
  readonly confidence: number;
  readonly delaySlots: number;
  /** Last average of the oracle price; null when there is none. */
  readonly average: number | null;
  readonly enoughDataPoints: boolean;
}

/**
 * Classifies an oracle price by the first rule it breaks, the gravest first.
 *
 * @example
 * driftValidity({ price: 100, confidence: 1, delaySlots: 11, average: 100, enoughDataPoints: true }) // "stale_for_amm"
 */
export function driftValidity(oracle: DriftOracle, limits: DriftLimits = DRIFT_LIMITS): DriftValidity {
  const { price, confidence: halfWidth, delaySlots, average } = oracle;
  if (!(price > 0)) return "non_positive";
  const input = { price, halfWidth, surroundings: { at: 0, average }, state: EMPTY_RECIPE_STATE };
  if (!applyGuard({ kind: "averageRatio", max: limits.tooVolatileRatio }, input).ok) return "too_volatile";
  if (!applyGuard({ kind: "halfWidth", max: limits.maxConfidence }, input).ok) return "too_uncertain";
  if (delaySlots > limits.marginSlots) return "stale_for_margin";
  if (!oracle.enoughDataPoints) return "insufficient_data";
  return delaySlots > limits.ammSlots ? "stale_for_amm" : "valid";
}

/** What the protocol wants to do with a price. */
export type DriftAction =
  | "fill_amm"
  | "order_price"
  | "fill_match"
  | "margin"
  | "settle_profit"
  | "update_funding"
  | "trigger_order"
  | "liquidate"
  | "update_average";

/** Which validities stop which action: liquidation goes on with a stale or uncertain price, an automatic fill needs a perfect one. */
const STOPPED_BY: Readonly<Record<DriftAction, readonly DriftValidity[]>> = {
  fill_amm: ["non_positive", "too_volatile", "too_uncertain", "stale_for_margin", "insufficient_data", "stale_for_amm"],
  order_price: ["non_positive", "too_volatile", "too_uncertain", "stale_for_margin"],
  fill_match: ["non_positive", "too_volatile", "too_uncertain"],
  margin: ["non_positive", "too_volatile", "too_uncertain", "stale_for_margin"],
  settle_profit: ["non_positive", "too_volatile", "too_uncertain"],
  update_funding: ["non_positive", "too_volatile", "too_uncertain"],
  trigger_order: ["non_positive", "too_volatile"],
  liquidate: ["non_positive", "too_volatile"],
  update_average: ["non_positive"],
};

/**
 * Whether a price is good enough for an action.
 *
 * @example
 * driftPermits("stale_for_margin", "liquidate") // true
 */
export function driftPermits(validity: DriftValidity, action: DriftAction): boolean {
  return !STOPPED_BY[action].includes(validity);
}

/**
 * Whether updates stop because prices disagree: mark and oracle by 10 %, or the oracle and its five-minute average by half.
 *
 * @example
 * driftDiverges(111, 100, 100) // true
 */
export function driftDiverges(mark: number, oracle: number, fiveMinuteAverage: number, limits: DriftLimits = DRIFT_LIMITS): boolean {
  return relativeDeviation(oracle, mark) > limits.markDivergence || relativeDeviation(fiveMinuteAverage, oracle) > limits.averageDivergence;
}

/**
 * Whether a maker stops quoting: standard deviation, distance to the five-minute average, or distance to the last price above the limit, each as a
 * fraction of the smaller price (drift-labs/keeper-bots-v2).
 *
 * @param deviation standard deviation of the price, in its own unit
 * @example
 * isTurbulent(100.6, 100, 100.2, 0.1, 0.005) // true: 60 bp from the last price
 */
export function isTurbulent(price: number, last: number, fiveMinuteAverage: number, deviation: number, limit: number): boolean {
  const spread = (other: number) => Math.abs(price - other) / Math.min(price, other);
  return spread(fiveMinuteAverage) > limit || spread(last) > limit || deviation / Math.min(price, last, fiveMinuteAverage) > limit;
}
