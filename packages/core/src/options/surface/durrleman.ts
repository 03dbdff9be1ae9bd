import type { SviPoint } from "./rawSvi.ts";

/**
 * Durrleman's g: the implied density up to a positive factor; a smile is free of butterfly arbitrage where it is not negative.
 *
 * `g = (1 - k w'/(2w))^2 - (w'^2/4)(1/w + 1/4) + w''/2` for total variance w. Source: V. Durrleman 2003, as in Gatheral, Jacquier 2014.
 *
 * @example
 * durrleman({ variance: 0.04, slope: 0, curvature: 0 }, 0) // 1
 */
export function durrleman({ variance, slope, curvature }: SviPoint, k: number): number {
  const lean = 1 - (k * slope) / (2 * variance);
  return lean * lean - 0.25 * slope * slope * (1 / variance + 0.25) + 0.5 * curvature;
}

/**
 * Density of `ln(S_T/F)` that a smile implies at log-moneyness k, `g(k) exp(-d2^2/2) / sqrt(2 pi w)`.
 *
 * @example
 * impliedDensity({ variance: 0.04, slope: 0, curvature: 0 }, 0) // 1.98475
 */
export function impliedDensity(point: SviPoint, k: number): number {
  const root = Math.sqrt(point.variance);
  const d2 = -k / root - 0.5 * root;
  return (durrleman(point, k) * Math.exp(-0.5 * d2 * d2)) / (root * Math.sqrt(2 * Math.PI));
}
