import assert from "node:assert/strict";
import { test } from "node:test";
import { NOW } from "../market.testing.ts";
import { createPriceState, updatePrice } from "../price.ts";
import { defaults, priceOf, statusOf } from "./incident.testing.ts";

// October and November 2020: OKEx stopped withdrawals for six weeks and went on trading, at times 1.4 % below everybody else.
const BP = 1e-4;
/** Daily means of its distance, basis points, rounded to five: a week before, the freeze, a week after. */
const DAYS = [
  ...Array<number>(7).fill(0),
  ...[-5, -5, 0, -5, -5, -5, -15, -20, -15, -25, -25, -30, -40, -50, -45, -80, -100, -100, -80, -70, -60],
  ...[-25, -10, -15, -20, -30, -60, -60, -60, -85, -90, -75, -60, -85, -55, -25, -50, -40, -10, -15, -30, -10],
  ...Array<number>(7).fill(0),
];
const STEP = 300_000;
const PER_DAY = 86_400_000 / STEP;

test("OKEx: a venue whose withdrawals are frozen never takes the index out of the others' range, is left out within days, and comes back", () => {
  const market = defaults(["binance", "okx", "gate", "kraken"]);
  let state = createPriceState(market);
  const outPerDay = DAYS.map((distance, day) => {
    let out = 0;
    for (let i = 0; i < PER_DAY; i++) {
      const at = NOW + (day * PER_DAY + i) * STEP;
      // The honest two swing by 3 bp against each other.
      const swing = (i % 2 === 0 ? 1.5 : -1.5) * BP;
      const prices = { binance: 1 + swing, okx: 1 + distance * BP, gate: 1 - swing, kraken: 1 };
      const quotes = Object.entries(prices).map(([venue, price]) => {
        return { venue, pair: "X/USD", bid: price, ask: price, size: 10, publishedAt: at - 500, receivedAt: at };
      });
      const updated = updatePrice(state, quotes, at, market);
      state = updated.state;
      assert.ok(Math.abs(priceOf(updated.result) - 1) <= 1.5 * BP + 1e-12, `day ${day}`);
      if (statusOf(updated.result, "okx") === "drifted") out++;
      for (const honest of ["binance", "gate", "kraken"]) assert.equal(statusOf(updated.result, honest), "used");
    }
    return out;
  });
  const first = outPerDay.findIndex((count) => count > 0);
  assert.ok(first >= 13 && first <= 15, `left out on day ${first}, the freeze began on day 7`);
  assert.ok(
    outPerDay.slice(first + 1, 49).every((count) => count === PER_DAY),
    "relapses included",
  );
  assert.equal(outPerDay.at(-1), 0);
});
