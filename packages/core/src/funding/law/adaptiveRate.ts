import { clamp } from "../../math/clamp.ts";

/** An integrator over the imbalance with a stable band; factors are fractions per second. */
export interface AdaptiveRateParameters {
  /** Growth per second at full imbalance, fraction per second squared. */
  readonly increase: number;
  /** Decay per second, fraction per second squared. */
  readonly decrease: number;
  /** Above this |imbalance| the rate grows. */
  readonly stableAbove: number;
  /** Below this |imbalance| the rate falls. */
  readonly decreaseBelow: number;
  /** Smallest |rate| that is charged. */
  readonly least: number;
  /** Largest |rate|. */
  readonly most: number;
}

/** What moved the saved rate. */
export type AdaptiveMove = "increase" | "decrease" | "none";

/** Change of the saved rate and why. */
export interface AdaptiveChange {
  readonly change: number;
  readonly move: AdaptiveMove;
}

/** What the change is judged by. */
export interface AdaptiveSituation {
  /** |imbalance|, not negative. */
  readonly imbalance: number;
  /** True when the heavier side is the one that pays. */
  readonly skewAgrees: boolean;
  /** Side that pays under the saved rate; null while the rate is 0. */
  readonly longsPay: boolean | null;
  /** Side with more open interest. */
  readonly longsHeavier: boolean;
}

/**
 * Change of the saved rate over a stretch of time: growth towards the heavier side, decay inside the lower threshold, rest in between.
 *
 * A rate that opposes the skew always moves towards it, whatever the thresholds. Source: GMX v2 adaptive funding.
 *
 * @example
 * adaptiveChange({ imbalance: 0.02, skewAgrees: true, longsPay: true, longsHeavier: true }, 600, parameters) // { change: -0.000012, move: "decrease" }
 */
export function adaptiveChange(situation: AdaptiveSituation, seconds: number, parameters: AdaptiveRateParameters): AdaptiveChange {
  const { imbalance, skewAgrees, longsPay, longsHeavier } = situation;
  if (!skewAgrees || imbalance > parameters.stableAbove) {
    const growth = imbalance * parameters.increase * seconds;
    return { change: longsHeavier ? growth : -growth, move: "increase" };
  }
  if (imbalance < parameters.decreaseBelow && longsPay !== null) {
    const decay = parameters.decrease * seconds;
    return { change: longsPay ? -decay : decay, move: "decrease" };
  }
  return { change: 0, move: "none" };
}

/** The rate after a stretch of time. */
export interface AdaptiveRate {
  /** Rate to save, fraction per second; positive: longs pay. */
  readonly saved: number;
  /** Rate to charge, never below `least` in size. */
  readonly charged: number;
  readonly move: AdaptiveMove;
}

/**
 * Saved and charged rate after a stretch of time under one imbalance.
 *
 * A decaying rate stops at zero instead of changing sides. Source: GMX v2 (whose chain stops one unit of 1e-30 short of zero).
 *
 * @param signedImbalance See `imbalance`; positive: longs are heavier.
 * @example
 * adaptiveRate(0, 0.06, 600, parameters).saved // 0.000036 with an increase of 1e-6
 */
export function adaptiveRate(saved: number, signedImbalance: number, seconds: number, parameters: AdaptiveRateParameters): AdaptiveRate {
  const agrees = (saved > 0 && signedImbalance > 0) || (saved < 0 && signedImbalance < 0);
  const situation: AdaptiveSituation = {
    imbalance: Math.abs(signedImbalance),
    skewAgrees: agrees,
    longsPay: saved === 0 ? null : saved > 0,
    longsHeavier: signedImbalance >= 0,
  };
  const { change, move } = adaptiveChange(situation, seconds, parameters);
  const stops = move === "decrease" && Math.abs(change) >= Math.abs(saved);
  const next = stops ? 0 : clamp(saved + change, -parameters.most, parameters.most);
  const size = clamp(Math.abs(next), parameters.least, parameters.most);
  return { saved: next, charged: next < 0 ? -size : size, move };
}
