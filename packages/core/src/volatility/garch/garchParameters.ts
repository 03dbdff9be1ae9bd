import { refuse, within } from "../../market/refuse.ts";
import { halfLifeSteps } from "../../math/control/halfLifeSteps.ts";

/** `h' = omega + alpha r^2 + beta h` (Bollerslev 1986), per period. */
export interface GarchParameters {
  readonly omega: number;
  readonly alpha: number;
  readonly beta: number;
}

/**
 * Refuses parameters without a finite long-run variance, or under which a variance could be negative.
 *
 * @throws EvenkeelError `VOLATILITY_PARAMETERS`
 */
export function checkGarch({ omega, alpha, beta }: GarchParameters): void {
  refuse("VOLATILITY_PARAMETERS", [
    ...within("omega", omega, 0, Infinity, true),
    ...within("alpha", alpha, 0, 1),
    ...within("beta", beta, 0, 1),
    ...(alpha + beta < 1 ? [] : [{ field: "alpha + beta", value: alpha + beta, rule: "must be below 1" }]),
  ]);
}

/**
 * Variance that forecasts return to, `omega / (1 - alpha - beta)`.
 *
 * @example
 * longRunGarchVariance({ omega: 2e-6, alpha: 0.1, beta: 0.85 }) // 4e-5
 */
export function longRunGarchVariance({ omega, alpha, beta }: GarchParameters): number {
  return omega / (1 - alpha - beta);
}

/**
 * Periods in which half of a deviation from the long-run variance is gone.
 *
 * @example
 * garchHalfLife({ omega: 2e-6, alpha: 0.1, beta: 0.85 }) // 13.51
 */
export function garchHalfLife({ alpha, beta }: GarchParameters): number | null {
  return halfLifeSteps(alpha + beta);
}
