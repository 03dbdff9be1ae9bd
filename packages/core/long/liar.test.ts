import assert from "node:assert/strict";
import { test } from "node:test";
import { MARKET_SCHEMA } from "../src/quorum/schema.ts";
import { liarBounds, playLiar } from "../src/step/liarWorlds.testing.ts";

test("one liar at the worst in-range value for 100,000 rounds moves no signed field beyond dispersion / lambda", {
  timeout: 900_000,
}, (context) => {
  const run = playLiar(100_000, 3);
  const bounds = liarBounds(run);
  for (const { name } of MARKET_SCHEMA) {
    context.diagnostic(`${name}: moved by ${run.moved[name]}, bound ${bounds[name]}`);
    assert.ok(run.moved[name] <= bounds[name] * (1 + 1e-9) + 1e-18, `${name}: ${run.moved[name]} against ${bounds[name]}`);
  }
});
