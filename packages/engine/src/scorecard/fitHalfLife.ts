import { BIN_MILLIS, type Bins } from "./fiveMinuteMeans.ts";

/** Persistence of a 5-minute series: noise plus a fast and a slow decaying part. */
export interface HalfLifeFit {
  /** Time in which the non-noise part of the autocorrelation falls by half. */
  readonly halfLifeSeconds: number;
  /** Half-lives of the two parts; equal when one suffices. */
  readonly fastSeconds: number;
  readonly slowSeconds: number;
  /** Share of the variance that does not persist for one bin. */
  readonly noiseShare: number;
}

/** Fewer bins (2 hours) cannot tell decay from chance. */
const MINIMUM_BINS = 24;
const MAXIMUM_LAG = 24;
const GRID_POINTS = 40;
const BIN_SECONDS = BIN_MILLIS / 1000;

interface Autocorrelation {
  /** Correlation at lag k + 1. */
  readonly values: readonly number[];
  /** Number of pairs behind each. */
  readonly pairs: readonly number[];
  readonly count: number;
  readonly spanSeconds: number;
}

/** Autocorrelation over pairs of bins that are both at least half covered; gaps simply give fewer pairs. */
function autocorrelate({ starts, values, weights }: Bins): Autocorrelation | null {
  const first = starts[0] ?? 0;
  const length = starts.length === 0 ? 0 : Math.round(((starts.at(-1) ?? 0) - first) / BIN_MILLIS) + 1;
  const grid = new Float64Array(length).fill(Number.NaN);
  for (const [bin, value] of values.entries()) {
    if ((weights[bin] ?? 0) >= BIN_SECONDS / 2) grid[Math.round(((starts[bin] ?? 0) - first) / BIN_MILLIS)] = value;
  }
  const present = grid.filter((value) => !Number.isNaN(value));
  const count = present.length;
  if (count < MINIMUM_BINS) return null;
  const mean = present.reduce((sum, value) => sum + value, 0) / count;
  const variance = present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  const scale = present.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  // A constant series leaves only rounding errors, whose autocorrelation means nothing.
  if (!(variance > (1e-12 * scale) ** 2)) return null;
  const correlations: number[] = [];
  const pairs: number[] = [];
  for (let lag = 1; lag <= Math.min(MAXIMUM_LAG, Math.floor(count / 4)); lag += 1) {
    let sum = 0;
    let number = 0;
    for (let at = 0; at + lag < length; at += 1) {
      const product = ((grid[at] ?? Number.NaN) - mean) * ((grid[at + lag] ?? Number.NaN) - mean);
      if (Number.isNaN(product)) continue;
      sum += product;
      number += 1;
    }
    correlations.push(number > 0 ? sum / number / variance : 0);
    pairs.push(number);
  }
  return { values: correlations, pairs, count, spanSeconds: count * BIN_SECONDS };
}

interface Mixture {
  readonly error: number;
  readonly fast: number;
  readonly slow: number;
}

/** Weighted least squares of `a x + c y` with `a, c >= 0` and `a + c <= 1`. */
function fitMixture({ values, pairs }: Autocorrelation, x: readonly number[], y: readonly number[]): Mixture {
  let xx = 0;
  let xy = 0;
  let yy = 0;
  let xv = 0;
  let yv = 0;
  for (const [at, value] of values.entries()) {
    const weight = pairs[at] ?? 0;
    const u = x[at] ?? 0;
    const v = y[at] ?? 0;
    xx += weight * u * u;
    xy += weight * u * v;
    yy += weight * v * v;
    xv += weight * u * value;
    yv += weight * v * value;
  }
  const clip = (share: number): number => Math.min(1, Math.max(0, share));
  const error = (a: number, c: number): number => a * a * xx + 2 * a * c * xy + c * c * yy - 2 * a * xv - 2 * c * yv;
  const determinant = xx * yy - xy * xy;
  const candidates: [number, number][] = [
    [clip(xv / xx), 0],
    [0, clip(yv / yy)],
  ];
  if (determinant > 1e-12 * xx * yy) {
    candidates.push([(xv * yy - yv * xy) / determinant, (yv * xx - xv * xy) / determinant]);
    const edge = clip((xv - yv - xy + yy) / (xx - 2 * xy + yy));
    candidates.push([edge, 1 - edge]);
  }
  let best: Mixture = { error: Number.POSITIVE_INFINITY, fast: 0, slow: 0 };
  for (const [a, c] of candidates) {
    if (a < 0 || c < 0 || a + c > 1 + 1e-12) continue;
    const loss = error(a, c);
    if (loss < best.error) best = { error: loss, fast: a, slow: c };
  }
  return best;
}

/**
 * Fits `rho(k) = a 2^(-k/hFast) + c 2^(-k/hSlow)` for lags of 1 to 24 bins, the rest of the variance being noise, and returns the time in
 * which the persistent part falls by half; null when there are under 24 bins, no variance, no significant persistence, or decay too slow to be seen.
 *
 * One AR(1) would depend on its lag: real bases give 6 or 13 minutes at 5-minute sampling.
 */
export function fitHalfLife(bins: Bins): HalfLifeFit | null {
  const observed = autocorrelate(bins);
  if (observed === null || (observed.values[0] ?? 0) <= 2 / Math.sqrt(observed.count)) return null;
  const shortest = BIN_SECONDS / 2;
  const longest = observed.spanSeconds / 4;
  const grid = Array.from({ length: GRID_POINTS }, (_, at) => shortest * (longest / shortest) ** (at / (GRID_POINTS - 1)));
  const curves = grid.map((halfLife) => observed.values.map((_, at) => 2 ** ((-(at + 1) * BIN_SECONDS) / halfLife)));
  let best: Mixture & { hFast: number; hSlow: number } = { error: Number.POSITIVE_INFINITY, fast: 0, slow: 0, hFast: 0, hSlow: 0 };
  for (const [i, x] of curves.entries()) {
    for (let j = i + 1; j < curves.length; j += 1) {
      const fit = fitMixture(observed, x, curves[j] ?? x);
      if (fit.error < best.error) best = { ...fit, hFast: grid[i] ?? 0, hSlow: grid[j] ?? 0 };
    }
  }
  const persistent = best.fast + best.slow;
  if (!(persistent > 0)) return null;
  let low = 0;
  let high = best.hSlow;
  for (let turn = 0; turn < 60; turn += 1) {
    const middle = (low + high) / 2;
    if (best.fast * 2 ** (-middle / best.hFast) + best.slow * 2 ** (-middle / best.hSlow) > persistent / 2) low = middle;
    else high = middle;
  }
  // At the end of the grid the decay is slower than the run can show.
  if (high >= longest * 0.999) return null;
  const fastSeconds = best.fast > 0 ? best.hFast : best.hSlow;
  const slowSeconds = best.slow > 0 ? best.hSlow : best.hFast;
  return { halfLifeSeconds: high, fastSeconds, slowSeconds, noiseShare: Math.max(0, 1 - persistent) };
}
