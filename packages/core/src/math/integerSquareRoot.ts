import { EvenkeelError } from "../market/errors.ts";

/**
 * Largest integer whose square is at most the value (Newton's iteration from above).
 *
 * @param value zero or positive
 * @throws EvenkeelError `MATH_NEGATIVE`
 * @example
 * integerSquareRoot(10n) // 3n
 */
export function integerSquareRoot(value: bigint): bigint {
  if (value < 0n) {
    throw new EvenkeelError({
      code: "MATH_NEGATIVE",
      message: "a negative number has no real square root",
      field: "value",
      value,
      remedy: "Pass a size, not a signed position.",
    });
  }
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
