/** Parts per billion in one. */
const BILLION = 1_000_000_000n;

const size = (value: bigint) => (value < 0n ? -value : value);

/**
 * Whether a new answer is far enough from the old one to be worth a transaction: `|new - old| / |old| >= threshold`, as an exact rational
 * (Chainlink OCR2's default deviation function). From zero every change counts.
 *
 * @param thresholdPpb parts per billion, not negative; at zero every report counts, even an equal one
 * @example
 * deviates(100_000n, 100_500n, 5_000_000n) // true: exactly 0.5 %
 */
export function deviates(old: bigint, next: bigint, thresholdPpb: bigint): boolean {
  if (old === 0n) return next !== 0n;
  return size(next - old) * BILLION >= thresholdPpb * size(old);
}
