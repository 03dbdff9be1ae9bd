/** Rational approximations of M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988); figures as published. */
const CENTRE_P = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438,
  3.3871328727963665,
] as const;
const CENTRE_Q = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579, 42.31333070160091, 1,
] as const;
const NEAR_P = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691,
  4.630337846156546, 1.4234371107496835,
] as const;
const NEAR_Q = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038,
  2.053191626637759, 1,
] as const;
const FAR_P = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487, 1.7848265399172913,
  5.463784911164114, 6.657904643501103,
] as const;
const FAR_Q = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615, 0.1369298809227358,
  0.599832206555888, 1,
] as const;

const CENTRE_HALF_WIDTH = 0.425;
const CENTRE_SHIFT = 0.180625;
const NEAR_LIMIT = 5;
const NEAR_SHIFT = 1.6;

type EightCoefficients = readonly [number, number, number, number, number, number, number, number];

/** Ratio of two polynomials of degree 7, highest coefficient first. */
function ratio(p: EightCoefficients, q: EightCoefficients, x: number): number {
  const above = ((((((p[0] * x + p[1]) * x + p[2]) * x + p[3]) * x + p[4]) * x + p[5]) * x + p[6]) * x + p[7];
  const below = ((((((q[0] * x + q[1]) * x + q[2]) * x + q[3]) * x + q[4]) * x + q[5]) * x + q[6]) * x + q[7];
  return above / below;
}

/**
 * Quantile of the standard normal: the z with `cumulativeNormal(z) = p`.
 *
 * Relative error about 1e-15 for every p from the smallest double to 1 - 2^-53 (Wichura, Algorithm AS 241).
 *
 * @param p probability; 0 gives -Infinity, 1 gives Infinity, anything outside gives NaN
 * @example
 * inverseCumulativeNormal(0.975) // 1.959963984540054
 */
export function inverseCumulativeNormal(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  const fromCentre = p - 0.5;
  if (Math.abs(fromCentre) <= CENTRE_HALF_WIDTH) {
    return fromCentre * ratio(CENTRE_P, CENTRE_Q, CENTRE_SHIFT - fromCentre * fromCentre);
  }
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const r = Math.sqrt(-Math.log(fromCentre < 0 ? p : 1 - p));
  const size = r <= NEAR_LIMIT ? ratio(NEAR_P, NEAR_Q, r - NEAR_SHIFT) : ratio(FAR_P, FAR_Q, r - NEAR_LIMIT);
  return fromCentre < 0 ? -size : size;
}
