import { refuse, within } from "../../market/refuse.ts";

/** What a market can absorb by liquidation in one window. */
export interface WindowCapacityParameters {
  readonly makerFee: number;
  readonly takerFee: number;
  /** Base units of skew that move the price by its own size. */
  readonly skewScale: number;
  readonly multiplier: number;
  readonly windowSeconds: number;
}

/**
 * Base units that may be liquidated in one window: `(makerFee + takerFee) * skewScale * multiplier * windowSeconds`.
 *
 * The fees bound the premium an arbitrageur needs to take the other side, so the price can recover within the window. Source: Synthetix v3 perps.
 *
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * windowCapacity({ makerFee: 0.007, takerFee: 0.003, skewScale: 1_000, multiplier: 1, windowSeconds: 10 }) // 100
 */
export function windowCapacity(parameters: WindowCapacityParameters): number {
  const { makerFee, takerFee, skewScale, multiplier, windowSeconds } = parameters;
  refuse("LIQUIDATION_INPUT", [
    ...within("makerFee + takerFee", makerFee + takerFee, 0, Number.MAX_VALUE),
    ...within("skewScale", skewScale, 0, Number.MAX_VALUE),
    ...within("multiplier", multiplier, 0, Number.MAX_VALUE),
    ...within("windowSeconds", windowSeconds, 0, Number.MAX_VALUE),
  ]);
  return (makerFee + takerFee) * skewScale * multiplier * windowSeconds;
}
