import { refuse, within } from "../../market/refuse.ts";

/** Share of the flat ratio that the size premium is added to: a small position never pays less than the flat ratio. */
const FLAT_SHARE = 0.8;

/**
 * Margin ratio (or liability weight) that grows with the square root of the position: `max(ratio, 0.8 ratio + factor sqrt(size))`.
 *
 * The square root is the market's own law of impact, so the premium prices what closing the position would cost. Source: Drift v2.
 *
 * @param ratio Flat ratio, fraction.
 * @param size Base units, unsigned.
 * @param factor Premium of one base unit, fraction.
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * sizePremium(0.1, 10_000, 0.001) // 0.18
 */
export function sizePremium(ratio: number, size: number, factor: number): number {
  refuse("MARGIN_INPUT", [
    ...within("ratio", ratio, 0, Number.POSITIVE_INFINITY),
    ...within("size", size, 0, Number.POSITIVE_INFINITY),
    ...within("factor", factor, 0, Number.POSITIVE_INFINITY),
  ]);
  return Math.max(ratio, FLAT_SHARE * ratio + factor * Math.sqrt(size));
}
