import { refuse } from "../../market/refuse.ts";
import { absoluteInteger } from "../../math/integer/boundInteger.ts";
import { closeValue, type VirtualCurve } from "./virtualCurve.ts";

/** The ratio of two depths, 1e-9. */
const RATIO_ONE = 1_000_000_000n;
/** Deepest curve that is allowed. */
const MAX_SQRT_K = 10n ** 21n;

/**
 * The curve at another depth: base scaled by the ratio of the depths, quote from the invariant, so that the price stays.
 *
 * One update at most halves the depth and never takes it below the users' net position or above 1e21. Source: Drift v2.
 *
 * @param sqrtK New depth, 1e-9.
 * @param netBase 1e-9 base, users' longs minus shorts.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * scaleCurve({ base: 512_295_081_967n, quote: 488_000_000_000n, sqrtK: 500_000_000_000n }, 501_000_000_000n, 0n) // base 513_319_672_130n, quote 488_976_000_001n
 */
export function scaleCurve(curve: VirtualCurve, sqrtK: bigint, netBase: bigint): VirtualCurve {
  const rule = (broken: boolean, text: string) => (broken ? [{ field: "sqrtK", value: sqrtK, rule: text }] : []);
  refuse("POOL_INPUT", [
    ...rule(sqrtK * 2n < curve.sqrtK, "must be at least half of the depth before"),
    ...rule(sqrtK >= curve.sqrtK && sqrtK > MAX_SQRT_K, `must be at most ${MAX_SQRT_K}`),
    ...rule(sqrtK < curve.sqrtK && absoluteInteger(netBase) > sqrtK, "must not fall below the net position"),
  ]);
  const ratio = (sqrtK * RATIO_ONE) / curve.sqrtK;
  // A fall is rounded towards no fall, so that the curve never loses more depth than was asked.
  const base = (curve.base * (ratio < RATIO_ONE ? ratio + 1n : ratio)) / RATIO_ONE;
  return { base, quote: (sqrtK * sqrtK) / base, sqrtK };
}

/**
 * What a change of depth costs the market, 1e-6 quote: the change of what its users' net position is worth when it closes; negative: it earns.
 *
 * Source: Drift v2.
 *
 * @param peg 1e-6
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * depthCost(curve, scaleCurve(curve, 501_000_000_000n, -12_295_081_967n), -12_295_081_967n, 50_000_000n) // 29_448n
 */
export function depthCost(before: VirtualCurve, after: VirtualCurve, netBase: bigint, peg: bigint): bigint {
  const change = closeValue(after, netBase, peg) - closeValue(before, netBase, peg);
  return netBase > 0n ? change : -change;
}
