import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { persistentNoise } from "./persistentNoise.ts";

test("the value depends on seed, key and time, not on what was asked before", () => {
  const times = fc.array(fc.integer({ min: 1_700_000_000, max: 1_700_100_000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(times, (asked) => {
      const shared = persistentNoise(3, 7200, "a");
      for (const t of asked) assert.equal(shared(t), persistentNoise(3, 7200, "a")(t));
    }),
    { numRuns: 25 },
  );
});

test("variance is one and the correlation over one half-life is a half", () => {
  const halfLife = 1200;
  const n = 4000;
  let variance = 0;
  let lagged = 0;
  for (let i = 0; i < n; i++) {
    const noise = persistentNoise(1, halfLife, "path", i);
    const now = noise(1_700_000_400);
    variance += now * now;
    lagged += now * noise(1_700_000_400 + halfLife);
  }
  assert.ok(Math.abs(variance / n - 1) < 0.08, String(variance / n));
  assert.ok(Math.abs(lagged / n - 0.5) < 0.07, String(lagged / n));
});

test("it is continuous", () => {
  const noise = persistentNoise(1, 600, "c");
  for (let t = 1_700_000_000; t < 1_700_001_000; t++) assert.ok(Math.abs(noise(t + 1) - noise(t)) < 0.05);
});
