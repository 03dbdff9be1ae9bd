import { liquidationPrice } from "./liquidationPrice.ts";

/** A position as it was opened. */
export interface OpenedPosition {
  /** 1 long, -1 short */
  readonly side: 1 | -1;
  /** Base units, unsigned, not 0. */
  readonly size: number;
  /** Quote per base. */
  readonly entry: number;
  /** Quote currency that is posted for it. */
  readonly collateral: number;
}

/**
 * Liquidation price of an isolated position from its entry and collateral: `(q E - c) / (q (1 - m))` for a long, `(q E + c) / (q (1 + m))` for a short.
 *
 * @param maintenanceRate Maintenance margin as a fraction of notional, below 1.
 * @returns Quote per base; zero or below means that no fall of the price liquidates.
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * entryLiquidationPrice({ side: 1, size: 2, entry: 60_000, collateral: 6_000 }, 0.004) // 57_228.91566265060
 */
export function entryLiquidationPrice({ side, size, entry, collateral }: OpenedPosition, maintenanceRate: number): number {
  return liquidationPrice(entry, side, size, collateral - maintenanceRate * size * entry, maintenanceRate);
}
