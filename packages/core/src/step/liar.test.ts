import assert from "node:assert/strict";
import { test } from "node:test";
import { MARKET_SCHEMA } from "../quorum/schema.ts";
import { liarBounds, playLiar } from "./liarWorlds.testing.ts";

test("one liar at the worst in-range value, round after round, moves no signed field beyond dispersion / lambda", () => {
  const run = playLiar(2_000, 3);
  const bounds = liarBounds(run);
  for (const { name } of MARKET_SCHEMA)
    assert.ok(run.moved[name] <= bounds[name] * (1 + 1e-9) + 1e-18, `${name}: ${run.moved[name]} against ${bounds[name]}`);
  assert.ok(run.moved.premiumIntegral > 0, "the liar has an effect at all");
  assert.ok(run.moved.fundingRate > 0);
});
