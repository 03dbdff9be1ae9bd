import { checkLength } from "../domain.ts";
import { normalCdf } from "../normal.ts";
import { longRunVariance } from "./longRunVariance.ts";

/** The outcome of a test of a larger model against one nested in it. */
export interface NestedTest {
  readonly statistic: number;
  /** One-sided: probability of so large a statistic if the added regressors were worthless. */
  readonly pValue: number;
}

/**
 * Tests whether a larger model forecasts better than one nested in it: squared errors, with the larger model's estimation noise
 * `(small - large)^2` given back to it (Clark and West 2007).
 *
 * @param target what came, in time order
 * @param small forecasts of the nested model
 * @param large forecasts of the larger model
 * @param lags of the Newey-West standard error
 * @returns null when both models forecast alike
 * @throws EvenkeelError `MATH_SHAPE`, `MATH_DOMAIN`
 * @example
 * clarkWest(logVariance, harForecasts, harWithHourForecasts, 24)?.pValue // 0.0001
 */
export function clarkWest(target: ArrayLike<number>, small: ArrayLike<number>, large: ArrayLike<number>, lags: number): NestedTest | null {
  checkLength("small", small.length, target.length);
  checkLength("large", large.length, target.length);
  const n = target.length;
  const adjusted = Float64Array.from(target, (y, i) => {
    const [s, l] = [small[i] as number, large[i] as number];
    return (y - s) ** 2 - (y - l) ** 2 + (s - l) ** 2;
  });
  const variance = longRunVariance(adjusted, lags);
  if (!(variance > 0)) return null;
  const statistic = adjusted.reduce((sum, f) => sum + f, 0) / n / Math.sqrt(variance / n);
  return { statistic, pValue: 1 - normalCdf(statistic) };
}
