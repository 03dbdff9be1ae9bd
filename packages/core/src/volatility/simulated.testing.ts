import { normals, sample } from "../math/seeded.testing.ts";
import type { GarchParameters } from "./garch/garchParameters.ts";
import type { Bar } from "./range/bar.ts";

/** One stretch without a gap. */
export const whole = (n: number) => [{ from: 0, to: n }];

/** Bars of a random walk with the given variance and drift per bar, seen at many steps; `gap` is the deviation of a jump between bars. */
export function randomBars(count: number, seed: number, { variance = 1e-4, drift = 0, gap = 0, steps = 500 } = {}): Bar[] {
  const normal = normals(seed);
  let log = Math.log(100);
  return Array.from({ length: count }, () => {
    log += gap * normal();
    const open = log;
    let [high, low] = [log, log];
    for (let k = 0; k < steps; k++) {
      log += drift / steps + Math.sqrt(variance / steps) * normal();
      high = Math.max(high, log);
      low = Math.min(low, log);
    }
    const [o, h, l, c] = [open, high, low, log].map(Math.exp) as [number, number, number, number];
    return { open: o, high: Math.max(h, o, c), low: Math.min(l, o, c), close: c };
  });
}

/** Returns that follow GARCH(1,1) from its long-run variance on. */
export function garchReturns(n: number, seed: number, { omega, alpha, beta }: GarchParameters): Float64Array {
  const normal = normals(seed);
  let variance = omega / (1 - alpha - beta);
  return sample(n, () => {
    const change = Math.sqrt(variance) * normal();
    variance = omega + alpha * change * change + beta * variance;
    return change;
  });
}

/** Variances whose logs follow an autoregression on yesterday and on the mean of the last `window`. */
export function harVariances(
  n: number,
  seed: number,
  { level = -0.4, day = 0.5, long = 0.45, window = 10, noise = 0.3 } = {},
): Float64Array {
  const normal = normals(seed);
  const logs = new Float64Array(n);
  for (let t = 0; t < n; t++) {
    const from = Math.max(0, t - window);
    const mean = t === 0 ? level / (1 - day - long) : logs.subarray(from, t).reduce((sum, y) => sum + y, 0) / (t - from);
    const before = t === 0 ? mean : (logs[t - 1] ?? 0);
    logs[t] = level + day * before + long * mean + noise * normal();
  }
  return logs.map(Math.exp);
}
