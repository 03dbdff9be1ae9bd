import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { linearMean } from "../../funding/averaging/sampleMeans.ts";
import { impactMidPremium, impactPremium } from "../../funding/signal/impactPremium.ts";
import { impactPremiumUnits } from "../../funding/signal/impactPremiumUnits.ts";
import { close } from "../../math/seeded.testing.ts";
import { arithmeticTwap } from "../../math/twap.ts";
import { addLinear, createLinearAverage, linearAverageOf } from "../averages/linearAverage.ts";
import { addLevel, createTimeWindow, timeAverage } from "../averages/timeWindow.ts";
import { createImpactMeasure, measureImpact } from "./measureImpact.ts";

const steps = fc.array(fc.tuple(fc.double({ min: 0.01, max: 3, noNaN: true }), fc.double({ min: 0.1, max: 50, noNaN: true })), {
  maxLength: 8,
});

const notionals = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 4_000, noNaN: true }));

function levelsOf(list: readonly (readonly [number, number])[], direction: 1 | -1) {
  let price = 100;
  return list.map(([step, size]) => {
    price += direction * step;
    return { price, size };
  });
}
const sideOf = (levels: readonly { readonly price: number; readonly size: number }[]) => ({
  prices: Float64Array.from(levels, ({ price }) => price),
  sizes: Float64Array.from(levels, ({ size }) => size),
  count: levels.length,
});

test("the online premium is the one that the funding engine takes from impact prices", () => {
  const out = createImpactMeasure();
  fc.assert(
    fc.property(steps, steps, fc.double({ min: 80, max: 120, noNaN: true }), notionals, (up, down, index, notional) => {
      measureImpact(sideOf(levelsOf(down, -1)), sideOf(levelsOf(up, 1)), index, notional, out);
      const [bid, ask] = [out.bid, out.ask].map(({ status, price }) => (status === "filled" ? price : null)) as [
        number | null,
        number | null,
      ];
      close(out.oneSided, impactPremium(bid, ask, index), 1e-12);
      if (bid !== null && ask !== null) close(out.middle, impactMidPremium(bid, ask, index), 1e-12);
    }),
    { numRuns: 300 },
  );
});

test("it agrees with the exact integer premium of a chain to one unit of its last digit", () => {
  const scale = 10n ** 9n;
  const fixed = (x: number) => BigInt(Math.round(x * 1e9));
  const out = createImpactMeasure();
  fc.assert(
    fc.property(steps, steps, fc.double({ min: 80, max: 120, noNaN: true }), notionals, (up, down, index, notional) => {
      const [asks, bids] = [levelsOf(up, 1), levelsOf(down, -1)];
      // An amount near the end of a side may be filled by one arithmetic and not by the other.
      const depths = [asks, bids].map((side) => side.reduce((sum, { price, size }) => sum + price * size, 0));
      fc.pre(depths.every((depth) => Math.abs(depth - notional) > 1e-6));
      measureImpact(sideOf(bids), sideOf(asks), index, notional, out);
      const levels = (side: typeof asks) => side.map(({ price, size }) => ({ price: fixed(price), size: fixed(size) }));
      const units = impactPremiumUnits({
        bids: levels(bids),
        asks: levels(asks),
        index: fixed(index),
        notional: fixed(notional),
        scale,
        unitsPerWhole: 1_000_000n,
        most: 10_000_000n,
      });
      assert.ok(Math.abs(Number(units) - out.oneSided * 1e6) <= 1 + 1e-3, `${units} against ${out.oneSided}`);
    }),
    { numRuns: 200 },
  );
});

test("the online linear average is the one over a list", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 100 }), (samples) => {
      const average = createLinearAverage();
      for (const x of samples) addLinear(average, x);
      const [online, listed] = [linearAverageOf(average), linearMean(samples)];
      if (listed === null) assert.equal(online, null);
      else close(online ?? 9, listed, 1e-12);
    }),
  );
});

test("the online time-weighted average is the one over held levels while the window holds all of them", () => {
  const held = fc.array(fc.tuple(fc.double({ min: 1, max: 9, noNaN: true }), fc.integer({ min: 1, max: 60 })), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(held, (list) => {
      const window = createTimeWindow(3_600_000, 64);
      let at = 0;
      for (const [price, seconds] of list) {
        addLevel(window, price, at);
        at += 1_000 * seconds;
      }
      const levels = list.map(([price, seconds]) => ({ price, seconds }));
      close(timeAverage(window, at)?.average ?? 0, arithmeticTwap(levels), 1e-12);
    }),
  );
});
