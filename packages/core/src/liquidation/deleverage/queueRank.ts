import { refuse, within } from "../../market/refuse.ts";

/** A position's signed values in quote currency: positive for long, negative for short. */
export interface RankedPosition {
  readonly markValue: number;
  readonly averageEntryValue: number;
  /** Value at which the position's margin is used up. */
  readonly bankruptValue: number;
}

/**
 * Place in BitMEX's and Binance's deleveraging queue: profit times effective leverage, or loss over it; the highest is closed first.
 *
 * Kept for comparison with water-filling. Source: BitMEX auto-deleveraging.
 *
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * profitLeverageRank({ markValue: 120, averageEntryValue: 100, bankruptValue: 90 }) // 0.8
 */
export function profitLeverageRank({ markValue, averageEntryValue, bankruptValue }: RankedPosition): number {
  refuse("LIQUIDATION_INPUT", [
    ...within("|averageEntryValue|", Math.abs(averageEntryValue), 0, Number.MAX_VALUE, true),
    ...within("|markValue|", Math.abs(markValue), 0, Number.MAX_VALUE, true),
    ...within("|bankruptValue|", Math.abs(bankruptValue), 0, Number.MAX_VALUE),
  ]);
  const profit = (markValue - averageEntryValue) / Math.abs(averageEntryValue);
  const leverage = Math.abs(markValue) / (markValue - bankruptValue);
  return profit > 0 ? profit * leverage : profit / leverage;
}

/**
 * Hyperliquid's sort index of a long position: `(mark / entry) * (notional / accountValue)`; the highest is closed first.
 *
 * Kept for comparison with water-filling; the published rule does not state its short form. Source: Hyperliquid auto-deleveraging.
 *
 * @param mark Quote per base.
 * @param entry Average entry, quote per base.
 * @param notional Quote currency, unsigned.
 * @param accountValue Quote currency; an account without value ranks first.
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * markLeverageRank(100, 80, 1_000_000, 200_000) // 6.25
 */
export function markLeverageRank(mark: number, entry: number, notional: number, accountValue: number): number {
  refuse("LIQUIDATION_INPUT", [
    ...within("mark", mark, 0, Number.MAX_VALUE),
    ...within("entry", entry, 0, Number.MAX_VALUE, true),
    ...within("notional", notional, 0, Number.MAX_VALUE),
    ...within("|accountValue|", Math.abs(accountValue), 0, Number.MAX_VALUE),
  ]);
  return accountValue > 0 ? (mark / entry) * (notional / accountValue) : Number.POSITIVE_INFINITY;
}
