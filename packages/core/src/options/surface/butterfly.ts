import { durrleman } from "./durrleman.ts";
import { type RawSvi, sviPoint } from "./rawSvi.ts";

/** Largest slope of total variance in a wing that any distribution can have (R. Lee 2004). */
export const LEE_BOUND = 2;

/** What is wrong with a smile, and where. */
export type ButterflyVerdict =
  | { readonly free: true; readonly least: number; readonly at: number }
  | {
      readonly free: false;
      readonly reason: "negativeVariance" | "leeBound" | "negativeDensity";
      readonly least: number;
      readonly at: number;
    };

/** Range of log-moneyness that is searched. */
export interface MoneynessRange {
  readonly from: number;
  readonly to: number;
}

const GRID = 400;
const REFINEMENTS = 40;
const GOLDEN = 0.6180339887498949;
/** What a g of exactly zero may show through rounding. */
const ROUNDING = 1e-12;

/**
 * Steeper wing of total variance, `b (1 + |rho|)`; above 2 the wing's price rises faster than a call's may.
 *
 * The bound belongs to TOTAL variance. The often quoted limit of 4 is for variance per year times time and is too loose: at a slope of 4 Durrleman's
 * g tends to -3/4.
 *
 * @example
 * steeperWing({ a: 0.1, b: 2, rho: 0.5, m: 0, sigma: 0.2 }) // 3
 */
export function steeperWing({ b, rho }: RawSvi): number {
  return b * (1 + Math.abs(rho));
}

function indicator(smile: RawSvi, k: number): number {
  const point = sviPoint(smile, k);
  return point.variance > 0 ? durrleman(point, k) : Number.NEGATIVE_INFINITY;
}

/** Golden-section search for the least g between two neighbours of the grid's least point. */
function refine(smile: RawSvi, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < REFINEMENTS; i++) {
    const first = high - GOLDEN * (high - low);
    const second = low + GOLDEN * (high - low);
    if (indicator(smile, first) < indicator(smile, second)) high = second;
    else low = first;
  }
  return 0.5 * (low + high);
}

/** Points spaced by `m + sigma sinh(u)`: dense where the smile bends, sparse in the wings. */
function gridOf(smile: RawSvi, range: MoneynessRange | undefined): number[] {
  if (range) return Array.from({ length: GRID + 1 }, (_, i) => range.from + ((range.to - range.from) * i) / GRID);
  const reach = 9;
  const width = Math.max(smile.sigma, 1e-6);
  return Array.from({ length: GRID + 1 }, (_, i) => smile.m + width * Math.sinh((2 * reach * i) / GRID - reach));
}

/**
 * Whether a raw SVI smile admits butterfly arbitrage: positive variance, wings within Lee's bound and a density that is nowhere negative.
 *
 * @param range where the density is searched; without one, the whole line, with the wings' slope tested first
 * @example
 * butterfly({ a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 }).free // false: the smile of A. Vogt
 */
export function butterfly(smile: RawSvi, range?: MoneynessRange): ButterflyVerdict {
  const { a, b, rho, m, sigma } = smile;
  const lowest = a + b * sigma * Math.sqrt(Math.max(0, 1 - rho * rho));
  const lowestAt = Math.abs(rho) < 1 ? m - (rho * sigma) / Math.sqrt(1 - rho * rho) : m;
  if (b < 0 || Math.abs(rho) > 1 || lowest < 0) return { free: false, reason: "negativeVariance", least: lowest, at: lowestAt };
  if (steeperWing(smile) > LEE_BOUND * (1 + ROUNDING)) {
    return {
      free: false,
      reason: "leeBound",
      least: steeperWing(smile),
      at: rho >= 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
    };
  }
  const grid = gridOf(smile, range);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < grid.length; i++) {
    const value = indicator(smile, grid[i] ?? 0);
    if (value < least) [least, best] = [value, i];
  }
  const at = refine(smile, grid[Math.max(0, best - 1)] ?? 0, grid[Math.min(grid.length - 1, best + 1)] ?? 0);
  const refined = Math.min(least, indicator(smile, at));
  if (refined < -ROUNDING)
    return { free: false, reason: "negativeDensity", least: refined, at: refined === least ? (grid[best] ?? at) : at };
  return { free: true, least: refined, at };
}
