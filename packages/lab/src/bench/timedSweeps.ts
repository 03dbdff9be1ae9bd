import { do_not_optimize } from "mitata";
import type { BenchRow } from "./benchRow.ts";

const SAMPLES = 25;
const SLOWEST_SECONDS = 3;
const LEAST_SAMPLE_MILLIS = 20;
const WARM_UP_MILLIS = 300;

/**
 * Times whole sweeps over a batch, for work that is done in batches or takes too long for a thousand calls a sample.
 *
 * A sample is as many sweeps as take 20 ms; the figure is that of the first quartile of 25 samples, or of as many as fit into three seconds.
 *
 * @param sweep one pass over the batch; its result is kept from being optimised away
 * @param units what one sweep does, e.g. the number of quotes
 * @returns units per second, and nanoseconds per unit
 */
export function timedSweeps(sweep: () => unknown, units: number): Omit<BenchRow, "name" | "ratioTo"> {
  const warmed = performance.now() + WARM_UP_MILLIS;
  let sweeps = 0;
  const begun = performance.now();
  do {
    do_not_optimize(sweep());
    sweeps += 1;
  } while (performance.now() < warmed);
  const perSample = Math.max(1, Math.ceil((LEAST_SAMPLE_MILLIS * sweeps) / (performance.now() - begun)));
  const nanoseconds: number[] = [];
  const until = performance.now() + SLOWEST_SECONDS * 1_000;
  for (let sample = 0; sample < SAMPLES && (sample < 3 || performance.now() < until); sample++) {
    const started = performance.now();
    for (let i = 0; i < perSample; i++) do_not_optimize(sweep());
    nanoseconds.push(((performance.now() - started) * 1e6) / (perSample * units));
  }
  const ordered = nanoseconds.toSorted((a, b) => a - b);
  const at = (share: number) => ordered[Math.floor(share * (ordered.length - 1))] ?? Number.NaN;
  return { value: 1e9 / at(0.25), unit: "1/s", times: { best: at(0), quartile: at(0.25), median: at(0.5) } };
}
