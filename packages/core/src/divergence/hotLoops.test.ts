import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesPerCall } from "../math/bytesPerCall.testing.ts";
import { addUnbiased, ema } from "./averages/ema.ts";
import { addLinear, createLinearAverage } from "./averages/linearAverage.ts";
import { addToWindow, createLinearWindow } from "./averages/linearWindow.ts";
import { addLevel, createTimeWindow } from "./averages/timeWindow.ts";
import { createImpactMeasure, measureImpact } from "./premium/measureImpact.ts";
import { addToLags, autocovariances, createLagSums } from "./scales/lagSums.ts";

const bids = { prices: Float64Array.of(99, 98, 97), sizes: Float64Array.of(1, 2, 300), count: 3 };
const asks = { prices: Float64Array.of(101, 102, 103), sizes: Float64Array.of(1, 2, 300), count: 3 };
const measure = createImpactMeasure();
const linear = createLinearAverage();
const window = createLinearWindow(480);
const time = createTimeWindow(60_000, 128);
const sums = createLagSums([1, 5, 12, 48], 1_000);
const covariances = new Float64Array(5);
const unbiased = { sum: 0, weight: 0 };
const sink = new Float64Array(1);

/** A boxed number is 16 bytes; the bound leaves room for the meter itself. */
const MOST = 4;

for (const [name, step] of Object.entries<(i: number) => void>({
  "measuring a book": (i) => measureImpact(bids, asks, 100 + (i % 5), 5_000, measure),
  "a linear average": (i) => addLinear(linear, 1e-4 * (i % 9)),
  "a linear window": (i) => addToWindow(window, 1e-4 * (i % 9)),
  "a window of time": (i) => addLevel(time, 1e-4 * (i % 9), 1_000 * i),
  "an exponential average": (i) => {
    sink[0] = ema(sink[0] as number, 0, 1e-4 * (i % 9), 5, 300, "linear");
    addUnbiased(unbiased, 1e-4 * (i % 9), 0.01);
  },
  "autocovariances at five lags": (i) => {
    addToLags(sums, 1e-4 * (i % 9));
    sink[0] = autocovariances(sums, covariances);
  },
})) {
  test(`${name} allocates nothing per sample`, (context) => {
    const bytes = bytesPerCall(step);
    context.diagnostic(`${bytes.toFixed(2)} bytes per call`);
    assert.ok(bytes < MOST, `${bytes}`);
  });
}
