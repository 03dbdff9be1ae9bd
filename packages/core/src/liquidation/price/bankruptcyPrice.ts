import { refuse, within } from "../../market/refuse.ts";

/** A position inside its account. */
export interface PositionRisk {
  /** Base units, signed, not 0. */
  readonly size: number;
  /** Index, quote per base. */
  readonly price: number;
  /** Maintenance margin of this position, quote currency. */
  readonly maintenance: number;
  /** Equity of the whole account, quote currency, signed. */
  readonly equity: number;
  /** Maintenance margin of the whole account, quote currency. */
  readonly totalMaintenance: number;
}

/**
 * Price at which closing the position uses up exactly its share of the account's equity, shares going by maintenance margin.
 *
 * Closing every position at its bankruptcy price leaves the account with zero. Source: dYdX v4.
 *
 * @returns Quote per base; above the index for a long position of an account that is already under water.
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * bankruptcyPrice({ size: 0.1, price: 50_000, maintenance: 500, equity: -100, totalMaintenance: 500 }) // 51_000
 */
export function bankruptcyPrice(position: PositionRisk): number {
  refuse("LIQUIDATION_INPUT", positionViolations(position));
  const { size, price, maintenance, equity, totalMaintenance } = position;
  return price - (equity * maintenance) / totalMaintenance / size;
}

/** What is wrong with a position: above all a size or a total of zero, by which the formulas divide. */
export function positionViolations({ size, price, maintenance, equity, totalMaintenance }: PositionRisk) {
  return [
    ...within("|size|", Math.abs(size), 0, Number.MAX_VALUE, true),
    ...within("price", price, 0, Number.MAX_VALUE),
    ...within("|equity|", Math.abs(equity), 0, Number.MAX_VALUE),
    ...within("totalMaintenance", totalMaintenance, 0, Number.MAX_VALUE, true),
    ...within("maintenance", maintenance, 0, totalMaintenance),
  ];
}
