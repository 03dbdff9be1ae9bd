import { refuse } from "../../market/refuse.ts";
import { absoluteInteger } from "../../math/integer/boundInteger.ts";

/** Reserves of a virtual constant-product market, 1e-9; `base * quote` is `sqrtK^2` up to the rounding of one unit. */
export interface VirtualCurve {
  readonly base: bigint;
  readonly quote: bigint;
  readonly sqrtK: bigint;
}

/** Reserve units times peg units in one 1e-6 quote unit. */
export const RESERVE_PEG_TO_MONEY = 1_000_000_000n;

/**
 * The curve once its users have closed their net position: the base they hold comes back, the quote follows from the invariant, rounded down.
 *
 * Source: Drift v2.
 *
 * @param netBase 1e-9 base, users' longs minus shorts.
 * @throws EvenkeelError `POOL_INPUT` when the shorts are more than the reserve
 * @example
 * terminalCurve({ base: 513_319_672_130n, quote: 488_976_000_001n, sqrtK: 501_000_000_000n }, -12_295_081_967n) // base 501_024_590_163n, quote 500_975_411_043n
 */
export function terminalCurve({ base, sqrtK }: VirtualCurve, netBase: bigint): VirtualCurve {
  const closed = base + netBase;
  refuse("POOL_INPUT", closed > 0n ? [] : [{ field: "netBase", value: netBase, rule: "must leave base in the reserve" }]);
  return { base: closed, quote: (sqrtK * sqrtK) / closed, sqrtK };
}

/**
 * What the users' net position is worth if it closes against the curve, 1e-6 quote, unsigned; rounded down for longs, up for shorts: for the market.
 *
 * Source: Drift v2.
 *
 * @param peg 1e-6
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * closeValue({ base: 512_295_081_967n, quote: 488_000_000_000n, sqrtK: 500_000_000_000n }, -12_295_081_967n, 50_000_000n) // 600_000_001n
 */
export function closeValue(curve: VirtualCurve, netBase: bigint, peg: bigint): bigint {
  const moved = absoluteInteger(terminalCurve(curve, netBase).quote - curve.quote);
  const value = (moved * peg) / RESERVE_PEG_TO_MONEY;
  return netBase < 0n ? value + 1n : value;
}
