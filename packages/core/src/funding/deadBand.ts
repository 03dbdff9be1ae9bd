/**
 * What is left of a premium outside a dead band; continuous and odd, so that the rate never jumps at the edge.
 *
 * @param premium Fraction, signed.
 * @param width Half-width of the band, fraction, not negative.
 * @example
 * deadBand(0.0007, 0.0002) // 0.0005 (up to rounding)
 * deadBand(-0.0001, 0.0002) // 0
 */
export function deadBand(premium: number, width: number): number {
  if (premium > width) return premium - width;
  if (premium < -width) return premium + width;
  return 0;
}
