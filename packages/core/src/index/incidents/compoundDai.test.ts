import assert from "node:assert/strict";
import { test } from "node:test";
import { anchorRange } from "../network/anchorRange.ts";
import { defaults, follow, priceOf, repeat, statusOf } from "./incident.testing.ts";

// November 2020: DAI at 1.30 on one exchange; the anchor, a pool's average, followed the same flow to 1.083 and let it through.
const VENUES = ["coinbasePro", "uniswap", "kraken", "bitfinex", "other"];
const calm = { coinbasePro: 1, uniswap: 1, kraken: 1, bitfinex: 1, other: 1 };

test("DAI: one reporter at 1.30 and its anchor at 1.083 are both outliers; the index stays at par", () => {
  const results = follow(defaults(VENUES), [...repeat(calm, 3), ...repeat({ ...calm, coinbasePro: 1.3, uniswap: 1.0833 }, 30)]);
  const last = results.at(-1);
  assert.deepEqual([statusOf(last, "coinbasePro"), statusOf(last, "uniswap")], ["outlier", "outlier"]);
  for (const result of results) assert.ok(Math.abs(priceOf(result) - 1) < 1e-12);
});

test("DAI: an anchored band of 20 % needed an anchor that was itself 8 % off", () => {
  const { low, high } = anchorRange(1.3, 0.2);
  assert.ok(Math.abs(low - 1.0833) < 1e-4 && Math.abs(high - 1.625) < 1e-12);
  assert.equal(anchorRange(1, 1).high, Infinity);
});

test("DAI: two sources of one venue are one venue, so an anchor on the same book adds no vote", () => {
  const market = defaults(["coinbasePro", "kraken"], {
    sources: [
      { venue: "coinbasePro", pair: "X/USD" },
      { venue: "coinbasePro", pair: "X/USDX" },
      { venue: "kraken", pair: "X/USD" },
    ],
    legs: { USDX: { kind: "assumed", price: 1, halfWidth: 0 } },
  });
  const alone = follow(market, [{ coinbasePro: 1.3 }]);
  assert.deepEqual([alone[0]?.ok, alone[0]?.ok === false && alone[0].code], [false, "too_few_venues"]);
});
