import { halfLifeSteps } from "./halfLifeSteps.ts";

/** What a premium does under proportional feedback. */
export interface FeedbackLoop {
  readonly stable: boolean;
  /** No step crosses zero: gain at most 1. */
  readonly monotone: boolean;
  /** Null when the loop does not decay, or swings from side to side. */
  readonly halfLifeSteps: number | null;
  /** Standard deviation in the long run; null when there is none. */
  readonly stationaryDeviation: number | null;
}

/**
 * Solves `x[t+1] = (1 - gain) x[t] + noise`: stable for a gain inside (0, 2), variance `noise^2 / (gain (2 - gain))`.
 *
 * @param gain share of the premium taken back per step
 * @param noiseDeviation of the disturbance per step, same unit as the premium
 * @example
 * feedbackLoop(0.5, 1e-4) // { stable: true, monotone: true, halfLifeSteps: 1, stationaryDeviation: 1.1547e-4 }
 */
export function feedbackLoop(gain: number, noiseDeviation: number): FeedbackLoop {
  const stable = gain > 0 && gain < 2;
  return {
    stable,
    monotone: gain > 0 && gain <= 1,
    halfLifeSteps: halfLifeSteps(1 - gain),
    stationaryDeviation: stable ? noiseDeviation / Math.sqrt(gain * (2 - gain)) : null,
  };
}
