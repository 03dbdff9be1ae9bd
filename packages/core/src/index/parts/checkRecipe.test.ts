import assert from "node:assert/strict";
import { test } from "node:test";
import type { EvenkeelError } from "../../market/errors.ts";
import { chainlinkRecipe } from "../peers/chainlink.ts";
import { brrRecipe, rtiRecipe } from "../peers/cme.ts";
import { connectRecipe, connectVoteRecipe } from "../peers/connect.ts";
import { EVENKEEL_DEPTH_RECIPE, EVENKEEL_RECIPE } from "../peers/evenkeel.ts";
import { BINANCE_2020, binanceRecipe, bitmexRecipe, deribitRecipe, OKX } from "../peers/exchanges.ts";
import { gmxRecipe } from "../peers/gmx.ts";
import { HIP3, HYPERLIQUID } from "../peers/hyperliquid.ts";
import { makerRecipe } from "../peers/maker.ts";
import { pythRecipe } from "../peers/pyth.ts";
import { redstoneNodeRecipe, redstonePullRecipe } from "../peers/redstone.ts";
import { checkRecipe } from "./checkRecipe.ts";
import { recipeOf } from "./parts.testing.ts";

test("every peer is a recipe that passes its check, and plain data", () => {
  const peers = [
    BINANCE_2020,
    binanceRecipe(0.01),
    bitmexRecipe(),
    brrRecipe(),
    chainlinkRecipe(10, 1, 100),
    connectRecipe(3),
    connectVoteRecipe(),
    deribitRecipe(),
    EVENKEEL_DEPTH_RECIPE,
    EVENKEEL_RECIPE,
    gmxRecipe("atomic"),
    HIP3,
    HYPERLIQUID,
    makerRecipe(13),
    OKX,
    pythRecipe(-8, 3),
    redstoneNodeRecipe(100, 0.1, 0.1),
    redstonePullRecipe(3),
    rtiRecipe(0.05),
  ];
  for (const recipe of peers) {
    checkRecipe(recipe);
    assert.deepEqual(JSON.parse(JSON.stringify(recipe)), recipe);
  }
});

test("all violations are named at once", () => {
  const broken = recipeOf({
    minimum: { count: 0, of: "sources" },
    combine: { kind: "clampedMean", width: 2 },
    guards: [
      { kind: "range", low: 2, high: 1, atBound: "valid" },
      { kind: "clampToLast", up: -1, down: 0.1 },
      { kind: "averageRatio", max: 0.5 },
      { kind: "moveBudget", max: 0, windowMillis: 0 },
      { kind: "halfWidth", max: 0 },
      { kind: "interval", leastMillis: -1 },
      {
        kind: "caps",
        caps: { stepMillis: 0, perStep: 0, perSecond: 0, cumulative: 0, cumulativeWindowMillis: 0, rebaselineMillis: 0 },
      },
    ],
    few: [{ count: 0, combine: { kind: "threeVote", exponent: 99 }, freeze: null }],
    exclude: { kind: "cluster", width: 0, minimumCount: 3 },
  });
  assert.throws(
    () => checkRecipe(broken),
    (error: EvenkeelError) =>
      error.code === "INDEX_RECIPE" &&
      [
        "minimum.count",
        "combine.width",
        "guards[0].low",
        "guards[1].up",
        "guards[2].max",
        "guards[3].max",
        "guards[3].windowMillis",
        "guards[4].max",
        "guards[5].leastMillis",
        "guards[6].caps.stepMillis",
        "few[0].count",
        "few[0].combine.exponent",
        "exclude.width",
      ].every((field) => error.message.includes(field)),
  );
});

test("a standing that could come back while it is out is refused", () => {
  const standing = { threshold: 0.05, bound: "exceeds", back: 0.06, backBound: "below", dwellMillis: 0 } as const;
  const recipe = recipeOf({ exclude: { kind: "distance", standing, centre: "active", minimumActive: 3, medianAbove: null } });
  assert.throws(() => checkRecipe(recipe), { code: "INDEX_RECIPE", field: "exclude.standing.back" });
});

test("a window of no length and a cap that cannot hold are refused", () => {
  const sliced = recipeOf({
    combine: { kind: "slicedMedian", windowMillis: 0, slices: 0, of: { kind: "weightedMedian", half: "exact", tie: "mean" } },
  });
  assert.throws(() => checkRecipe(sliced), { field: "combine.windowMillis" });
  const capped = recipeOf({ weigh: { by: "stated", caps: [{ venues: 4, cap: 0.2 }], errorScale: 0, minimumShare: 2 } });
  assert.throws(
    () => checkRecipe(capped),
    (error: EvenkeelError) =>
      ["weigh.caps[0].cap", "weigh.errorScale", "weigh.minimumShare"].every((field) => error.message.includes(field)),
  );
});
