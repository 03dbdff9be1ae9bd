import { erfcx, erfcxComplement } from "./erfcx.ts";
import { ONE_OVER_SQRT_TWO_PI } from "./normalDensity.ts";

const SQRT_HALF = Math.SQRT1_2;
const SQRT_HALF_PI = 1.2533141373155003;
/** Half width t below which the difference of scaled normals is summed as a series in t; far from the money a multiple of |h|. */
const SERIES_LIMIT = 0.75;
const SERIES_LIMIT_PER_H = 0.2;
/** |h| from which all moments come from their continued fraction; up to there the first one does from a formula without cancellation. */
const FRACTION_LIMIT = 4 * Math.SQRT2;
/** |h| beyond which the price is below the smallest double. */
const UNDERFLOW_LIMIT = 39;
/** h + t from which the price is taken as its distance to the maximum. */
const DISTANCE_LIMIT = 0.3;
const COMPLEMENT_LIMIT = 0.46875 * Math.SQRT2;

/** Scaled normal distribution N(z) / n(z); overflows only for z above 37. */
const scaledNormal = (z: number): number => SQRT_HALF_PI * erfcx(-z * SQRT_HALF);

/** Terms of the series in t that leave less than 1e-17 of it. */
function termsNeeded(width: number): number {
  if (width < 0.01) return 4;
  return width < 0.05 ? 7 : 12;
}

/**
 * `Y(h + t) - Y(h - t)` for small t, where `Y = N/n`: the series `2 sum I_(2k+1) t^(2k+1) / (2k+1)!` over the odd moments
 * `I_n = integral of u^n exp(h u - u^2/2)`, all positive, so that nothing cancels.
 *
 * The moments obey `I_(n+1) = h I_n + n I_(n-1)`. For h well below 0 they are that recursion's minimal solution, and their ratios come from the
 * continued fraction `I_n / I_(n-1) = n / (-h + I_(n+1) / I_n)`, run downwards; nearer to 0 the recursion upwards is good if I_1 is.
 */
function smallWidthDifference(h: number, t: number): number {
  const squared = t * t;
  if (h > -FRACTION_LIMIT) {
    let before = scaledNormal(h);
    let odd = h > -COMPLEMENT_LIMIT ? 1 + h * before : erfcxComplement(-h * SQRT_HALF);
    let factor = 2 * t;
    let sum = factor * odd;
    for (let n = 1; n < 25; n += 2) {
      const even = h * odd + n * before;
      odd = h * even + (n + 1) * odd;
      before = even;
      factor *= squared / ((n + 1) * (n + 2));
      const term = factor * odd;
      sum += term;
      if (term < sum * 1e-17) break;
    }
    return sum;
  }
  const size = -h;
  const last = 2 * termsNeeded(t / size);
  const start = last + 2 + Math.ceil(320 / (size * size));
  let ratio = 0.5 * (Math.sqrt(h * h + 4 * start) - size);
  for (let n = start - 1; n > last + 1; n--) ratio = n / (size + ratio);
  let nested = 1;
  for (let n = last; n >= 2; n -= 2) {
    const upper = (n + 1) / (size + ratio);
    ratio = n / (size + upper);
    nested = 1 + (nested * upper * ratio * squared) / (n * (n + 1));
  }
  return (2 * t * nested * scaledNormal(h)) / (size + ratio);
}

/**
 * Normalised Black price out of the money where its vega is known already: `vega (Y(h + t) - Y(h - t))`, because `e^(x/2) n(h + t)` and
 * `e^(-x/2) n(h - t)` are both the vega.
 *
 * @param h `x / s`, not above 0
 * @param t `s / 2`, above 0
 * @param vega `exp(-(h^2 + t^2) / 2) / sqrt(2 pi)`
 * @param maximum `exp(x / 2)`, the price of infinite volatility
 * @example
 * normalisedBlackFrom(-2, 0.25, vega, Math.exp(-0.5)) // the price of x = -1, s = 0.5
 */
export function normalisedBlackFrom(h: number, t: number, vega: number, maximum: number): number {
  if (h < -UNDERFLOW_LIMIT) return 0;
  if (t < (h > -FRACTION_LIMIT ? SERIES_LIMIT : -SERIES_LIMIT_PER_H * h)) return vega * smallWidthDifference(h, t);
  const upper = h + t;
  const lower = scaledNormal(h - t);
  // Y grows like exp(z^2/2) above zero; there the distance to the maximum is the better difference.
  return upper < DISTANCE_LIMIT ? vega * (scaledNormal(upper) - lower) : maximum - vega * (scaledNormal(-upper) + lower);
}

/**
 * Normalised Black price at or out of the money: the function that implied volatility inverts.
 *
 * @param x minus the size of the log-moneyness, not above 0
 * @param s total volatility, above 0
 * @example
 * normalisedBlackOutOfTheMoney(-1, 0.5) // 0.005193
 */
export function normalisedBlackOutOfTheMoney(x: number, s: number): number {
  return normalisedBlackFrom(x / s, 0.5 * s, normalisedVega(x, s), Math.exp(0.5 * x));
}

/**
 * Normalised Black price `b = e^(x/2) N(x/s + s/2) - e^(-x/2) N(x/s - s/2)` of a call (`sign` 1) or put (-1), to full relative accuracy.
 *
 * An undiscounted price divided by `sqrt(F K)` is this function of x and s alone. Out of the money it is the difference of two scaled normal
 * distributions times their common density (a sum of positive terms where they are close); in the money the intrinsic value is added.
 * Source: P. Jaeckel, "Let's be rational" (2013), for the normalisation and the regions; the expansions are our own.
 *
 * @param x log-moneyness `ln(F/K)`
 * @param s total volatility `sigma sqrt(T)`; 0 or less gives the intrinsic value
 * @example
 * normalisedBlack(0, 0.2, 1) // 0.07965567455405804
 */
export function normalisedBlack(x: number, s: number, sign: 1 | -1): number {
  if (Number.isNaN(x) || Number.isNaN(s)) return Number.NaN;
  const size = Math.abs(x);
  const intrinsic = sign * x > 0 ? 2 * Math.sinh(0.5 * size) : 0;
  return s > 0 ? intrinsic + normalisedBlackOutOfTheMoney(-size, s) : intrinsic;
}

/**
 * Derivative of the normalised Black price by total volatility, `exp(-((x/s)^2 + (s/2)^2) / 2) / sqrt(2 pi)`; the same for calls and puts.
 *
 * @param s total volatility; at 0 the limit: `1/sqrt(2 pi)` at the money, otherwise 0
 * @example
 * normalisedVega(0, 0.2) // 0.3969525474770118
 */
export function normalisedVega(x: number, s: number): number {
  if (s <= 0) return x === 0 ? ONE_OVER_SQRT_TWO_PI : 0;
  const h = x / s;
  return ONE_OVER_SQRT_TWO_PI * Math.exp(-0.5 * (h * h + 0.25 * s * s));
}
