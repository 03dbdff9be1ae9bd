/**
 * Rational cubic interpolation on one segment (Delbourgo and Gregory, SIAM J. Sci. Stat. Comput. 6, 1985).
 *
 * @param at point in [left, right]
 * @param control r above -1; 3 makes it an ordinary cubic, larger values approach the chord
 * @example
 * rationalCubic(0.5, 0, 1, 0, 1, 1, 1, 3) // 0.5
 */
export function rationalCubic(
  at: number,
  left: number,
  right: number,
  valueLeft: number,
  valueRight: number,
  slopeLeft: number,
  slopeRight: number,
  control: number,
): number {
  const width = right - left;
  const t = (at - left) / width;
  const u = 1 - t;
  if (!(control < 1e16)) return valueRight * t + valueLeft * u;
  const above =
    valueRight * t * t * t +
    (control * valueRight - width * slopeRight) * t * t * u +
    (control * valueLeft + width * slopeLeft) * t * u * u +
    valueLeft * u * u * u;
  return above / (1 + (control - 3) * t * u);
}

/**
 * Smallest control parameter that keeps the segment's shape: monotone where its ends are, convex or concave where they are.
 *
 * @param chord slope of the straight line through both ends
 * @example
 * shapeControl(0.5, 1.5, 1) // 2
 */
export function shapeControl(slopeLeft: number, slopeRight: number, chord: number): number {
  const monotone = slopeLeft * chord >= 0 && slopeRight * chord >= 0;
  const curved = (slopeLeft <= chord && chord <= slopeRight) || (slopeLeft >= chord && chord >= slopeRight);
  if (!monotone && !curved) return Number.NEGATIVE_INFINITY;
  const forMonotone = monotone ? (chord === 0 ? Number.POSITIVE_INFINITY : (slopeLeft + slopeRight) / chord) : Number.NEGATIVE_INFINITY;
  if (!curved) return forMonotone;
  const spread = Math.abs(slopeRight - slopeLeft);
  const forCurve = Math.max(spread / Math.abs(slopeRight - chord), spread / Math.abs(chord - slopeLeft));
  return Math.max(forMonotone, Number.isNaN(forCurve) ? Number.POSITIVE_INFINITY : forCurve);
}

/** Control that reproduces a second derivative at one end, not below what the shape needs. */
function fitted(wanted: number, slopeLeft: number, slopeRight: number, chord: number): number {
  const least = Math.max(-1 + 1e-8, shapeControl(slopeLeft, slopeRight, chord));
  return Number.isNaN(wanted) ? least : Math.max(wanted, least);
}

/**
 * Control parameter for which the segment has a given second derivative at its right end.
 *
 * @example
 * controlForCurvatureRight(1, 0.5, 1.5, 1, 1) // 3
 */
export function controlForCurvatureRight(width: number, slopeLeft: number, slopeRight: number, chord: number, curvature: number): number {
  return fitted((0.5 * width * curvature + slopeRight - slopeLeft) / (slopeRight - chord), slopeLeft, slopeRight, chord);
}

/**
 * Control parameter for which the segment has a given second derivative at its left end.
 *
 * @example
 * controlForCurvatureLeft(1, 0.5, 1.5, 1, 1) // 3
 */
export function controlForCurvatureLeft(width: number, slopeLeft: number, slopeRight: number, chord: number, curvature: number): number {
  return fitted((0.5 * width * curvature + slopeRight - slopeLeft) / (chord - slopeLeft), slopeLeft, slopeRight, chord);
}
