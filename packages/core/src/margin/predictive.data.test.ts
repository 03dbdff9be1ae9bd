import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { fitMultiple } from "./fitMultiple.ts";
import { lossBeyondMargin } from "./lossBeyondMargin.ts";
import { hasHours, predictMoves, readHours } from "./predictive.testing.ts";

const HORIZON_HOURS = 8;
const TRAIN_SHARE = 0.4;
/** Mean initial margin that every arm asks for. */
const BUDGET = 0.03;

/** An absent recording may be skipped at a desk, never where it was promised. */
function skipped(context: TestContext, coin: string): boolean {
  if (hasHours(coin)) return false;
  assert.notEqual(process.env.REQUIRE_SHARED, "1", `REQUIRE_SHARED=1, but the hours of ${coin} are absent`);
  context.diagnostic(`SKIPPED: the hours of ${coin} are absent; set EVENKEEL_DATA to the folder that holds them`);
  context.skip("recording absent");
  return true;
}

for (const coin of ["BTC", "ETH", "SOL", "DOGE", "XRP"]) {
  test(`${coin}: at one mean margin, a forecast margin loses less beyond it, and the autoregression least`, (context) => {
    if (skipped(context, coin)) return;
    const { moves, ewma, har } = predictMoves(readHours(coin), HORIZON_HOURS, TRAIN_SHARE);
    assert.ok(moves.length > 5_000, "the recording is not complete");
    // The level is matched in hindsight, which a protocol cannot do: this compares forecasts, not outcomes of a policy.
    const lossOf = (forecasts: readonly number[]) => {
      const multiple = fitMultiple(forecasts, BUDGET, 0, 1);
      const margins = forecasts.map((sigma) => Math.min(1, multiple * sigma));
      return lossBeyondMargin(moves, margins);
    };
    const constant = lossBeyondMargin(
      moves,
      moves.map(() => BUDGET),
    );
    const [byEwma, byHar] = [lossOf(ewma), lossOf(har)];
    const shown = [constant, byEwma, byHar].map((loss) => `${(loss * 1e4).toFixed(1)} bp`);
    context.diagnostic(`${coin}, ${moves.length} hours, mean margin ${BUDGET}: constant ${shown[0]}, EWMA ${shown[1]}, HAR ${shown[2]}`);
    assert.ok(byEwma < constant && byHar < byEwma);
  });
}
