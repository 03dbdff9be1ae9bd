import { type RawSvi, sviTotalVariance } from "./rawSvi.ts";

/** Whether the later smile lies nowhere below the earlier one. */
export type CalendarVerdict = { readonly free: true } | { readonly free: false; readonly at: number; readonly shortfall: number };

const GRID = 300;
const REACH = 9;
const ROUNDING = 1e-14;

/** Points dense around both smiles' centres. */
function grid(near: RawSvi, far: RawSvi): number[] {
  return [near, far].flatMap((smile) => {
    const width = Math.max(smile.sigma, 1e-6);
    return Array.from({ length: GRID + 1 }, (_, i) => smile.m + width * Math.sinh((2 * REACH * i) / GRID - REACH));
  });
}

/**
 * Calendar arbitrage between two expiries: total variance must not fall with time at any log-moneyness (both measured to their own forward).
 *
 * Wings are compared by their slopes, the middle on a grid around both centres. Source: Gatheral, Jacquier 2014, lemma 2.1.
 *
 * @param near smile of the earlier expiry
 * @param far smile of the later one
 * @example
 * calendar(flat(0.04), flat(0.03)) // { free: false, at: ..., shortfall: 0.01 }
 */
export function calendar(near: RawSvi, far: RawSvi): CalendarVerdict {
  for (const side of [-1, 1] as const) {
    const slopes = near.b * (1 + side * near.rho) - far.b * (1 + side * far.rho);
    if (slopes > ROUNDING) return { free: false, at: side * Number.POSITIVE_INFINITY, shortfall: Number.POSITIVE_INFINITY };
  }
  let worst = ROUNDING;
  let at = 0;
  for (const k of grid(near, far)) {
    const shortfall = sviTotalVariance(near, k) - sviTotalVariance(far, k);
    if (shortfall > worst) [worst, at] = [shortfall, k];
  }
  return worst > ROUNDING ? { free: false, at, shortfall: worst } : { free: true };
}
