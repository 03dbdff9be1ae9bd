/**
 * Growth factor of simple interest: `1 + rate * seconds`.
 *
 * Source: Aave's supply index.
 *
 * @param rate Fraction per second.
 * @example
 * linearInterest(0.08 / 31_536_000, 220_752_000) // 1.56 (up to rounding)
 */
export function linearInterest(rate: number, seconds: number): number {
  return 1 + rate * seconds;
}

/**
 * Simple interest on an amount that does not change: `amount * rate * seconds`.
 *
 * Source: GMX v2's borrowing fee (the cumulative factor of a position times its size).
 *
 * @param rate Fraction per second.
 * @example
 * simpleInterest(200_000, 4e-9, 1_209_600) // 967.68 (up to rounding)
 */
export function simpleInterest(amount: number, rate: number, seconds: number): number {
  return amount * rate * seconds;
}

/**
 * Growth factor of compound interest by the first three terms of `e ^ x`: `1 + x + x^2 / 2 + x^3 / 6` with `x = rate * seconds`.
 *
 * Always below the exact factor, so a borrower is never charged more than compounding. Source: Aave's debt index.
 *
 * @param rate Fraction per second.
 * @example
 * taylorInterest(0.08 / 31_536_000, 220_752_000) // 1.7460693333333333 (up to rounding)
 */
export function taylorInterest(rate: number, seconds: number): number {
  const x = rate * seconds;
  return 1 + x * (1 + (x / 2) * (1 + x / 3));
}

/**
 * Growth factor of continuously compounded interest, `e ^ (rate * seconds)`; splitting the time changes nothing.
 *
 * @param rate Fraction per second.
 * @example
 * compoundInterest(0.56, 1) // 1.7506725002961012
 */
export function compoundInterest(rate: number, seconds: number): number {
  return Math.exp(rate * seconds);
}
