/**
 * Integer twin of `concentrationWeight`, rounded down.
 *
 * Source: Drift v2.
 *
 * @param weight ten-thousandths
 * @param depositsValue Quote units, all accounts.
 * @param start Quote units; 0 switches the rule off.
 * @example
 * concentrationWeightUnits(9_000n, 1_500_000n, 500_000n) // 3_000n
 */
export function concentrationWeightUnits(weight: bigint, depositsValue: bigint, start: bigint): bigint {
  return start === 0n || depositsValue < start ? weight : (weight * start) / depositsValue;
}
