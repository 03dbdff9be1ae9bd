import { domainError } from "../../math/domain.ts";
import { type Bar, checkBar } from "./bar.ts";
import { rogersSatchell } from "./rogersSatchell.ts";

/**
 * Variance per period of a run of bars with gaps between close and next open, unbiased whatever the drift (Yang and Zhang 2000): variance of
 * the gaps, plus k times that of the bodies, plus 1 - k times the mean Rogers-Satchell variance, `k = 0.34 / (1.34 + (n + 1) / (n - 1))`.
 *
 * @param bars at least three, in time order; the first lends its close only
 * @throws EvenkeelError `VOLATILITY_BAR`, `MATH_DOMAIN`
 * @example
 * yangZhang(hourlyBars) // 4.6e-5: 63 % a year
 */
export function yangZhang(bars: readonly Bar[]): number {
  const n = bars.length - 1;
  if (n < 2) throw domainError("bars", bars.length, "must be at least three");
  let [gapSum, gapSquares, bodySum, bodySquares, inside] = [0, 0, 0, 0, 0];
  for (let i = 0; i <= n; i++) {
    const bar = bars[i] as Bar;
    checkBar(bar);
    if (i === 0) continue;
    const gap = Math.log(bar.open / (bars[i - 1] as Bar).close);
    const body = Math.log(bar.close / bar.open);
    gapSum += gap;
    gapSquares += gap * gap;
    bodySum += body;
    bodySquares += body * body;
    inside += rogersSatchell(bar);
  }
  const sampleVariance = (sum: number, squares: number) => Math.max(0, squares - (sum * sum) / n) / (n - 1);
  const k = 0.34 / (1.34 + (n + 1) / (n - 1));
  return sampleVariance(gapSum, gapSquares) + k * sampleVariance(bodySum, bodySquares) + (1 - k) * (inside / n);
}
