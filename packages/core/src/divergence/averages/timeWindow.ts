import { domainError } from "../../math/domain.ts";

/** Levels of a trailing window of time, each held until the next; owned by the caller and changed in place. */
export interface TimeWindow {
  readonly millis: number;
  readonly times: Float64Array;
  readonly levels: Float64Array;
  /** Slot and number of the oldest change that still matters. */
  head: number;
  count: number;
  /** Integral of the level from the oldest change to the newest. */
  area: number;
}

/**
 * An empty window.
 *
 * @param millis length of the window
 * @param capacity most changes it can hold; older ones are forgotten, which shortens the window and shows in `coveredMillis`
 * @throws EvenkeelError `MATH_DOMAIN`
 */
export function createTimeWindow(millis: number, capacity: number): TimeWindow {
  if (!(millis > 0)) throw domainError("millis", millis, "must be positive");
  if (!(Number.isInteger(capacity) && capacity >= 2)) throw domainError("capacity", capacity, "must be an integer of at least 2");
  return { millis, times: new Float64Array(capacity), levels: new Float64Array(capacity), head: 0, count: 0, area: 0 };
}

function dropOldest(window: TimeWindow): void {
  const { times, levels, head } = window;
  const next = (head + 1) % times.length;
  window.area -= (levels[head] as number) * ((times[next] as number) - (times[head] as number));
  window.head = next;
  window.count--;
}

/**
 * Takes a level that holds from now on; amortised constant time, no allocation.
 *
 * @param at milliseconds UTC, not before the last change; at the same time the level is replaced
 * @throws EvenkeelError `MATH_DOMAIN`
 * @example
 * addLevel(window, 0.0012, 1_700_000_000_000);
 */
export function addLevel(window: TimeWindow, level: number, at: number): void {
  const { times, levels } = window;
  const capacity = times.length;
  const last = (window.head + window.count - 1) % capacity;
  if (window.count > 0) {
    const elapsed = at - (times[last] as number);
    if (!(elapsed >= 0)) throw domainError("at", at, "must not be before the last change");
    if (elapsed === 0) {
      levels[last] = level;
      return;
    }
    if (window.count === capacity) dropOldest(window);
    window.area += (levels[last] as number) * elapsed;
  }
  const slot = (window.head + window.count) % capacity;
  times[slot] = at;
  levels[slot] = level;
  window.count++;
  // Keep one change at or before the start of the window: it holds at the start.
  while (window.count > 1 && (times[(window.head + 1) % capacity] as number) <= at - window.millis) dropOldest(window);
  if (window.count === 1) window.area = 0;
}

/** A mean over time and the time behind it. */
export interface TimeAverage {
  readonly average: number;
  /** How much of the window had a level, milliseconds; 0 only at the very first change. */
  readonly coveredMillis: number;
}

/**
 * Time-weighted mean of the levels over the window that ends now (TWAP); what came before the first level is not made up.
 *
 * @param now milliseconds UTC, not before the last change
 * @returns null before the first level
 * @example
 * timeAverage(window, now) // { average: 0.0011, coveredMillis: 3_600_000 }
 */
export function timeAverage(window: TimeWindow, now: number): TimeAverage | null {
  const { times, levels, millis, count } = window;
  if (count === 0) return null;
  const capacity = times.length;
  const last = (window.head + count - 1) % capacity;
  const start = now - millis;
  if ((times[last] as number) <= start) return { average: levels[last] as number, coveredMillis: millis };
  let area = window.area + (levels[last] as number) * (now - (times[last] as number));
  let at = window.head;
  // Changes may have left the window since the last call; they are passed over, not dropped, so that reading changes nothing.
  while (at !== last && (times[(at + 1) % capacity] as number) <= start) {
    const next = (at + 1) % capacity;
    area -= (levels[at] as number) * ((times[next] as number) - (times[at] as number));
    at = next;
  }
  const from = Math.max(start, times[at] as number);
  area -= (levels[at] as number) * (from - (times[at] as number));
  const covered = now - from;
  return covered > 0 ? { average: area / covered, coveredMillis: covered } : { average: levels[last] as number, coveredMillis: 0 };
}
