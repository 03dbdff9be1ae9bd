import { refuse, within } from "../../market/refuse.ts";
import { type PositionRisk, positionViolations } from "./bankruptcyPrice.ts";

/** How far from the index a liquidation order may fill. */
export interface FillableParameters {
  /** How fast the order worsens as the account sinks below its maintenance margin. */
  readonly bankruptcyAdjustment: number;
  /** Distance from the index at full adjustment, in maintenance margins of the position. */
  readonly spreadToMaintenance: number;
}

/**
 * Worst price a liquidation order accepts: the index less a spread that widens as equity falls from maintenance margin to zero.
 *
 * `(notional - clamp(adjustment * (1 - equity / totalMaintenance), 0, 1) * spread * maintenance) / size`. Source: dYdX v4.
 *
 * @returns Quote per base.
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * fillablePrice({ size: 0.1, price: 50_000, maintenance: 500, equity: 499, totalMaintenance: 500 }, { bankruptcyAdjustment: 1, spreadToMaintenance: 0.2 }) // 49_998
 */
export function fillablePrice(position: PositionRisk, parameters: FillableParameters): number {
  const { bankruptcyAdjustment, spreadToMaintenance } = parameters;
  refuse("LIQUIDATION_INPUT", [
    ...positionViolations(position),
    ...within("bankruptcyAdjustment", bankruptcyAdjustment, 0, Number.MAX_VALUE),
    ...within("spreadToMaintenance", spreadToMaintenance, 0, Number.MAX_VALUE),
  ]);
  const { size, price, maintenance, equity, totalMaintenance } = position;
  const depth = Math.max(0, Math.min(1, bankruptcyAdjustment * (1 - equity / totalMaintenance)));
  return price - (depth * spreadToMaintenance * maintenance) / size;
}
