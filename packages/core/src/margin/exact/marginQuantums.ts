import { ceilDivide } from "../../math/ceilDivide.ts";

const ONE_PPM = 1_000_000n;

/**
 * Margin of a notional in integer quanta, rounded up: the account holds at least what the ratio says.
 *
 * Source: dYdX v4.
 *
 * @param notional Quote quantums, unsigned.
 * @param ratioPpm parts per million
 * @example
 * marginQuantums(1n, 100_000n) // 1n
 */
export function marginQuantums(notional: bigint, ratioPpm: bigint): bigint {
  return ceilDivide(notional * ratioPpm, ONE_PPM);
}
