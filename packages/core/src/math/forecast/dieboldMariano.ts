import { checkLength, domainError } from "../domain.ts";
import { studentTCdf } from "../probability/studentTCdf.ts";
import { longRunVariance } from "./longRunVariance.ts";

/** The outcome of a test of equal losses. */
export interface ForecastTest {
  /** Mean of the first loss minus the second; positive: the second forecast is better. */
  readonly meanDifference: number;
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
  /** One-sided: probability of so large a statistic if the second forecast were no better. */
  readonly pValueSecondBetter: number;
}

/** Lags of the standard error for overlapping horizons: twice the horizon, and at least a day of hours. */
export const lagsFor = (horizon: number): number => Math.max(2 * horizon, 24);

/**
 * Tests whether two forecasts lose alike (Diebold and Mariano 1995) with a Newey-West standard error and the small-sample correction of
 * Harvey, Leybourne and Newbold (1997).
 *
 * @param firstLosses one per forecast, in time order
 * @param secondLosses of the same forecasts
 * @param horizon steps ahead, at least 1
 * @param lags of the standard error; `lagsFor(horizon)` for hourly data
 * @returns null when the losses differ by a constant only: there is no spread to test against
 * @throws EvenkeelError `MATH_SHAPE`, `MATH_DOMAIN`
 * @example
 * dieboldMariano(ewmaLosses, harLosses, 8, lagsFor(8))?.statistic // 7.9
 */
export function dieboldMariano(
  firstLosses: ArrayLike<number>,
  secondLosses: ArrayLike<number>,
  horizon: number,
  lags: number,
): ForecastTest | null {
  checkLength("secondLosses", secondLosses.length, firstLosses.length);
  const n = firstLosses.length;
  if (!(horizon >= 1 && n > 2 * horizon)) throw domainError("horizon", horizon, "must be at least 1 and below half the forecasts");
  const differences = Float64Array.from(firstLosses, (loss, i) => loss - (secondLosses[i] as number));
  const meanDifference = differences.reduce((sum, d) => sum + d, 0) / n;
  const variance = longRunVariance(differences, lags);
  if (!(variance > 0)) return null;
  const correction = Math.sqrt((n + 1 - 2 * horizon + (horizon * (horizon - 1)) / n) / n);
  const statistic = (correction * meanDifference) / Math.sqrt(variance / n);
  return {
    meanDifference,
    statistic,
    pValue: 2 * studentTCdf(-Math.abs(statistic), n - 1),
    pValueSecondBetter: studentTCdf(-statistic, n - 1),
  };
}
