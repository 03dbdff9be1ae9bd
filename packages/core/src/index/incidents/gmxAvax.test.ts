import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultMarketParameters } from "../../defaults.ts";
import { openInterestCap } from "../../margin/rules/openInterestCap.ts";
import { skewFillPrice } from "../../pool/skew/skewFillPrice.ts";
import { breakEvenImpact } from "../peers/gmx.ts";
import { describe } from "./incident.testing.ts";

// September 2022: fills at the index without impact, 4 to 5 M a round, while the exchanges behind the index were pushed: 565,000 in five rounds.
// The price was right, so this is no index matter: what a trade costs and how large it may be has to follow the outside depth.
const PROFIT = 565_000 / 5;

test("GMX AVAX: an impact of 2.3 to 2.8 % takes the profit away", () => {
  assert.ok(Math.abs(breakEvenImpact(PROFIT, 5e6) - 0.0226) < 1e-12);
  assert.ok(Math.abs(breakEvenImpact(PROFIT, 4e6) - 0.02825) < 1e-12);
});

test("GMX AVAX: the fill price carries the trade's own impact: at the size of the market's whole depth it is half of it", () => {
  // A scale of 200,000 AVAX, the size of each round: entering costs half of the scale's 100 %.
  const impact = skewFillPrice(20, 0, 2_000, 200_000) / 20 - 1;
  assert.ok(Math.abs(impact - 0.005) < 1e-12);
});

test("GMX AVAX: open interest of twice the outside depth would have allowed 2 M, the cap that was set afterwards, and no more", () => {
  const limit = { depth: 1e6, depthMultiple: 2, vaultValue: 1e9, vaultCommitted: 0, vaultShare: 0.01, tailMove: 1 };
  assert.deepEqual(openInterestCap(limit), { cap: 2e6, setBy: "depth" });
  assert.ok(PROFIT * (2e6 / 5e6) < 2 * 0.0226 * 2e6, "a smaller round earns less than pushing the exchanges costs");
});

test("GMX AVAX: by default every trade pays for the index's doubt, and skew and open interest over the pool raise the tier", () => {
  const { tradeFee, tiers } = defaultMarketParameters(describe(["a", "b", "c"]), "gen2");
  assert.ok(tradeFee.confidenceCover >= 1 && tradeFee.base >= 0.0005);
  assert.ok(tiers.skewOverPool[1] <= 0.5 && tiers.openInterestOverPool[1] <= 1);
});
