/** Days to which vegas of all expiries are scaled. */
const STANDARD_DAYS = 30;
/** Below this many days an expiry is treated as this long. */
const LEAST_DAYS = 7;
const SECONDS_PER_DAY = 86_400;

/**
 * Vega in the units of a 30-day option, per volatility point: `vega sqrt(30 / max(days, 7)) / 100` with whole days.
 *
 * Short options' vegas react more to the same news; the factor makes them add up across expiries.
 *
 * @param vega per 1.00 of volatility
 * @returns quote currency per volatility point
 * Source: Lyra v1, BlackScholes library; days are floored there (integer division).
 * @example
 * standardVega(232, 14 * 86_400) // 3.396
 */
export function standardVega(vega: number, secondsToExpiry: number): number {
  const days = Math.max(Math.floor(secondsToExpiry / SECONDS_PER_DAY), LEAST_DAYS);
  return (vega * Math.sqrt(STANDARD_DAYS / days)) / 100;
}
