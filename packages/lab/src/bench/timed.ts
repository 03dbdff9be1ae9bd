import { do_not_optimize, measure } from "mitata";
import type { BenchRow } from "./benchRow.ts";

/** Calls per sample: long enough for the timer, short enough that many samples are not interrupted by other processes. */
const CALLS = 1_000;
const WARM_UP = 200_000;

/**
 * Times a call with mitata, a thousand calls a sample; the figure is that of the first quartile, which other processes on the machine disturb less
 * than the median.
 *
 * @param call one unit of work; its result is kept from being optimised away
 */
export async function timed(call: () => unknown): Promise<Omit<BenchRow, "name" | "ratioTo">> {
  let last: unknown;
  const batch = () => {
    for (let i = 0; i < CALLS; i++) last = call();
    do_not_optimize(last);
  };
  const started = performance.now();
  for (let i = 0; i < WARM_UP / CALLS && performance.now() - started < 2_000; i++) batch();
  const { min, p25, p50 } = await measure(batch, { min_samples: 100, min_cpu_time: 1e9 });
  const times = { best: min / CALLS, quartile: p25 / CALLS, median: p50 / CALLS };
  return { value: 1e9 / times.quartile, unit: "1/s", times };
}
