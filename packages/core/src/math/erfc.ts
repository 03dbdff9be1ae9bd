import { erfcxTail, erfNearZero, expOfSquare } from "./erfcx.ts";

const ERF_LIMIT = 0.46875;
/** Beyond this erfc underflows to 0. */
const UNDERFLOW_LIMIT = 27.3;

/**
 * Complementary error function with full relative accuracy in the upper tail, where `1 - erf(x)` has none.
 *
 * Relative error of a few ulps down to the smallest normal double; 0 beyond x = 27.3. Source: Cody, Math. Comp. 23 (1969).
 *
 * @example
 * erfc(10) // 2.088487583762545e-45
 */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  const size = Math.abs(x);
  if (size <= ERF_LIMIT) return 1 - erfNearZero(x);
  const tail = size > UNDERFLOW_LIMIT ? 0 : expOfSquare(size, -1) * erfcxTail(size);
  return x > 0 ? tail : 2 - tail;
}
