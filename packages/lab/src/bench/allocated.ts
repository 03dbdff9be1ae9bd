import type { BenchRow } from "./benchRow.ts";

const SAMPLES = 41;
/** Bytes that a sample may allocate: far less than the young generation holds, so that few samples meet a collection. */
const SAMPLE_BYTES = 100_000;
const MOST_CALLS = 20_000;
/** Calls before anything is measured, and time for the engine's compiler, which runs beside them, to catch up. */
const WARM_CALLS = 400_000;
const WARM_MILLIS = 4_000;

function growth(call: () => unknown, calls: number): number {
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < calls; i++) call();
  return (process.memoryUsage().heapUsed - before) / calls;
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/**
 * Bytes of heap that one call allocates once it is compiled: growth of the used heap over many calls, the median of many samples.
 *
 * Nothing is collected on purpose: a forced collection drops compiled code, and the calls after it are then slower and allocate more than they do in
 * a running process. A sample that meets a collection shrinks and falls out of the median.
 *
 * @param call one unit of work
 */
export async function allocated(call: () => unknown): Promise<Omit<BenchRow, "name" | "ratioTo">> {
  const started = performance.now();
  for (let i = 0; i < WARM_CALLS && performance.now() - started < WARM_MILLIS; i++) call();
  while (performance.now() - started < WARM_MILLIS) {
    for (let i = 0; i < 100; i++) call();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const rough = Math.max(1, middle(Array.from({ length: SAMPLES }, () => growth(call, 8))));
  const calls = Math.max(8, Math.min(MOST_CALLS, Math.floor(SAMPLE_BYTES / rough)));
  const value = middle(Array.from({ length: SAMPLES }, () => growth(call, rough < SAMPLE_BYTES / MOST_CALLS ? MOST_CALLS : calls)));
  return { value: Math.max(0, value), unit: "bytes", times: null };
}
