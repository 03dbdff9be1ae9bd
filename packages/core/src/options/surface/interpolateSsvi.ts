import { EvenkeelError } from "../../market/errors.ts";
import type { SsviSlice } from "./ssviSlice.ts";

/** A slice known at one time to expiry; `psi = theta phi`. */
export interface SsviNode {
  readonly years: number;
  readonly theta: number;
  readonly psi: number;
  readonly rho: number;
}

/**
 * A surface SVI slice between known expiries: theta, psi and rho psi move linearly with time, which keeps the surface free of calendar arbitrage.
 *
 * Before the first node theta and psi shrink in proportion to time; after the last one theta keeps its last slope while psi and rho stay.
 * Source: Corbetta, Cohort, Laachir, Martini 2019, as used by Premia v3's volatility oracle.
 *
 * @param nodes by rising time
 * @throws EvenkeelError SURFACE_INVALID without nodes, with times that do not rise, or for a time that is not positive.
 * @example
 * interpolateSsvi([{ years: 0.1, theta: 0.01, psi: 0.1, rho: 0 }, { years: 0.2, theta: 0.02, psi: 0.1, rho: 0 }], 0.15).theta // 0.015
 */
export function interpolateSsvi(nodes: readonly SsviNode[], years: number): SsviSlice {
  const first = nodes[0];
  const last = nodes.at(-1);
  const rising = nodes.every((node, i) => i === 0 || node.years > (nodes[i - 1]?.years ?? 0));
  if (!first || !last || !rising || !(first.years > 0) || !(years > 0)) {
    throw new EvenkeelError({
      code: "SURFACE_INVALID",
      message: "a surface needs nodes of rising, positive times and a positive time to read",
      field: "years",
      value: years,
      remedy: "Sort the expiries and leave out the expired ones.",
    });
  }
  if (years <= first.years) {
    const share = years / first.years;
    return { theta: first.theta * share, phi: first.psi / first.theta, rho: first.rho };
  }
  const after = nodes.findIndex((node) => node.years >= years);
  if (after < 0) {
    const before = nodes.at(-2);
    const slope = before ? (last.theta - before.theta) / (last.years - before.years) : last.theta / last.years;
    const theta = last.theta + slope * (years - last.years);
    return { theta, phi: last.psi / theta, rho: last.rho };
  }
  const right = nodes[after] ?? last;
  const left = nodes[after - 1] ?? first;
  const share = (years - left.years) / (right.years - left.years);
  const mix = (a: number, b: number) => a + share * (b - a);
  const theta = mix(left.theta, right.theta);
  const psi = mix(left.psi, right.psi);
  const rho = psi === 0 ? 0 : mix(left.rho * left.psi, right.rho * right.psi) / psi;
  return { theta, phi: psi / theta, rho };
}
