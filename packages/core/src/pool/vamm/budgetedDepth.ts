import { refuse } from "../../market/refuse.ts";
import { absoluteInteger } from "../../math/integer/boundInteger.ts";
import type { VirtualCurve } from "./virtualCurve.ts";

const RESERVE_ONE = 1_000_000_000n;
const MONEY_ONE = 1_000_000n;
const PEG_ONE = 1_000_000n;
const SCALE_ONE = 1_000_000n;
const RESERVE_TO_MONEY = 1_000n;

/** Bounds of one change of depth, 1e-6. */
export interface DepthBounds {
  readonly lowest: bigint;
  readonly highest: bigint;
}

/** At most 0.1 % deeper, at most 2.2 % shallower. */
export const DRIFT_DEPTH_BOUNDS: DepthBounds = { lowest: 978_000n, highest: 1_001_000n };

/**
 * Factor of the depth that spends a budget (positive) or raises it (negative) exactly, 1e-6, inside bounds.
 *
 * With base `x`, quote `y`, peg `q`, net position `d` and `c` what must be earned: `(y d^2 q - c (x + d) d) / (c x (x + d) + y d^2 q)`. Where no depth costs
 * that much the largest is taken. Source: Drift v2, whose intermediate roundings are kept.
 *
 * @param budget 1e-6 quote, signed.
 * @param netBase 1e-9 base, users' longs minus shorts.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * budgetedDepth({ base: 55_414_000_000_000n, quote: 55_530_000_000_000n, sqrtK: 0n }, 66_000_000_000n, 36_365_000n, -40_000n, DRIFT_DEPTH_BOUNDS) // 986_196n
 */
export function budgetedDepth(curve: VirtualCurve, netBase: bigint, peg: bigint, budget: bigint, bounds: DepthBounds): bigint {
  const { base, quote } = curve;
  const closed = base + netBase;
  refuse("POOL_INPUT", [
    ...(closed > 0n ? [] : [{ field: "netBase", value: netBase, rule: "must leave base in the reserve" }]),
    ...(bounds.highest >= SCALE_ONE ? [] : [{ field: "highest", value: bounds.highest, rule: `must be at least ${SCALE_ONE}` }]),
    ...(bounds.lowest <= SCALE_ONE && bounds.lowest > 0n
      ? []
      : [{ field: "lowest", value: bounds.lowest, rule: `must be positive and at most ${SCALE_ONE}` }]),
  ]);
  // Without a position no depth costs or earns anything.
  if (netBase === 0n) return budget >= 0n ? bounds.highest : SCALE_ONE;
  const earned = absoluteInteger(budget);
  const net = absoluteInteger(netBase);
  const spends = budget >= 0n;
  const product = (((base * closed) / RESERVE_ONE) * earned) / MONEY_ONE;
  const shift = (((earned * closed) / MONEY_ONE) * net) / RESERVE_ONE;
  const curvature = (((((quote * net) / RESERVE_ONE) * net) / RESERVE_ONE) * peg) / PEG_ONE;
  if (spends && product > curvature) return bounds.highest;
  const sign = spends === netBase > 0n ? -1n : 1n;
  const numerator = (curvature - shift * sign) / RESERVE_TO_MONEY;
  const denominator = (curvature + (spends ? -product : product)) / RESERVE_TO_MONEY;
  if (denominator === 0n) return bounds.highest;
  const factor = (numerator * SCALE_ONE) / denominator;
  if (factor > bounds.highest) return bounds.highest;
  return factor < bounds.lowest ? bounds.lowest : factor;
}
