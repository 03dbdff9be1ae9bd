import assert from "node:assert/strict";
import { test } from "node:test";
import type { MarketParameters } from "../parameters.ts";
import { createMarketState } from "../step/state.ts";
import { parametersOf, quoteOf, VENUES } from "../step/world.testing.ts";
import { step } from "../step.ts";
import { createHotMarket } from "./createHotMarket.ts";
import { decideOn } from "./hot.testing.ts";
import { saveHot } from "./saveHot.ts";

const START = 1_700_000_000_000;
const HOUR = 3_600_000;

function withMinimum(minimumVenues: number): MarketParameters {
  const parameters = parametersOf();
  return { ...parameters, price: { ...parameters.price, index: { ...parameters.price.index, minimumVenues, stalenessMillis: 600_000 } } };
}

/** Sources left out in each hour while the first venues are 30 bp too dear from hour 12 to 36; every venue quotes every four minutes. */
function leftOutByHour(parameters: MarketParameters, frozen: number): number[] {
  let state = createMarketState(parameters);
  const market = createHotMarket(parameters, state);
  return Array.from({ length: 84 }, (_, hour) => {
    let leftOut = 0;
    for (let minute = 0; minute < 60; minute += 4) {
      for (const [i, venue] of VENUES.entries()) {
        const at = START + hour * HOUR + minute * 60_000 + i * 700;
        const off = i < frozen && hour >= 12 && hour < 36 ? 0.003 : 0;
        const quote = quoteOf(venue, 60_000 * (1 + i * 1e-5 + off), at);
        const pure = step(state, { at, quotes: [quote], chain: null, closeRound: null }, parameters);
        decideOn(market, quote, at);
        state = pure.state;
        const weights = new Array<number>(market.index.count).fill(0);
        for (let k = 0; k < market.index.usedCount; k++) weights[market.index.fresh[k] ?? 0] = market.index.weights[k] ?? Number.NaN;
        const { contributions, ok } = pure.trace.price;
        assert.deepEqual(
          weights,
          contributions.map(({ weight }) => weight),
        );
        if (ok && pure.trace.price.ok) assert.equal(market.index.price, pure.trace.price.price);
        leftOut = contributions.filter(({ status }) => status === "drifted").length;
      }
    }
    assert.deepEqual(saveHot(market), state);
    return leftOut;
  });
}

test("venues that are off for hours are left out, and back a day after they came back, bit for bit as in the step", () => {
  const counts = leftOutByHour(withMinimum(3), 2);
  assert.ok(counts.slice(0, 14).every((count) => count === 0));
  const out = counts.indexOf(2);
  assert.ok(out >= 14 && out <= 17, `both out in hour ${out}`);
  assert.ok(counts.slice(out, 60).every((count) => count === 2));
  assert.equal(counts.at(-1), 0);
});

test("as many as the minimum are always kept", () => {
  const counts = leftOutByHour(withMinimum(9), 2);
  assert.ok(
    counts.every((count) => count <= 1),
    "without two of them there would be eight, which is no index",
  );
  assert.equal(counts[35], 0, "both are off by now, and both count");
});
