import { refuse, within } from "../../market/refuse.ts";

/**
 * Price at which equity meets maintenance margin when nothing else moves: `price - side * marginAvailable / size / (1 - rate * side)`.
 *
 * Source: Hyperliquid.
 *
 * @param price Index now, quote per base.
 * @param side 1 long, -1 short
 * @param size Base units, unsigned, not 0.
 * @param marginAvailable Equity above maintenance margin, quote currency, signed.
 * @param maintenanceRate Maintenance margin as a fraction of notional, below 1.
 * @returns Quote per base; zero or below means that no fall of the price liquidates.
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * liquidationPrice(50_000, -1, 1, 2_000, 0.0125) // 51_975.30864197531
 */
export function liquidationPrice(price: number, side: 1 | -1, size: number, marginAvailable: number, maintenanceRate: number): number {
  refuse("LIQUIDATION_INPUT", [
    ...within("price", price, 0, Number.MAX_VALUE),
    ...within("size", size, 0, Number.MAX_VALUE, true),
    ...within("|marginAvailable|", Math.abs(marginAvailable), 0, Number.MAX_VALUE),
    ...within("maintenanceRate", maintenanceRate, 0, 1 - Number.EPSILON),
  ]);
  return price - (side * marginAvailable) / size / (1 - maintenanceRate * side);
}
