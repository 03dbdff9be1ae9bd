import { checkLength, domainError } from "../../math/domain.ts";
import { fromInterval, toInterval } from "../../math/optimise/interval.ts";
import { nelderMead } from "../../math/optimise/nelderMead.ts";

/** A series as white noise, plus a part that decays fast, plus a part that decays slowly. Half-lives in samples. */
export interface TwoScales {
  readonly fastHalfLife: number;
  readonly slowHalfLife: number;
  /** Shares of the variance; they sum to 1. */
  readonly noiseShare: number;
  readonly fastShare: number;
  readonly slowShare: number;
  /** Root mean square misfit of the autocorrelations. */
  readonly residual: number;
}

/** Shares of two decays that fit best, none negative, with their misfit. */
function shares(lags: ArrayLike<number>, correlations: Float64Array, fast: number, slow: number) {
  let [ff, fs, ss, fy, sy, yy] = [0, 0, 0, 0, 0, 0];
  for (let k = 1; k < lags.length; k++) {
    const [f, s, y] = [fast ** (lags[k] as number), slow ** (lags[k] as number), correlations[k] as number];
    ff += f * f;
    fs += f * s;
    ss += s * s;
    fy += f * y;
    sy += s * y;
    yy += y * y;
  }
  const determinant = ff * ss - fs * fs;
  let a = determinant > 1e-14 * ff * ss ? (fy * ss - sy * fs) / determinant : -1;
  let b = determinant > 1e-14 * ff * ss ? (sy * ff - fy * fs) / determinant : -1;
  // With a share at its end the other is fitted alone.
  if (a < 0 || b < 0) {
    const onlyFast = ff > 0 ? Math.max(0, fy / ff) : 0;
    const onlySlow = ss > 0 ? Math.max(0, sy / ss) : 0;
    const fastIsBetter = onlyFast * fy > onlySlow * sy;
    a = fastIsBetter ? onlyFast : 0;
    b = fastIsBetter ? 0 : onlySlow;
  }
  const total = a + b;
  if (total > 1) {
    // The two cannot exceed the variance: the best point on the edge a + b = 1.
    const bend = ff - 2 * fs + ss;
    a = bend > 0 ? Math.min(1, Math.max(0, (fy - sy - fs + ss) / bend)) : a / total;
    b = 1 - a;
  }
  const misfit = yy - 2 * (a * fy + b * sy) + a * a * ff + 2 * a * b * fs + b * b * ss;
  return { a, b, misfit: Math.max(0, misfit) };
}

/**
 * Splits the autocovariances of a series into white noise, a fast and a slow exponential part by least squares over the lags. One exponential
 * fitted at one lag mixes the three: the recorded 5-minute basis shows a half-life of 6 or of 13 minutes depending on the lag, which are
 * neither of its two.
 *
 * @param lags in samples, rising, from 0; at least five, the longest several times the fast half-life
 * @param covariances one per lag, as from `autocovariances`
 * @param slowest longest half-life that the data can tell from a constant, samples; the record's length over about 5
 * @returns null when the series does not vary, or nothing in it lasts from one lag to the next
 * @throws EvenkeelError `MATH_DOMAIN`, `MATH_SHAPE`
 * @example
 * fitTwoScales([0, 1, 2, 4, 8, 16, 32, 64, 128], covariances, 1000) // { fastHalfLife: 2, slowHalfLife: 90, noiseShare: 0.2, ... }
 */
export function fitTwoScales(lags: ArrayLike<number>, covariances: Float64Array, slowest: number): TwoScales | null {
  checkLength("covariances", covariances.length, lags.length);
  if (!(lags.length >= 5 && lags[0] === 0)) throw domainError("lags", lags.length, "must be at least five, the first 0");
  const [shortest, longest] = [0.25, slowest];
  if (!(longest > 4 * shortest)) throw domainError("slowest", slowest, "must be above 1 sample");
  const variance = covariances[0] as number;
  if (!(variance > 0)) return null;
  const correlations = covariances.map((covariance) => covariance / variance);
  const [low, high] = [Math.log(shortest), Math.log(longest)];
  const halfLives = (point: Float64Array): readonly [number, number] => {
    const fast = toInterval(point[0] as number, low, high);
    // The slow one lies above the fast one by construction, so the two cannot change places.
    return [Math.exp(fast), Math.exp(toInterval(point[1] as number, fast, high))];
  };
  const fitAt = (point: Float64Array) => {
    const [fast, slow] = halfLives(point);
    return shares(lags, correlations, 2 ** (-1 / fast), 2 ** (-1 / slow));
  };
  let best: { at: Float64Array; value: number } | null = null;
  // The surface has a valley per ordering of the scales; a few starts cover them.
  for (const fast of [0.1, 0.3, 0.5]) {
    for (const slow of [0.3, 0.6, 0.9]) {
      const start = Float64Array.of(fromInterval(fast, 0, 1), fromInterval(slow, 0, 1));
      const found = nelderMead((point) => fitAt(point).misfit, start, Float64Array.of(0.5, 0.5), { tolerance: 1e-14, maxEvaluations: 400 });
      if (best === null || found.value < best.value) best = found;
    }
  }
  const { at } = best as { at: Float64Array };
  const { a, b, misfit } = fitAt(at);
  if (a + b <= 0) return null;
  const [fastHalfLife, slowHalfLife] = halfLives(at);
  const residual = Math.sqrt(misfit / (lags.length - 1));
  return { fastHalfLife, slowHalfLife, noiseShare: 1 - a - b, fastShare: a, slowShare: b, residual };
}
