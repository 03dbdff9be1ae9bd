/**
 * Anchors for which a reporter's price passes an anchored band `anchor * (1 +- tolerance)`: the anchor has to lie between them
 * (Compound's anchored view). An anchor that follows the same flow as the reporter passes whatever they both say.
 *
 * @param tolerance fraction of the anchor, 0 to 1
 * @returns lowest and highest anchor; the highest is Infinity at a tolerance of 1
 * @example
 * anchorRange(1.3, 0.2) // { low: 1.0833, high: 1.625 }
 */
export function anchorRange(reporter: number, tolerance: number): { readonly low: number; readonly high: number } {
  return { low: reporter / (1 + tolerance), high: tolerance < 1 ? reporter / (1 - tolerance) : Infinity };
}
