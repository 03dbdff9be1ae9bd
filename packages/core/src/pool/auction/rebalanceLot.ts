import { refuse, within } from "../../market/refuse.ts";

/** What a pool holds of an asset and what it should hold, quote units. */
export interface Holding {
  readonly held: number;
  readonly target: number;
}

/**
 * Value that an auction may move from one asset into another without overshooting either target; 0 inside the tolerated band.
 *
 * @param band Relative distance from its target that neither asset is corrected for, e.g. 0.1.
 * @returns Quote units.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * rebalanceLot({ held: 150, target: 100 }, { held: 70, target: 100 }, 0.1) // 30
 */
export function rebalanceLot(over: Holding, under: Holding, band: number): number {
  refuse("POOL_INPUT", [
    ...within("over.held", over.held, 0, Number.MAX_VALUE),
    ...within("over.target", over.target, 0, Number.MAX_VALUE),
    ...within("under.held", under.held, 0, Number.MAX_VALUE),
    ...within("under.target", under.target, 0, Number.MAX_VALUE),
    ...within("band", band, 0, Number.MAX_VALUE),
  ]);
  const excess = over.held - over.target;
  const lack = under.target - under.held;
  const outside = excess > band * over.target || lack > band * under.target;
  return outside ? Math.max(0, Math.min(excess, lack)) : 0;
}
