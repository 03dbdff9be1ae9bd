import { type Bar, checkBar } from "./bar.ts";

/**
 * Variance of a period from its prices, unbiased whatever the drift (Rogers and Satchell 1991).
 *
 * @throws EvenkeelError `VOLATILITY_BAR`
 * @example
 * rogersSatchell({ open: 100, high: 110, low: 100, close: 110 }) // 0: a straight rise is drift, not variance
 */
export function rogersSatchell(bar: Bar): number {
  checkBar(bar);
  const up = Math.log(bar.high / bar.close) * Math.log(bar.high / bar.open);
  return up + Math.log(bar.low / bar.close) * Math.log(bar.low / bar.open);
}
