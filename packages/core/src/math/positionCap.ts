/** How large one account's position may be against what exists and what could be traded. */
export interface PositionCapRule {
  /** Largest share of the asset's circulating supply. */
  readonly supplyShare: number;
  /** Largest multiple of the outside depth that a liquidation can use. */
  readonly depthMultiple: number;
}

/**
 * Largest position in base units: the smaller of a share of the supply and a multiple of the outside depth. A position beyond it cannot be
 * closed without moving the price that it is valued at (JELLY, March 2025: 40 % of the supply).
 *
 * @param supply circulating supply, base units; Infinity when it does not bind
 * @param depth base units within the liquidation's price band; Infinity when it is not measured
 * @example
 * positionCap(1_000_000_000, 20_000_000, { supplyShare: 0.02, depthMultiple: 0.5 }) // 10_000_000
 */
export function positionCap(supply: number, depth: number, rule: PositionCapRule): number {
  return Math.min(supply * rule.supplyShare, depth * rule.depthMultiple);
}
