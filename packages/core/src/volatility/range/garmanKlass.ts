import { type Bar, checkBar } from "./bar.ts";

/**
 * Variance of a period from range and body, `0.5 ln(high/low)^2 - (2 ln 2 - 1) ln(close/open)^2`: an eighth of the noise of a squared return,
 * if prices do not drift (Garman and Klass 1980, the practical form).
 *
 * @throws EvenkeelError `VOLATILITY_BAR`
 * @example
 * garmanKlass({ open: 100, high: 104, low: 98, close: 102 }) // 0.0016141
 */
export function garmanKlass(bar: Bar): number {
  checkBar(bar);
  return 0.5 * Math.log(bar.high / bar.low) ** 2 - (2 * Math.LN2 - 1) * Math.log(bar.close / bar.open) ** 2;
}
