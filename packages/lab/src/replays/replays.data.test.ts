import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { replayFreeze } from "./okexFreeze.ts";
import { renderReplays } from "./renderReplays.ts";
import { replayDepeg } from "./usdcDepeg.ts";

const DATA = process.env.EVENKEEL_DATA ?? fileURLToPath(new URL("../../../../../shared/data", import.meta.url));
const PAGE = fileURLToPath(new URL("../../../../docs/evidence/index-replays.md", import.meta.url));
const OURS = "ours: drift filter, weighted median";
const SHIPPED = "ours as shipped (clamped mean)";

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
    // The law of the clamped mean: at most the capped share (40 %) of the clamp (0.5 %).
    assert.ok((figures(SHIPPED)?.worstBp ?? Infinity) <= 20.01);
    assert.ok((figures(`${SHIPPED}, drift filter in front`)?.worstBp ?? Infinity) <= 10);
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

test("through the USDC de-peg the index stays within the dollar trades of two minutes, or within 10 bp of them", (context) => {
  const data = dataOr(context, "08-spot-1m-multi-exchange-usdc-depeg-2023-03");
  if (!data) return;
  const replay = replayDepeg(data);
  const figures = (name: string) => replay.contenders.find((contender) => contender.name === name)?.figures;
  const shipped = figures(SHIPPED);
  assert.ok(replay.lowestPeg < 0.9);
  assert.ok(shipped && shipped.moments === 2880 && shipped.absent === 0);
  assert.ok(shipped.worstBp <= 10 && shipped.outside / shipped.moments < 0.08);
  const ours = figures(OURS);
  assert.ok(ours && ours.outside / ours.moments < 0.005);
  const naive = figures("mean by volume, stablecoins taken as dollars");
  assert.ok(naive && naive.worstBp > 500, "what conversion is for");
});

test("the committed page is what the recordings say", (context) => {
  const data = dataOr(context, "01-perp-spot-hourly-6venues") && dataOr(context, "08-spot-1m-multi-exchange-usdc-depeg-2023-03");
  if (!data) return;
  const freezes = ["BTC", "ETH"].map((coin) => replayFreeze(data, coin));
  assert.equal(renderReplays(freezes, replayDepeg(data)), readFileSync(PAGE, "utf8"));
});
