/**
 * Gives the worst acceptable price of an order: a tolerance beyond a reference price, against the trader.
 *
 * @param reference Quote per base.
 * @param size Signed base units; a buyer's limit lies above the reference, a seller's below.
 * @param tolerance Fraction.
 * @example
 * limitPrice(100, -1, 0.05); // 95
 */
export function limitPrice(reference: number, size: number, tolerance: number): number {
  return reference * (1 + Math.sign(size) * tolerance);
}
