import { refuse, within } from "../../market/refuse.ts";

/** Staged liquidation of large positions. */
export interface StagedLiquidation {
  /** Notional up to which a position is liquidated at once, quote currency. */
  readonly threshold: number;
  /** Share of a larger position in the first stage, 0 to 1. */
  readonly firstShare: number;
  readonly cooldownSeconds: number;
}

/**
 * Share of a position that may be liquidated now: all of a small one; of a large one a first share, nothing during the cooldown, then the rest.
 *
 * Source: Hyperliquid (100,000 USDC, 20 %, 30 s).
 *
 * @param notional Quote currency, unsigned.
 * @param secondsSinceFirst since the first stage of this position; null before it
 * @throws EvenkeelError `LIQUIDATION_INPUT`
 * @example
 * stagedShare(250_000, null, { threshold: 100_000, firstShare: 0.2, cooldownSeconds: 30 }) // 0.2
 */
export function stagedShare(notional: number, secondsSinceFirst: number | null, stages: StagedLiquidation): number {
  refuse("LIQUIDATION_INPUT", [
    ...within("notional", notional, 0, Number.MAX_VALUE),
    ...within("secondsSinceFirst", secondsSinceFirst ?? 0, 0, Number.MAX_VALUE),
    ...within("firstShare", stages.firstShare, 0, 1),
  ]);
  if (notional <= stages.threshold) return 1;
  if (secondsSinceFirst === null) return stages.firstShare;
  return secondsSinceFirst < stages.cooldownSeconds ? 0 : 1;
}
