import { refuse, within } from "../../market/refuse.ts";

/**
 * Whole move of a price after a shock, when every unit of it forces closes that move it further: `shock / (1 - impact * closes)`.
 *
 * A market is stable as long as what a fall of one forces to be sold moves the price by less than one. Source: the linear case of Brunnermeier and
 * Pedersen's margin spirals (2009).
 *
 * @param shock Quote per base, signed.
 * @param impact Quote per base that one base unit sold moves the price.
 * @param closes Base units that are forced to close per quote unit of move.
 * @returns Quote per base; null when the cascade does not end by itself.
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * cascadeMove(-5, 1e-4, 5_000) // -10
 */
export function cascadeMove(shock: number, impact: number, closes: number): number | null {
  refuse("LIQUIDATION_INPUT", [
    ...within("|shock|", Math.abs(shock), 0, Number.MAX_VALUE),
    ...within("impact", impact, 0, Number.MAX_VALUE),
    ...within("closes", closes, 0, Number.MAX_VALUE),
  ]);
  const feedback = impact * closes;
  return feedback < 1 ? shock / (1 - feedback) : null;
}
