import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { fundingFigures } from "./fundingFigures.ts";
import { type FundingReplay, replayFunding } from "./replayFunding.ts";

const DATA = process.env.EVENKEEL_DATA ?? fileURLToPath(new URL("../../../../../../shared/data", import.meta.url));
const PROXY = { tick: 0.01 };
/** Smallest correlation, largest distance in basis points, largest difference of the shares at the interest in points. */
const TARGETS = { BTC: { correlation: 0.925 }, ETH: { correlation: 0.94 } } as const;
const RMSE = 1;
const SHARE = 2;

const replays = new Map<string, FundingReplay>();

/** An absent recording may be skipped at a desk, never where it was promised. */
function replayOr(context: TestContext, coin: string): FundingReplay | null {
  if (existsSync(join(DATA, "02-funding-binance-15coins-8h"))) {
    const known = replays.get(coin) ?? replayFunding(DATA, coin, PROXY);
    replays.set(coin, known);
    return known;
  }
  assert.notEqual(process.env.REQUIRE_SHARED, "1", "REQUIRE_SHARED=1, but the recorded funding is absent");
  context.diagnostic("SKIPPED: the recorded funding is absent; set EVENKEEL_DATA to the folder that holds it");
  context.skip("recording absent");
  return null;
}

for (const coin of ["BTC", "ETH"] as const) {
  test(`${coin}: the Binance parameter set reproduces the venue's settled funding`, (context) => {
    const replay = replayOr(context, coin);
    if (replay === null) return;
    const figures = fundingFigures(replay.settlements);
    context.diagnostic(`${JSON.stringify(figures)}, ${replay.leftOut} left out`);
    assert.ok(figures.count > 4_000, `${figures.count} settlements`);
    assert.ok(figures.correlation >= TARGETS[coin].correlation, `correlation ${figures.correlation}`);
    assert.ok(figures.rmseBp <= RMSE, `RMSE ${figures.rmseBp} bp`);
    assert.ok(
      Math.abs(figures.pinnedReplayed - figures.pinnedSettled) <= SHARE,
      `${figures.pinnedReplayed} against ${figures.pinnedSettled} %`,
    );
  });

  test(`${coin}: no settlement passes the cap, and each explains itself`, (context) => {
    const replay = replayOr(context, coin);
    if (replay === null) return;
    for (const { replayed, decision, intervalHours } of replay.settlements) {
      assert.ok(Math.abs(replayed) <= (0.003 * intervalHours) / 8 + 1e-15);
      assert.equal(decision.status, "live");
      assert.equal(decision.damper === "pinned", Math.abs((decision.average ?? 0) - 0.0001) <= 0.0005);
      assert.equal(decision.intervalSeconds, intervalHours * 3_600);
    }
  });
}

test("without the damper, or with the sign turned, the same data do not fit: the targets tell a law from another", (context) => {
  const replay = replayOr(context, "BTC");
  if (replay === null) return;
  const plain = replay.settlements.map((row) => ({ ...row, replayed: row.decision.average ?? 0 }));
  const turned = replay.settlements.map((row) => ({ ...row, replayed: -row.replayed }));
  assert.ok(fundingFigures(plain).rmseBp > RMSE, `${fundingFigures(plain).rmseBp}`);
  assert.ok(fundingFigures(turned).correlation < 0);
});
