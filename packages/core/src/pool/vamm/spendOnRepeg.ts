import { refuse } from "../../market/refuse.ts";
import { absoluteInteger } from "../../math/integer/boundInteger.ts";
import { depthCost, scaleCurve } from "./scaleCurve.ts";
import { repegCost } from "./vammPeg.ts";
import { terminalCurve, type VirtualCurve } from "./virtualCurve.ts";

const RESERVE_TO_PEG = 1_000n;
const PEG_ONE = 1_000_000n;
const DEPTH_STEP = 1_000n;

/** A virtual market: its curve, its peg (1e-6) and what its users hold (1e-9 base, longs minus shorts). */
export interface VirtualMarket {
  readonly curve: VirtualCurve;
  readonly peg: bigint;
  readonly netBase: bigint;
}

/** A market after its repeg. */
export interface Repegged {
  readonly market: VirtualMarket;
  /** 1e-6 quote spent on the peg, what the smaller depth earned not deducted; negative: earned. */
  readonly cost: bigint;
  /** 1e-6 quote that a smaller depth earned and the peg could spend in addition. */
  readonly saved: bigint;
}

/** What one unit of peg costs, 1e-6, one more than rounded away from zero. */
function costPerPeg({ curve, netBase }: VirtualMarket): bigint {
  const gap = curve.quote - terminalCurve(curve, netBase).quote;
  if (gap === 0n) return 0n;
  const rounded = gap > 0n ? (gap + RESERVE_TO_PEG - 1n) / RESERVE_TO_PEG : (gap - RESERVE_TO_PEG + 1n) / RESERVE_TO_PEG;
  return gap > 0n ? rounded + 1n : rounded - 1n;
}

const repegCostOf = (market: VirtualMarket, peg: bigint): bigint =>
  repegCost({ ...market.curve, terminalQuote: terminalCurve(market.curve, market.netBase).quote, peg: market.peg }, peg);

/**
 * Moves the peg towards a target for at most a budget: all the way where that is free, earns, or is paid; else as far as the budget reaches.
 *
 * Where the budget does not reach, the depth may first be cut by 0.1 %, which earns because it worsens the users' exit, and the saving is spent as well.
 * The peg is never below one unit. Source: Drift v2; where its terminal reserve is stored, ours is derived, so the two cannot disagree.
 *
 * @param target Peg, 1e-6.
 * @param budget 1e-6 quote, not negative.
 * @param mayThin Whether the depth may be cut.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * spendOnRepeg(market, 35_768_000n, 304_289n, true).market.peg // as far as 304_289 and the saving reach
 */
export function spendOnRepeg(market: VirtualMarket, target: bigint, budget: bigint, mayThin: boolean): Repegged {
  refuse("POOL_INPUT", [
    ...(target > 0n ? [] : [{ field: "target", value: target, rule: "must be at least one unit" }]),
    ...(budget >= 0n ? [] : [{ field: "budget", value: budget, rule: "must not be negative" }]),
  ]);
  const wanted = target - market.peg;
  const unit = costPerPeg(market);
  const moved = (peg: bigint, from: VirtualMarket, saved: bigint): Repegged => ({
    market: { ...from, peg },
    cost: repegCostOf(from, peg),
    saved,
  });
  if (wanted === 0n) return { market, cost: 0n, saved: 0n };
  const free = unit === 0n || unit > 0n !== wanted > 0n;
  if (free || absoluteInteger((budget * PEG_ONE) / unit) > absoluteInteger(wanted)) return moved(target, market, 0n);
  const { curve, netBase, peg } = market;
  const thinner = mayThin ? scaleCurve(curve, curve.sqrtK - curve.sqrtK / DEPTH_STEP, netBase) : curve;
  const saved = mayThin ? absoluteInteger(depthCost(curve, thinner, netBase, peg)) : 0n;
  const thinned = { ...market, curve: thinner };
  const thinUnit = costPerPeg(thinned);
  // A market that is flat but for one reserve unit of rounding may be flat altogether once it is thinner: then every peg is free.
  if (thinUnit === 0n) return moved(target, thinned, saved);
  const reach = ((budget + saved) * PEG_ONE) / thinUnit;
  const next = peg + reach;
  return moved(next > 0n ? next : 1n, thinned, saved);
}
