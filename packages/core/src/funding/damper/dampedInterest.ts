import { clamp } from "../../math/clamp.ts";

/**
 * Interest that is really added to the premium: all of it without a damper, else `clamp(interest - premium, -damper, damper)`.
 *
 * Source: Strike, where a damper of 0 means "add the interest", not "clamp to nothing".
 *
 * @param premium Averaged premium, fraction.
 * @param interest Fraction, same period.
 * @param damper Half-width, fraction, not negative.
 * @example
 * dampedInterest(0.0003, 0, 0.0005) // -0.0003: the rate is 0
 * dampedInterest(0.0003, 0.0001, 0) // 0.0001: the rate is 0.0004
 */
export function dampedInterest(premium: number, interest: number, damper: number): number {
  return damper === 0 ? interest : clamp(interest - premium, -damper, damper);
}

/**
 * Interest of one interval from the daily rates of the two currencies: `(quote - base) / intervals`.
 *
 * Source: BitMEX, Bybit; Binance states the difference directly (base 0).
 *
 * @example
 * interestPerInterval(0.0006, 0.0003, 3) // 0.0001 (up to rounding)
 */
export function interestPerInterval(quoteDaily: number, baseDaily: number, intervalsPerDay: number): number {
  return (quoteDaily - baseDaily) / intervalsPerDay;
}
