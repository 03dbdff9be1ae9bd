import { type Bar, checkBar } from "./bar.ts";

/**
 * Variance of a period from its range, `ln(high/low)^2 / (4 ln 2)`: a fifth of the noise of a squared return, if prices do not drift
 * (Parkinson 1980).
 *
 * @throws EvenkeelError `VOLATILITY_BAR`
 * @example
 * parkinson({ open: 100, high: 104, low: 98, close: 102 }) // 0.0012736
 */
export function parkinson(bar: Bar): number {
  checkBar(bar);
  return Math.log(bar.high / bar.low) ** 2 / (4 * Math.LN2);
}
