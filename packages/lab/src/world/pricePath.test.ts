import assert from "node:assert/strict";
import { test } from "node:test";
import { btcPrice } from "./btcPrice.ts";
import { pricePath } from "./pricePath.ts";
import { stablecoinPath } from "./stablecoinPath.ts";

function take<T>(count: number, path: Generator<T, never>): T[] {
  return Array.from({ length: count }, () => path.next().value);
}

test("the path starts at the initial price and is the same for the same seed", () => {
  const first = take(100, pricePath(1, btcPrice));
  assert.ok(Math.abs((first[0]?.price ?? 0) - 96_500) < 1e-6);
  assert.deepEqual(take(100, pricePath(1, btcPrice)), first);
  assert.notDeepEqual(take(100, pricePath(2, btcPrice)), first);
});

test("annual volatility is about 60 % without the crash, and tails are fat", () => {
  const returns: number[] = [];
  for (let seed = 1; seed <= 6; seed++) {
    const minutes = take(86_400, pricePath(seed, btcPrice)).filter((_, i) => i % 60 === 0);
    minutes.slice(1).forEach((point, i) => {
      returns.push(Math.log(point.price / (minutes[i]?.price ?? Number.NaN)));
    });
  }
  const volatility = Math.sqrt((returns.reduce((sum, r) => sum + r * r, 0) / returns.length) * (31_557_600 / 60));
  assert.ok(volatility > 0.48 && volatility < 0.72, `volatility ${volatility}`);
  // Kurtosis has no population value with these tails; the ratio of quantiles does, and is 2.86 for a normal law.
  const sizes = returns.map(Math.abs).sort((a, b) => a - b);
  const quantile = (p: number): number => sizes[Math.floor(p * sizes.length)] ?? Number.NaN;
  assert.ok(quantile(0.999) / quantile(0.75) > 3.5, String(quantile(0.999) / quantile(0.75)));
});

test("a stablecoin stays near one and dips to the bottom of its wobble", () => {
  const wobble = { startSeconds: 1000, rampSeconds: 300, holdSeconds: 600, bottom: 0.9975 };
  const path = take(3600, stablecoinPath(1, { coin: "USDT", noiseSd: 1e-4, noiseHalfLifeSeconds: 1800, wobble }));
  assert.ok(path.slice(0, 1000).every((x) => Math.abs(x - 1) < 6e-4));
  assert.ok(Math.abs((path[1500] ?? 0) - 0.9975) < 6e-4);
  assert.ok(path.slice(2600).every((x) => Math.abs(x - 1) < 6e-4));
});
