import { refuse, within } from "../../market/refuse.ts";

/** Measured liquidity, and what the base margin already covers. */
export interface DepthParameters {
  /** Notional the market absorbs per second at the accepted impact, quote currency: measured depth times its refill rate. */
  readonly absorbedPerSecond: number;
  /** Time the base margin was made for. */
  readonly horizonSeconds: number;
  /** Standard deviations to cover, the same as in the base margin. */
  readonly multiple: number;
  /** Largest add-on, fraction of notional. */
  readonly max: number;
}

/**
 * Initial margin added because a position of this size takes time to liquidate at the measured depth.
 *
 * Sold evenly over `T = notional / absorbedPerSecond`, a position's proceeds have the standard deviation `s sqrt(T / 3)`, so the add-on is
 * `multiple * s * (sqrt(h + T / 3) - sqrt(h))` with `s` per square root of a second: zero for a small position, like `sqrt(size)` for a large one.
 * Source: Almgren and Chriss 2001 (risk of a linear schedule).
 *
 * @param notional Quote currency, unsigned.
 * @param horizonVolatility Volatility over `horizonSeconds`, fraction.
 * @returns Fraction of notional, 0 to `max`; `max` when nothing is absorbed.
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * depthAddOn(5_400_000, 0.01, { absorbedPerSecond: 500, horizonSeconds: 3_600, multiple: 3, max: 1 }) // 0.012426406871192853
 */
export function depthAddOn(notional: number, horizonVolatility: number, parameters: DepthParameters): number {
  const { absorbedPerSecond, horizonSeconds, multiple, max } = parameters;
  refuse("MARGIN_INPUT", [
    ...within("notional", notional, 0, Number.POSITIVE_INFINITY),
    ...within("horizonVolatility", horizonVolatility, 0, Number.POSITIVE_INFINITY),
    ...within("absorbedPerSecond", absorbedPerSecond, 0, Number.POSITIVE_INFINITY),
    ...within("horizonSeconds", horizonSeconds, 0, Number.POSITIVE_INFINITY, true),
    ...within("multiple", multiple, 0, Number.POSITIVE_INFINITY),
    ...within("max", max, 0, 1),
  ]);
  if (notional === 0) return 0;
  if (absorbedPerSecond === 0) return max;
  const horizons = notional / absorbedPerSecond / horizonSeconds;
  // sqrt(1 + x) - 1 without cancellation for a position that closes at once.
  const growth = horizons / 3 / (Math.sqrt(1 + horizons / 3) + 1);
  return Math.min(max, multiple * horizonVolatility * growth);
}
