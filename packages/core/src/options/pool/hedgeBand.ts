/** What an optimal hedging band depends on. */
export interface HedgeBandInput {
  readonly spot: number;
  /** Net gamma of the book, per unit of base squared. */
  readonly gamma: number;
  /** Cost of trading the hedge, fraction of notional. */
  readonly cost: number;
  /** Absolute risk aversion, per quote currency. */
  readonly riskAversion: number;
  readonly years: number;
  readonly rate: number;
}

/**
 * Half-width of the band around the delta inside which trading is not worth its cost: `(3/2 e^(-rT) cost S gamma^2 / riskAversion)^(1/3)`.
 *
 * Source: Whalley, Wilmott 1997 (asymptotics of utility-maximising hedging for small costs).
 *
 * @returns units of base
 * @example
 * hedgeBand({ spot: 100, gamma: 2, cost: 0.001, riskAversion: 0.01, years: 0, rate: 0 }) // 3.914868
 */
export function hedgeBand({ spot, gamma, cost, riskAversion, years, rate }: HedgeBandInput): number {
  return Math.cbrt((1.5 * Math.exp(-rate * years) * cost * spot * gamma * gamma) / riskAversion);
}

/** Limits of a pool's hedge. */
export interface HedgeLimits {
  /** Half-width of the band, units of base. */
  readonly band: number;
  /** Largest |hedge|, units of base. */
  readonly cap: number;
}

/**
 * Hedge to hold next: unchanged inside the band, else just to the band's nearer edge, never beyond the cap.
 *
 * Going to the edge and not to the centre is what the cost is paid for least; the cap wins over the band.
 *
 * @param current hedge held, units of base, signed
 * @param target minus the net delta of everything else
 * @example
 * nextHedge(0, 10, { band: 3, cap: 100 }) // 7
 */
export function nextHedge(current: number, target: number, { band, cap }: HedgeLimits): number {
  const inside = Math.max(target - band, Math.min(target + band, current));
  return Math.max(-cap, Math.min(cap, inside));
}
