import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { OURS, OURS_OF_OLD } from "./contenders.ts";
import { replayFreeze } from "./okexFreeze.ts";
import { renderReplays } from "./renderReplays.ts";
import { DEPEG_FORTNIGHT, replayDepeg } from "./usdcDepeg.ts";

const DATA = process.env.EVENKEEL_DATA ?? fileURLToPath(new URL("../../../../../shared/data", import.meta.url));
const PAGE = fileURLToPath(new URL("../../../../docs/evidence/index-replays.md", import.meta.url));

/** The recordings' folder, or null with a visible line. */
function dataOr(context: TestContext, set: string): string | null {
  if (existsSync(`${DATA}/${set}`)) return DATA;
  assert.notEqual(process.env.REQUIRE_SHARED, "1", `REQUIRE_SHARED=1, but ${set} is absent`);
  context.diagnostic(`SKIPPED: ${set} is absent; set EVENKEEL_DATA to the folder that holds it`);
  context.skip("recording absent");
  return null;
}

for (const coin of ["BTC", "ETH"]) {
  test(`through the OKEx freeze of 2020 the ${coin} index stays within the honest venues' range in every hour`, (context) => {
    const data = dataOr(context, "01-perp-spot-hourly-6venues");
    if (!data) return;
    const replay = replayFreeze(data, coin);
    const figures = (name: string) => replay.contenders.find((contender) => contender.name === name)?.figures;
    assert.ok(replay.farthestBp < -100, "the venue was more than 1 % off");
    assert.deepEqual([figures(OURS)?.moments, figures(OURS)?.absent, figures(OURS)?.outside], [1008, 0, 0]);
    const left = figures("ours as a recipe");
    assert.ok(left?.outside === 0 && Math.abs(left.meanBiasBp) < 0.5, "where the frozen venue is left out, nothing leans to it");
    assert.ok((figures(OURS)?.meanBiasBp ?? 0) < -0.9, "of three it keeps its vote");
    // The law of the clamped mean: at most the capped share (40 %) of the clamp (0.5 %).
    const worstOfMean = figures(OURS_OF_OLD)?.worstBp ?? Infinity;
    assert.ok(worstOfMean > 19 && worstOfMean <= 20.01);
  });

  test(`the drift filter takes the frozen venue's ${coin} weight within eight days, gives it back after the thaw, and judges no other`, (context) => {
    const data = dataOr(context, "01-perp-spot-hourly-6venues");
    if (!data) return;
    const { outAt, backAt, othersOut } = replayFreeze(data, coin);
    assert.ok(outAt !== null && outAt < Date.UTC(2020, 9, 24));
    assert.ok(backAt !== null && backAt > Date.UTC(2020, 10, 26) && backAt < Date.UTC(2020, 11, 1));
    assert.equal(othersOut, 0);
  });
}

test("through the USDC de-peg the index stays within the dollar venues' range in every minute of a fortnight", (context) => {
  const data = dataOr(context, "08-spot-1m-multi-exchange-usdc-depeg-2023-03");
  if (!data) return;
  const replay = replayDepeg(data, DEPEG_FORTNIGHT);
  const found = (name: string) => replay.contenders.find((contender) => contender.name === name);
  const ours = found(OURS);
  assert.ok(ours);
  assert.ok(replay.lowestPeg < 0.9);
  assert.equal(ours.figures.moments + ours.lone.moments, 20_160);
  assert.deepEqual([ours.figures.absent, ours.figures.outside, ours.lone.absent], [0, 0, 0]);
  assert.ok(ours.lone.moments < 300 && ours.lone.worstBp < 10, "with one dollar venue it stays within 10 bp of that venue's trades");
  const ofOld = found(OURS_OF_OLD);
  assert.ok(ofOld && ofOld.figures.outside > 300, "a mean does not");
  const naive = found("mean by volume, stablecoins taken as dollars");
  assert.ok(naive && naive.figures.worstBp > 500, "what conversion is for");
});

test("the committed page is what the recordings say", (context) => {
  const data = dataOr(context, "01-perp-spot-hourly-6venues") && dataOr(context, "08-spot-1m-multi-exchange-usdc-depeg-2023-03");
  if (!data) return;
  const freezes = ["BTC", "ETH"].map((coin) => replayFreeze(data, coin));
  assert.equal(renderReplays(freezes, replayDepeg(data), replayDepeg(data, DEPEG_FORTNIGHT)), readFileSync(PAGE, "utf8"));
});
