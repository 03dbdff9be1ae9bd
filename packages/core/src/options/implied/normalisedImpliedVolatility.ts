import { cumulativeNormal } from "../../math/cumulativeNormal.ts";
import { erfcx } from "../../math/erfcx.ts";
import { inverseCumulativeNormal } from "../../math/inverseCumulativeNormal.ts";
import { ONE_OVER_SQRT_TWO_PI } from "../../math/normalDensity.ts";
import { normalisedBlackFrom, normalisedVega } from "../../math/normalisedBlack.ts";
import { controlForCurvatureLeft, controlForCurvatureRight, rationalCubic } from "./rationalCubic.ts";

const TWO_PI = 6.283185307179586;
const SQRT_TWO_PI = 2.5066282746310002;
const SQRT_PI = 1.772453850905516;
const SQRT_THREE = 1.7320508075688772;
const SQRT_27 = 5.196152422706632;
/** A step this small (relative) of a method of order four leaves an error below the last bit. */
const LAST_STEP = 2e-5;
const MOST_STEPS = 8;

/** Where the residual is measured: by reciprocal logarithm, directly, or by the logarithm of the distance to the maximum. */
type Branch = "low" | "middle" | "high";

/** Householder step of order four from the Newton step and the second and third derivatives divided by the first. */
function householder(newton: number, second: number, third: number): number {
  return (newton * (1 + 0.5 * second * newton)) / (1 + newton * (second + (third * newton) / 6));
}

function step(branch: Branch, price: number, maximum: number, x: number, s: number): number {
  const h = x / s;
  const slope = normalisedVega(x, s);
  const value = normalisedBlackFrom(h, 0.5 * s, slope, maximum);
  const second = (h * h) / s - 0.25 * s;
  const third = second * second - (3 * h * h) / (s * s) - 0.25;
  if (branch === "middle") return householder((price - value) / slope, second, third);
  if (branch === "low") {
    const log = Math.log(value);
    const logPrice = Math.log(price);
    const ratio = slope / value;
    // The quotient's logarithm, because the difference of two logarithms would round at their size.
    const newton = ((Math.log(price / value) * log) / logPrice) * (value / slope);
    const lean = 1 + 2 / log;
    return householder(
      newton,
      second - ratio * lean,
      third + 2 * ratio * ratio * (1 + (3 / log) * (1 + 1 / log)) - 3 * second * ratio * lean,
    );
  }
  const left = maximum - value;
  const ratio = slope / left;
  const newton = Math.log(left / (maximum - price)) / ratio;
  return householder(newton, second + ratio, third + ratio * (2 * ratio + 3 * second));
}

/**
 * Where the tangent at the inflection point meets zero, over sqrt(2 pi): `r/sqrt(pi) - (1 - erfcx(r))/2` with `r = sqrt|x|`; near the money by its
 * series, because it is of order r^2 there and its parts of order r.
 */
function tangentFoot(r: number): number {
  if (r < 0.01) return r * r * (0.5 - r * (2 / (3 * SQRT_PI) - 0.25 * r));
  return r / SQRT_PI - 0.5 * (1 - erfcx(r));
}

/** First guess below the tangent's foot: the cube-root-and-quantile transform of the price is interpolated and inverted. */
function guessLow(price: number, x: number, s: number, value: number): number {
  const size = -x;
  const y = size / (SQRT_THREE * s);
  const tail = cumulativeNormal(-y);
  const transformed = (TWO_PI / SQRT_27) * size * tail * tail * tail;
  const slope = TWO_PI * y * y * tail * tail * Math.exp(y * y + 0.125 * s * s);
  const mills = tail * SQRT_TWO_PI * Math.exp(0.5 * y * y);
  const curvature =
    (TWO_PI / 12) *
    ((y * y) / (s * s * s)) *
    tail *
    Math.exp(2 * y * y + 0.25 * s * s) *
    (8 * SQRT_THREE * s * size + (3 * s * s * (s * s - 8) - 8 * size * size) * mills);
  const chord = transformed / value;
  const control = controlForCurvatureRight(value, 1, slope, chord, curvature);
  let f = rationalCubic(price, 0, value, 0, transformed, 1, slope, control);
  if (!(f > 0)) {
    const t = price / value;
    f = (transformed * t + value * (1 - t)) * t;
  }
  const quantile = inverseCumulativeNormal(Math.cbrt((SQRT_27 * f) / (TWO_PI * size)));
  return size / (SQRT_THREE * Math.abs(quantile));
}

