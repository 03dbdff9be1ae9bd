import { skewVelocity } from "../skewVelocity.ts";

/** State of a rate with memory; one time unit throughout, e.g. days. */
export interface VelocityState {
  /** Rate per unit of time; positive: longs pay. */
  readonly rate: number;
  /** Base units, long minus short. */
  readonly skew: number;
  /** What one base unit long has paid so far, quote units. */
  readonly accrued: number;
}

/** Result of letting a stretch of time pass and then changing the skew. */
export interface VelocityStep extends VelocityState {
  /** Change of the rate per unit of time, after the skew changed. */
  readonly velocity: number;
}

/** Skew at which the velocity is largest, and that velocity, per unit of time squared. */
export interface VelocityParameters {
  readonly scale: number;
  readonly maxVelocity: number;
}

/**
 * Lets time pass under the velocity of the old skew, then changes the skew: rate `r + v t`, accrual the trapezoid `(r + r') / 2 * t * price`.
 *
 * The skew, the scale and the velocity may only change through this function, so the elapsed time is always settled under the old values first.
 * Source: Synthetix v3 (SIP-279).
 *
 * @param elapsed Not negative, in the state's unit of time.
 * @param skewChange Base units, signed.
 * @example
 * velocityFunding({ rate: 0, skew: 100, accrued: 0 }, 2, -100, 50, { scale: 1_000, maxVelocity: 1 })
 * // { rate: 0.2, skew: 0, accrued: 10, velocity: 0 }
 */
export function velocityFunding(
  state: VelocityState,
  elapsed: number,
  skewChange: number,
  price: number,
  parameters: VelocityParameters,
): VelocityStep {
  const { scale, maxVelocity } = parameters;
  const rate = state.rate + skewVelocity(state.skew, scale, maxVelocity) * elapsed;
  const accrued = state.accrued + ((state.rate + rate) / 2) * elapsed * price;
  const skew = state.skew + skewChange;
  return { rate, skew, accrued, velocity: skewVelocity(skew, scale, maxVelocity) };
}
