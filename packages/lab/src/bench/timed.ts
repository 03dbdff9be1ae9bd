import { do_not_optimize, measure } from "mitata";
import type { BenchRow } from "./benchRow.ts";

/** Length of one sample: long against the timer, short enough that most samples are not interrupted by other processes. */
const SAMPLE_NANOS = 250_000;
const SAMPLES = 60;
/** Processor time spent before anything is measured: on a busy machine the engine's compiler gets its turn late. */
const WARM_UP_MICROS = 800_000;
const LONGEST_WARM_UP_MILLIS = 20_000;

/**
 * Times units of work with mitata, a quarter of a millisecond a sample; the figure is that of the first quartile, which other processes on the machine
 * disturb less than the median.
 *
 * @param call does the work; its result is kept from being optimised away
 * @param units units that one call does
 */
export async function timed(call: () => unknown, units = 1): Promise<Omit<BenchRow, "name" | "ratioTo">> {
  let last: unknown;
  const play = (calls: number) => {
    for (let i = 0; i < calls; i++) last = call();
    do_not_optimize(last);
  };
  let calls = 1;
  const started = performance.now();
  const spent = process.cpuUsage();
  while (process.cpuUsage(spent).user < WARM_UP_MICROS && performance.now() - started < LONGEST_WARM_UP_MILLIS) {
    const before = performance.now();
    play(calls);
    const nanos = Math.max(1, (performance.now() - before) * 1e6);
    // An interrupted round must not shrink the sample for good.
    calls = Math.max(1, Math.min(2 * calls, Math.max(calls >> 1, Math.ceil((calls * SAMPLE_NANOS) / nanos))));
  }
  const { min, p25, p50 } = await measure(() => play(calls), { min_samples: SAMPLES, min_cpu_time: 6e8 });
  const each = calls * units;
  const times = { best: min / each, quartile: p25 / each, median: p50 / each };
  return { value: 1e9 / times.quartile, unit: "1/s", times };
}