/** First guess above the tangent's upper end: N(-s/2) is nearly linear in the price there. */
function guessHigh(price: number, maximum: number, x: number, s: number, value: number): number {
  const h = x / s;
  const transformed = cumulativeNormal(-0.5 * s);
  const slope = -0.5 * Math.exp(0.5 * h * h);
  const curvature = Math.sqrt(0.25 * TWO_PI) * Math.exp(h * h + 0.125 * s * s) * ((h * h) / s);
  const width = maximum - value;
  const control = controlForCurvatureLeft(width, slope, -0.5, -transformed / width, curvature);
  const f = rationalCubic(price, value, maximum, transformed, 0, slope, -0.5, control);
  return -2 * inverseCumulativeNormal(f > 0 ? f : (transformed * (maximum - price)) / width);
}

/**
 * Total volatility of an out-of-the-money normalised price: the inverse of `normalisedBlackOutOfTheMoney`, to the last bits the price carries.
 *
 * The tangent at the inflection point `s = sqrt(2|x|)` splits the prices into four branches. Between its ends the volatility itself is
 * interpolated by rational cubics; below and above, transforms with the right asymptotics are. Householder steps of order four then act on the
 * reciprocal logarithm, the price, or the logarithm of the distance to the maximum. Usually two steps are needed.
 * Source: P. Jaeckel, "Let's be rational" (2013/2016).
 *
 * @param price in units of `sqrt(F K)`, strictly between 0 and `exp(x/2)`
 * @param x minus the size of the log-moneyness, not above 0
 * @example
 * normalisedImpliedVolatility(0.07965567455405804, 0) // 0.2
 */
export function normalisedImpliedVolatility(price: number, x: number): number {
  const maximum = Math.exp(0.5 * x);
  if (!(price > 0 && price < maximum)) return Number.NaN;
  let branch: Branch = "middle";
  let s: number;
  if (x === 0) {
    // N(s/2) - N(-s/2) = price; the quantile loses what is small, where the function is a straight line.
    s = price < 1e-3 ? price * SQRT_TWO_PI : -2 * inverseCumulativeNormal(0.5 - 0.5 * price);
  } else {
    const sCentre = Math.sqrt(-2 * x);
    const slopeCentre = ONE_OVER_SQRT_TWO_PI * maximum;
    const foot = tangentFoot(Math.sqrt(-x));
    const centre = maximum * Math.max(0, Math.sqrt(-x) / SQRT_PI - foot);
    if (price < centre) {
      const sLow = SQRT_TWO_PI * foot;
      const slopeLow = sLow > 0 ? normalisedVega(x, sLow) : 0;
      const low = sLow > 0 ? normalisedBlackFrom(x / sLow, 0.5 * sLow, slopeLow, maximum) : 0;
      if (price < low) {
        branch = "low";
        s = guessLow(price, x, sLow, low);
      } else {
        const width = centre - low;
        const control = controlForCurvatureRight(width, 1 / slopeLow, 1 / slopeCentre, (sCentre - sLow) / width, 0);
        s = rationalCubic(price, low, centre, sLow, sCentre, 1 / slopeLow, 1 / slopeCentre, control);
      }
    } else {
      const sHigh = slopeCentre > Number.MIN_VALUE ? sCentre + (maximum - centre) / slopeCentre : sCentre;
      const slopeHigh = normalisedVega(x, sHigh);
      const high = normalisedBlackFrom(x / sHigh, 0.5 * sHigh, slopeHigh, maximum);
      if (price <= high) {
        const width = high - centre;
        const control = controlForCurvatureLeft(width, 1 / slopeCentre, 1 / slopeHigh, (sHigh - sCentre) / width, 0);
        s = rationalCubic(price, centre, high, sCentre, sHigh, 1 / slopeCentre, 1 / slopeHigh, control);
      } else {
        s = guessHigh(price, maximum, x, sHigh, high);
      }
      if (price > 0.5 * maximum) branch = "high";
    }
  }
  for (let i = 0; i < MOST_STEPS; i++) {
    const change = step(branch, price, maximum, x, s);
    if (!Number.isFinite(change)) break;
    s = change > -0.5 * s ? s + change : 0.5 * s;
    if (Math.abs(change) <= LAST_STEP * s) break;
  }
  return s;
}
