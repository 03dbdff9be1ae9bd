import type { BenchRow } from "./benchRow.ts";

/** Calls per sample: few enough that even a hundred bytes a call stay inside the young generation, so that no collection hides them. */
const CALLS = 50_000;
const SAMPLES = 9;

/**
 * Bytes of heap that one call leaves behind: growth of the used heap over many calls, the median of several samples, each after a full collection.
 *
 * @param call one unit of work, warm
 * @param collect the engine's garbage collector
 */
export async function allocated(call: () => unknown, collect: () => void): Promise<Omit<BenchRow, "name" | "ratioTo">> {
  for (let i = 0; i < 4 * CALLS; i++) call();
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < CALLS; i++) call();
    samples.push((process.memoryUsage().heapUsed - before) / CALLS);
  }
  const value = samples.toSorted((a, b) => a - b)[SAMPLES >> 1] ?? Number.NaN;
  return { value: Math.max(0, value), unit: "bytes", times: null };
}
