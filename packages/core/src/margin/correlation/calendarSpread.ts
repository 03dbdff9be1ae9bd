import { refuse, within } from "../../market/refuse.ts";

/**
 * Margin of two opposite months of one commodity: the difference of their outright margins plus the spread's own charge.
 *
 * Source: CME SPAN intra-commodity spread.
 *
 * @param first Outright margin of one leg, quote currency.
 * @param second Outright margin of the other.
 * @param charge What the spread itself may lose, quote currency.
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * calendarSpread(500, 750, 0) // 250
 */
export function calendarSpread(first: number, second: number, charge: number): number {
  refuse("MARGIN_INPUT", [
    ...within("first", first, 0, Number.POSITIVE_INFINITY),
    ...within("second", second, 0, Number.POSITIVE_INFINITY),
    ...within("charge", charge, 0, Number.POSITIVE_INFINITY),
  ]);
  return Math.abs(first - second) + charge;
}
