import { cumulativeNormal } from "../../math/cumulativeNormal.ts";
import { normalDensity } from "../../math/normalDensity.ts";
import type { ImpliedVolatility, OptionQuote } from "./impliedVolatility.ts";

const SQRT_TWO_PI = 2.5066282746310002;
const EPSILON = 2 ** -52;
const MOST_ERROR = 1e-3;
/** A value this many times the distance to the strike leaves nothing of the distance. */
const NEGLIGIBLE_DISTANCE = 1e17;
const LAST_STEP = 1e-7;
const MOST_STEPS = 40;

/**
 * Solves `n(d)/d - N(-d) = ratio` for d by Halley steps on logarithms.
 *
 * The function of ln d is decreasing and concave, so that the steps converge from every start. Its cancellation at large d costs d^2 ulps, which
 * the derivative of the same size gives back.
 */
function distanceInDeviations(ratio: number): number {
  const log = Math.log(ratio);
  let d = 1 / (SQRT_TWO_PI * ratio + 0.5 * SQRT_TWO_PI);
  if (ratio < 0.05) {
    const tail = -2 * (log + Math.log(SQRT_TWO_PI));
    d = Math.sqrt(Math.max(1, tail - 3 * Math.log(Math.max(tail, 1))));
  }
  for (let i = 0; i < MOST_STEPS; i++) {
    const density = normalDensity(d);
    const value = density / d - cumulativeNormal(-d);
    const slope = -density / (d * value);
    const curvature = slope * (-slope - d * d - 1);
    const newton = Math.log(value / ratio) / slope;
    const halley = newton / (1 - (0.5 * newton * curvature) / slope);
    const change = Number.isFinite(halley) ? Math.max(-2, Math.min(2, halley)) : 0.5;
    d *= Math.exp(-change);
    if (Math.abs(change) < LAST_STEP) break;
  }
  return d;
}

/**
 * Normal (Bachelier) volatility implied by an undiscounted European price, to machine precision, with the same typed no-answers as the Black one;
 * forwards and strikes may be negative and there is no maximum.
 *
 * Source: P. Jaeckel, "Implied normal volatility" (2017), for the reduction to one variable; the iteration is our own.
 *
 * @example
 * bachelierImpliedVolatility({ kind: "call", price: 7.978845608028654, forward: 100, strike: 100, years: 1 }) // { ok: true, volatility: 20, ... }
 */
export function bachelierImpliedVolatility({ kind, price, forward, strike, years }: OptionQuote): ImpliedVolatility {
  if (!(Number.isFinite(price) && Number.isFinite(forward) && Number.isFinite(strike))) return { ok: false, reason: "notQuotable" };
  if (!(years > 0)) return { ok: false, reason: "expired" };
  const distance = Math.abs(forward - strike);
  const intrinsic = Math.max(0, kind === "call" ? forward - strike : strike - forward);
  const timeValue = price - intrinsic;
  if (timeValue < 0) return { ok: false, reason: "belowIntrinsic" };
  if (timeValue === 0) return { ok: false, reason: "atIntrinsic" };
  const ratio = timeValue / distance;
  const atTheMoney = !(ratio < NEGLIGIBLE_DISTANCE);
  const d = atTheMoney ? 0 : distanceInDeviations(ratio);
  const total = atTheMoney ? timeValue * SQRT_TWO_PI : distance / d;
  const condition = price / (total * normalDensity(d));
  if (!(condition * EPSILON <= MOST_ERROR)) return { ok: false, reason: "noVega" };
  return { ok: true, volatility: total / Math.sqrt(years), condition };
}
