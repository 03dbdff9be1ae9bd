import type { Rounding } from "./schema.ts";

/** The exact rational of a double, found by doubling until it is whole: another way than taking the bits apart. */
export function rational(value: number): { readonly numerator: bigint; readonly denominator: bigint } {
  let scaled = value;
  let denominator = 1n;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    denominator *= 2n;
  }
  return { numerator: BigInt(scaled), denominator };
}

/** Fixed point by exact division of the rational; ties of `nearest` go away from zero. */
export function encodeReference(value: number, decimals: number, rounding: Rounding): bigint {
  const { numerator, denominator } = rational(value);
  const product = numerator * 10n ** BigInt(decimals);
  const truncated = product / denominator;
  const rest = product % denominator;
  if (rounding === "towardZero" || rest === 0n) return truncated;
  if (rounding === "up") return rest > 0n ? truncated + 1n : truncated;
  const half = (rest < 0n ? -rest : rest) * 2n >= denominator;
  return half ? truncated + (product < 0n ? -1n : 1n) : truncated;
}
