import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../roles.ts";

/** Event time that a replay moves by hand, at `speed` event seconds per wall second or as fast as it can. */
export interface SimulatedClock extends Clock {
  /** Makes every pending and later `until` return false. */
  stop(): void;
  readonly stopped: boolean;
}

/**
 * @param start event time at the first call, milliseconds UTC
 * @param speed event seconds per wall second, or `"max"`
 * @param paceFrom event time before which nothing waits: what is only played again need not take its time
 * @param wall the wall clock in milliseconds; an argument so that tests need not wait
 */
export function createSimulatedClock(
  start: number,
  speed: number | "max",
  wall: () => number = () => performance.now(),
  paceFrom = start,
): SimulatedClock {
  let began: number | null = paceFrom > start ? null : wall();
  const origin = Math.max(start, paceFrom);
  const abort = new AbortController();
  let now = start;
  return {
    now: () => now,
    get stopped() {
      return abort.signal.aborted;
    },
    async until(at) {
      if (speed !== "max" && at >= origin) {
        began ??= wall();
        const wait = (at - origin) / speed - (wall() - began);
        if (wait > 0) await sleep(wait, undefined, { signal: abort.signal }).catch(() => undefined);
      }
      if (abort.signal.aborted) return false;
      now = Math.max(now, at);
      return true;
    },
    stop() {
      abort.abort();
    },
  };
}
