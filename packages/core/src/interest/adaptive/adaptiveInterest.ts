import { clamp } from "../../math/clamp.ts";
import { type RecursiveFit, startFit, updateFit } from "./recursiveLeastSquares.ts";

/** An interest rate that learns how utilisation answers it and steers utilisation to a target; JSON-serialisable. */
export interface AdaptiveInterestParameters {
  /** Utilisation to hold, 0 to 1. */
  readonly target: number;
  /** Fractions per second. */
  readonly least: number;
  readonly most: number;
  /** Largest change of the rate per step, fraction per second. */
  readonly maxStep: number;
  /** Weight of old observations per step, 0 to 1. */
  readonly forgetting: number;
  /** Observations before the fit is trusted. */
  readonly warmUp: number;
  /** Smallest size of the estimated response, utilisation per unit of `most`, that is acted on. */
  readonly leastResponse: number;
}

/** What is carried from one step to the next. */
export interface AdaptiveInterestState {
  /** Utilisation of the next step on [1, utilisation, rate / most]. */
  readonly fit: RecursiveFit;
  readonly utilisation: number;
  readonly rate: number;
}

/** Why the rate is what it is. */
export type AdaptiveInterestReason = "steered" | "warmingUp" | "noResponse";

/** The next rate, and how it came about. */
export interface AdaptiveInterest {
  readonly state: AdaptiveInterestState;
  readonly rate: number;
  readonly reason: AdaptiveInterestReason;
  /** Rate at which the fit predicts the target, before the limits; null while it is not trusted. */
  readonly wanted: number | null;
  readonly limit: "none" | "range" | "step";
}

const PRIOR_UNCERTAINTY = 100;
/** Utilisation persists and answers nothing until shown otherwise. */
const PRIOR = [0, 1, 0] as const;

/**
 * Starts the controller from the utilisation and the rate in force.
 *
 * @example
 * startAdaptiveInterest(0.8, 1e-9).fit.coefficients // [0, 1, 0]
 */
export function startAdaptiveInterest(utilisation: number, rate: number): AdaptiveInterestState {
  return { fit: startFit(PRIOR, PRIOR_UNCERTAINTY), utilisation, rate };
}

/**
 * One step: learn from how utilisation answered the rate in force, then set the rate at which the fit predicts the target.
 *
 * A fit that says "a higher rate raises utilisation", or nothing, is not acted on: then the fallback curve steers, inside the same limits.
 * Source: AgileRate (arXiv:2410.13105), with limits of our own.
 *
 * @param utilisation Measured now, 0 or more.
 * @param fallback Rate of the curve that holds while the fit is not trusted, fraction per second.
 * @example
 * adaptiveInterest(startAdaptiveInterest(0.8, 1e-9), 0.8, 1e-9, parameters).reason // "warmingUp"
 */
export function adaptiveInterest(
  state: AdaptiveInterestState,
  utilisation: number,
  fallback: number,
  parameters: AdaptiveInterestParameters,
): AdaptiveInterest {
  const { target, least, most, maxStep, forgetting, warmUp, leastResponse } = parameters;
  const fit = updateFit(state.fit, [1, state.utilisation, state.rate / most], utilisation, forgetting);
  const [level = 0, persistence = 1, response = 0] = fit.coefficients;
  const reason: AdaptiveInterestReason = fit.count < warmUp ? "warmingUp" : response > -leastResponse ? "noResponse" : "steered";
  const wanted = reason === "steered" ? (most * (target - level - persistence * utilisation)) / response : null;
  const asked = wanted ?? fallback;
  const ranged = clamp(asked, least, most);
  const rate = clamp(clamp(ranged, state.rate - maxStep, state.rate + maxStep), least, most);
  const limit = rate !== ranged ? "step" : ranged !== asked ? "range" : "none";
  return { state: { fit, utilisation, rate }, rate, reason, wanted, limit };
}
