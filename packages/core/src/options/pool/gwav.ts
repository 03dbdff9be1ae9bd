import { EvenkeelError } from "../../market/errors.ts";

/** A value and the accumulated `integral of ln(value) dt` up to the moment it was written. */
interface GwavPoint {
  readonly at: number;
  readonly value: number;
  readonly accumulated: number;
}

/** Written values, oldest first. */
export interface GwavState {
  readonly points: readonly GwavPoint[];
}

function refuse(field: string, value: unknown, message: string): never {
  throw new EvenkeelError({ code: "GWAV_INVALID", message, field, value, remedy: "Write positive values in order of time." });
}

/**
 * An average that starts with its first value, which also holds for all time before it.
 *
 * @param at time in any unit; all times of one state share it
 * @throws EvenkeelError GWAV_INVALID for a value that is not positive and finite, or a time that is not finite.
 * @example
 * createGwav(0, 1.2).points.length // 1
 */
export function createGwav(at: number, value: number): GwavState {
  if (!Number.isFinite(at)) refuse("at", at, "a time must be finite");
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) refuse("value", value, "a geometric mean needs positive, finite values");
  return { points: [{ at, value, accumulated: 0 }] };
}

/**
 * Writes a value that holds from `at` until the next one. The same time overwrites, an equal value is not written again.
 *
 * @throws EvenkeelError GWAV_INVALID for a time before the last one or a value that is not positive and finite.
 * @example
 * recordGwav(createGwav(0, 1), 5, 1.1).points.length // 2
 */
export function recordGwav(state: GwavState, at: number, value: number): GwavState {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) refuse("value", value, "a geometric mean needs positive, finite values");
  const last = state.points.at(-1);
  if (!last) return createGwav(at, value);
  if (!(at >= last.at)) refuse("at", at, "values must be written in order of time");
  if (value === last.value) return state;
  if (at === last.at) return { points: [...state.points.slice(0, -1), { at, value, accumulated: last.accumulated }] };
  return { points: [...state.points, { at, value, accumulated: last.accumulated + Math.log(last.value) * (at - last.at) }] };
}

/** Index of the value in force at a time; the first one also before it was written. */
function indexAt(points: readonly GwavPoint[], at: number): number {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((points[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Geometric time-weighted average between two times, `exp((Q(to) - Q(from)) / (to - from))` with `Q = integral of ln(value) dt`.
 *
 * A pool values itself at this volatility and trades at the live one, so that nobody moves its share price with one trade.
 *
 * @param from equal to `to`: the value in force then
 * @throws EvenkeelError GWAV_INVALID when `from` lies after `to`.
 * Source: Lyra v1, libraries/GWAV (facts of its tests).
 * @example
 * gwav(recordGwav(createGwav(0, 1), 5, 4), 0, 10) // 2
 */
export function gwav(state: GwavState, from: number, to: number): number {
  if (!(from <= to)) refuse("interval", `${from} to ${to}`, "an average runs forward in time");
  const { points } = state;
  const last = indexAt(points, to);
  const first = indexAt(points, from);
  const end = points[last];
  const start = points[first];
  const next = points[first + 1];
  if (!(end && start)) return Number.NaN;
  if (first === last || !next) return end.value;
  // Head, middle and tail: the difference of two long integrals would leave a short average to their rounding.
  const head = Math.log(start.value) * (next.at - from);
  const tail = Math.log(end.value) * (to - end.at);
  return Math.exp((head + (end.accumulated - next.accumulated) + tail) / (to - from));
}
