import type { RawSvi } from "./rawSvi.ts";

/** One expiry of a surface SVI: at-the-money total variance, its curvature function and its correlation. */
export interface SsviSlice {
  /** At-the-money total variance. */
  readonly theta: number;
  readonly phi: number;
  readonly rho: number;
}

/**
 * Total variance of a surface SVI slice: `theta/2 (1 + rho phi k + sqrt((phi k + rho)^2 + 1 - rho^2))`.
 *
 * Source: Gatheral, Jacquier, "Arbitrage-free SVI volatility surfaces" (2014).
 *
 * @example
 * ssviTotalVariance({ theta: 0.04, phi: 1, rho: -0.5 }, 0) // 0.04
 */
export function ssviTotalVariance({ theta, phi, rho }: SsviSlice, k: number): number {
  const y = phi * k + rho;
  return 0.5 * theta * (1 + rho * phi * k + Math.sqrt(y * y + 1 - rho * rho));
}

/**
 * The same slice as a raw SVI smile.
 *
 * @example
 * ssviToRaw({ theta: 0.04, phi: 1, rho: 0 }) // { a: 0.02, b: 0.02, rho: 0, m: 0, sigma: 1 }
 */
export function ssviToRaw({ theta, phi, rho }: SsviSlice): RawSvi {
  const rest = Math.sqrt(1 - rho * rho);
  if (phi === 0) return { a: theta, b: 0, rho, m: 0, sigma: 1 };
  return { a: 0.5 * theta * rest * rest, b: 0.5 * theta * phi, rho, m: -rho / phi, sigma: rest / phi };
}

/**
 * Whether one slice is free of butterfly arbitrage by the sufficient conditions `theta phi (1 + |rho|) < 4` and `theta phi^2 (1 + |rho|) <= 4`.
 *
 * @example
 * ssviSliceSafe({ theta: 0.04, phi: 5, rho: -0.7 }) // true
 */
export function ssviSliceSafe({ theta, phi, rho }: SsviSlice): boolean {
  const steep = theta * phi * (1 + Math.abs(rho));
  return theta > 0 && phi >= 0 && Math.abs(rho) < 1 && steep < 4 && steep * phi <= 4;
}
