import { decay } from "./decay.ts";

/** A running exponential average of a value that holds until the next one is told. */
export interface AverageState {
  /** Time of the last value, in the unit of the half-life. */
  readonly at: number;
  /** The value that holds since `at`. */
  readonly held: number;
  /** The average at `at`. */
  readonly average: number;
}

/**
 * Starts an average at its first value.
 *
 * @example
 * startAverage(2, 0) // { at: 0, held: 2, average: 2 }
 */
export function startAverage(value: number, at: number): AverageState {
  return { at, held: value, average: value };
}

/**
 * Continuous-time exponential average of a step function, exact for any spacing of the calls:
 * `y' = ln2 / halfLife * (x - y)` solved with the previous value held. Repeating the same value in between changes nothing.
 *
 * @param value holds from `at` on
 * @param at not before the last call
 * @param halfLife in the unit of `at`, positive
 * @example
 * updateAverage({ at: 0, held: 4, average: 0 }, 9, 60, 60).average // 2
 */
export function updateAverage(state: AverageState, value: number, at: number, halfLife: number): AverageState {
  const kept = decay(at - state.at, halfLife);
  return { at: at > state.at ? at : state.at, held: value, average: state.held + (state.average - state.held) * kept };
}
