import { absoluteInteger } from "../../math/integer/boundInteger.ts";

/**
 * Size of the static rate in fixed point, cut off, as a chain stores it: `factor * |long - short| / (long + short)`; 0 while a side has nobody.
 *
 * The cut makes what is paid over time a little less than the exact product, which is why claims round down twice. Source: GMX v2 (30 decimals).
 *
 * @param long Open interest; all three amounts share one scale.
 * @param powered `|long - short| ^ exponent` where the exponent is not 1.
 * @param factor Fixed point; the result has its scale.
 * @example
 * staticRateUnits(200n, 100n, 1_000n) // 333n
 */
export function staticRateUnits(long: bigint, short: bigint, factor: bigint, powered = absoluteInteger(long - short)): bigint {
  // Nobody can be paid, or nobody is there to pay: the rate does not run.
  return long === 0n || short === 0n ? 0n : (factor * powered) / (long + short);
}
