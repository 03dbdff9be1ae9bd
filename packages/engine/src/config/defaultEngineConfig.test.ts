import assert from "node:assert/strict";
import { test } from "node:test";
import type { MarketDescription } from "@evenkeel/core/market/marketDescription";
import { defaultEngineConfig, thinVenues } from "./defaultEngineConfig.ts";

const description: MarketDescription = {
  market: "X-USD",
  base: "X",
  quote: "USD",
  roundSeconds: 10,
  sources: [
    { venue: "deep", pair: "X/USD" },
    { venue: "mixed", pair: "X/USD" },
    { venue: "mixed", pair: "X/USDC", thin: true },
    { venue: "legged", pair: "X/USDC", thin: true },
    { venue: "thin", pair: "X/USD", thin: true },
  ],
  legs: { USDC: { kind: "index", sources: [{ venue: "legged", pair: "USDC/USD" }], minimumVenues: 1, stalenessMillis: 1 } },
  minimumVenues: 1,
  stalenessMillis: 1,
  singleVenueHalfWidth: 0,
  skewScale: 1,
};

test("only a venue that is thin everywhere and serves no leg may be missing", () => {
  assert.deepEqual(thinVenues(description), ["thin"]);
});

test("four different nodes, the same for the same seed; some node sees every venue, over many seeds some node does not", () => {
  let missing = 0;
  for (let seed = 1; seed <= 50; seed += 1) {
    const { nodes } = defaultEngineConfig(seed, description);
    assert.deepEqual(nodes, defaultEngineConfig(seed, description).nodes);
    assert.deepEqual(
      nodes.map(({ node }) => node),
      [0, 1, 2, 3],
    );
    assert.equal(new Set(nodes.map(({ latencyMillis, jitterMillis, dropRate }) => `${latencyMillis} ${jitterMillis} ${dropRate}`)).size, 4);
    for (const { latencyMillis, jitterMillis, dropRate, missingVenue } of nodes) {
      assert.ok(latencyMillis >= 20 && latencyMillis <= 150 && jitterMillis >= 5 && jitterMillis <= 50);
      assert.ok(dropRate >= 0.001 && dropRate <= 0.01);
      assert.ok(missingVenue === null || missingVenue === "thin");
    }
    const without = nodes.filter(({ missingVenue }) => missingVenue !== null).length;
    assert.ok(without < 4);
    missing += without;
  }
  assert.ok(missing > 20);
});
