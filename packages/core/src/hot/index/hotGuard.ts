import type { GuardParameters } from "../../index/parameters.ts";

/** The guard's memory as number fields and one flat ring; times in milliseconds UTC. */
export interface HotGuard {
  readonly parameters: GuardParameters;
  /** 1 once there was an index. */
  present: number;
  lastAt: number;
  lastPrice: number;
  /** Number of the step of `lastAt`. */
  lastStep: number;
  anchorAt: number;
  anchorPrice: number;
  rangeAt: number;
  rangeLow: number;
  rangeHigh: number;
  /** Earlier steps, oldest first: time, low, high of each. */
  readonly window: Float64Array;
  windowCount: number;
  /** Lowest and highest of the window; infinities when it is empty. */
  windowLow: number;
  windowHigh: number;
  /** 1 while the unguarded path is outside the caps. */
  challenged: number;
  challengerSince: number;
  challengerLastAt: number;
  challengerLastPrice: number;
  challengerAnchorAt: number;
  challengerAnchorPrice: number;
  /** What became of the last price: 0 passed, 1 held by the step, 2 held by the window. */
  guarded: number;
  rebaselined: number;
}

/** A guard without an index. */
export function createHotGuard(parameters: GuardParameters): HotGuard {
  // Ranges in the window are of different steps, so there are no more of them than steps that fit into it, and the two at its edges.
  const slots = Math.ceil(parameters.cumulativeWindowMillis / parameters.stepMillis) + 3;
  return {
    parameters,
    present: 0,
    lastAt: Number.NaN,
    lastPrice: Number.NaN,
    lastStep: Number.NaN,
    anchorAt: Number.NaN,
    anchorPrice: Number.NaN,
    rangeAt: Number.NaN,
    rangeLow: Number.NaN,
    rangeHigh: Number.NaN,
    window: new Float64Array(3 * slots),
    windowCount: 0,
    windowLow: Number.POSITIVE_INFINITY,
    windowHigh: Number.NEGATIVE_INFINITY,
    challenged: 0,
    challengerSince: Number.NaN,
    challengerLastAt: Number.NaN,
    challengerLastPrice: Number.NaN,
    challengerAnchorAt: Number.NaN,
    challengerAnchorPrice: Number.NaN,
    guarded: 0,
    rebaselined: 0,
  };
}

/** Appends a finished step. */
export function pushRange(guard: HotGuard, at: number, low: number, high: number): void {
  const end = 3 * guard.windowCount;
  guard.window[end] = at;
  guard.window[end + 1] = low;
  guard.window[end + 2] = high;
  guard.windowCount += 1;
}

/** Lowest and highest of the window, worked out when the window changes. */
export function summariseWindow(guard: HotGuard): void {
  const { window, windowCount } = guard;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < 3 * windowCount; i += 3) {
    const stepLow = window[i + 1] as number;
    const stepHigh = window[i + 2] as number;
    if (stepLow < low) low = stepLow;
    if (stepHigh > high) high = stepHigh;
  }
  guard.windowLow = low;
  guard.windowHigh = high;
}
