/**
 * Power-law curvature `eta / (theta^gamma (1 + theta)^(1 - gamma))`; with gamma in (0, 1/2] and `eta (1 + |rho|) <= 2` the surface has no butterfly arbitrage.
 *
 * @example
 * powerLawPhi(0.04, 1, 0.5) // 4.902903
 */
export function powerLawPhi(theta: number, eta: number, gamma: number): number {
  return eta / (theta ** gamma * (1 + theta) ** (1 - gamma));
}

/** A surface in three parameters and one number per expiry: fields whose medians stay a valid surface. */
export interface SsviSurface {
  /** At-the-money total variances, by rising expiry. */
  readonly thetas: readonly number[];
  readonly rho: number;
  readonly eta: number;
  readonly gamma: number;
}

/** A condition that a surface breaks. */
export type SsviFault = "thetaNotPositive" | "thetaFalls" | "rhoOutside" | "gammaOutside" | "butterfly";

/**
 * Conditions of a static-arbitrage-free power-law surface that are broken; none: the surface is free of butterfly and calendar arbitrage.
 *
 * Theta must not fall with time, `|rho| < 1`, gamma in (0, 1/2], `eta (1 + |rho|) <= 2`. Source: Gatheral, Jacquier 2014, theorems 4.1, 4.2 and remark 4.4.
 *
 * @example
 * ssviFaults({ thetas: [0.04, 0.03], rho: -0.5, eta: 1, gamma: 0.5 }) // ["thetaFalls"]
 */
export function ssviFaults({ thetas, rho, eta, gamma }: SsviSurface): SsviFault[] {
  const faults: SsviFault[] = [];
  if (thetas.some((theta) => !(theta > 0))) faults.push("thetaNotPositive");
  if (thetas.some((theta, i) => i > 0 && theta < (thetas[i - 1] ?? 0))) faults.push("thetaFalls");
  if (!(Math.abs(rho) < 1)) faults.push("rhoOutside");
  if (!(gamma > 0 && gamma <= 0.5)) faults.push("gammaOutside");
  if (!(eta >= 0 && eta * (1 + Math.abs(rho)) <= 2)) faults.push("butterfly");
  return faults;
}
