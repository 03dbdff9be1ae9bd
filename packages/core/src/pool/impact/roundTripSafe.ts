import type { ImpactFactors } from "./impactPower.ts";

/**
 * Impact factors with the paying one clamped to the charging one, so that no closed walk of the difference earns.
 *
 * Over a closed walk the difference narrows exactly as much, in powers, as it widens: at equal factors it costs nothing, at a smaller paying one it
 * costs. Source: GMX v2.
 *
 * @example
 * roundTripSafe({ positive: 2e-8, negative: 1e-8, exponent: 2 }) // { positive: 1e-8, negative: 1e-8, exponent: 2 }
 */
export function roundTripSafe({ positive, negative, exponent }: ImpactFactors): ImpactFactors {
  return { positive: Math.min(positive, negative), negative, exponent };
}
