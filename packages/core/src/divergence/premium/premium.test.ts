import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { close, refusal } from "../../math/seeded.testing.ts";
import { type BookSide, type ImpactSide, measureSide } from "./impactSide.ts";
import { createImpactMeasure, measureImpact } from "./measureImpact.ts";

type Level = readonly [price: number, size: number];

function sideOf(levels: readonly Level[]): BookSide {
  return { prices: Float64Array.from(levels, ([p]) => p), sizes: Float64Array.from(levels, ([, s]) => s), count: levels.length };
}

function walk(levels: readonly Level[], notional: number): ImpactSide {
  const out: ImpactSide = { status: "empty", price: 0 };
  measureSide(sideOf(levels), notional, out);
  return out;
}

function impact(bids: readonly Level[], asks: readonly Level[], index: number, notional: number) {
  const out = createImpactMeasure();
  measureImpact(sideOf(bids), sideOf(asks), index, notional, out);
  return out;
}

/** A side of a book away from 100: asks rise, bids fall. */
const levels = (direction: 1 | -1) =>
  fc
    .array(fc.tuple(fc.double({ min: 0.01, max: 3, noNaN: true }), fc.double({ min: 0.1, max: 50, noNaN: true })), {
      minLength: 1,
      maxLength: 8,
    })
    .map((steps) => {
      let price = 100;
      return steps.map(([step, size]): Level => {
        price += direction * step;
        return [price, size];
      });
    });

test("the average of a fill across two levels", () => {
  assert.deepEqual(
    walk(
      [
        [100, 1],
        [102, 9],
      ],
      202,
    ),
    { status: "filled", price: 101 },
  );
  assert.deepEqual(walk([[100, 1]], 100), { status: "filled", price: 100 });
});

test("a notional of zero asks for the best price", () => {
  assert.deepEqual(walk([[100, 1]], 0), { status: "filled", price: 100 });
});

test("an empty side and a thin one are told apart, and neither has a price", () => {
  assert.deepEqual(walk([], 10), { status: "empty", price: Number.NaN });
  assert.deepEqual(walk([[100, 1]], 500), { status: "thin", price: Number.NaN });
  assert.deepEqual(walk([], 0), { status: "empty", price: Number.NaN });
});

test("only the levels in use count", () => {
  const side = sideOf([
    [100, 1],
    [102, 9],
  ]);
  side.count = 1;
  const out: ImpactSide = { status: "empty", price: 0 };
  measureSide(side, 202, out);
  assert.equal(out.status, "thin");
});

test("value over base is the notional over the price: the fill conserves both", () => {
  fc.assert(
    fc.property(levels(1), fc.double({ min: 0, max: 3_000, noNaN: true }), (asks, notional) => {
      const out = walk(asks, notional);
      const depth = asks.reduce((sum, [p, s]) => sum + p * s, 0);
      if (out.status !== "filled") {
        assert.ok(depth < notional * (1 + 1e-12));
        return;
      }
      let [left, base] = [notional, 0];
      for (const [price, size] of asks) {
        const taken = Math.min(left, price * size);
        left -= taken;
        base += taken / price;
      }
      if (base > 0) close(out.price, notional / base, 1e-9);
    }),
  );
});

test("a larger amount never gets a better price", () => {
  const amounts = fc.double({ min: 1, max: 500, noNaN: true });
  fc.assert(
    fc.property(levels(1), levels(-1), amounts, amounts, (asks, bids, a, b) => {
      const [small, large] = a < b ? [a, b] : [b, a];
      const [cheap, dear] = [walk(asks, small), walk(asks, large)];
      if (dear.status === "filled") assert.ok(cheap.price <= dear.price * (1 + 1e-12));
      const [high, low] = [walk(bids, small), walk(bids, large)];
      if (low.status === "filled") assert.ok(high.price >= low.price * (1 - 1e-12));
    }),
  );
});

test("published cases of the one-sided premium", () => {
  // dYdX v4 and Hyperliquid, rounded to the parts per million they state.
  close(
    impact(
      [[9999, 1]],
      [
        [10001, 0.1],
        [10001.5, 0.1],
        [10002, 1],
      ],
      10003,
      5000,
    ).oneSided,
    -0.000129,
    1e-6,
  );
  close(impact([[9999.9, 1]], [[10001, 1]], 9997.5, 0).oneSided, 0.00024, 1e-6);
  close(impact([[9999.8, 1]], [[10000.1, 0.1]], 9999, 5000).oneSided, 0.00008, 1e-6);
  close(
    impact(
      [
        [9999, 0.1],
        [9998, 1],
      ],
      [[10001, 1]],
      9000,
      5000,
    ).oneSided,
    0.110911,
    1e-6,
  );
  assert.equal(impact([[9999.8, 0.1]], [[10000.1, 0.1]], 10000, 2000).oneSided, 0);
  close(impact([[10100, 1]], [[10200, 1]], 10000, 5000).oneSided, 0.01, 1e-12);
});

test("published cases of the middle", () => {
  close(impact([[14.3047, 1e6]], [[14.3444, 1e6]], 14.32, 1).middle, 0.00031774, 5e-9);
  close(impact([[6.0386, 1e6]], [[6.0562, 1e6]], 6.0457, 1).middle, 0.00028119, 5e-9);
});

test("an index inside the spread is level for the one-sided measure, not for the middle", () => {
  const out = impact([[99, 100]], [[102, 100]], 100, 50);
  assert.equal(out.oneSided, 0);
  close(out.middle, 0.005, 1e-12);
});

test("a side without depth counts as zero and says so", () => {
  const out = impact([[101, 100]], [[103, 0.001]], 100, 50);
  assert.deepEqual([out.bid.status, out.ask.status], ["filled", "thin"]);
  close(out.oneSided, 0.01, 1e-12);
  assert.equal(out.middle, 0);
  const empty = impact([], [], 100, 50);
  assert.deepEqual([empty.oneSided, empty.middle, empty.bid.status, empty.ask.status], [0, 0, "empty", "empty"]);
});

test("mirroring book and index mirrors the premium", () => {
  fc.assert(
    fc.property(levels(1), levels(-1), fc.double({ min: 90, max: 110, noNaN: true }), (asks, bids, index) => {
      const mirror = (side: readonly Level[]) => side.map(([p, s]): Level => [200 - p, s]);
      // At the best price the fill does not depend on notional, which mirroring does not keep.
      const [plain, mirrored] = [impact(bids, asks, index, 0), impact(mirror(asks), mirror(bids), 200 - index, 0)];
      close(mirrored.oneSided * (200 - index), -plain.oneSided * index, 1e-9);
      close(mirrored.middle * (200 - index), -plain.middle * index, 1e-9);
    }),
  );
});

test("the unit of account does not matter", () => {
  fc.assert(
    fc.property(levels(1), levels(-1), fc.integer({ min: -10, max: 10 }), (asks, bids, power) => {
      const unit = 2 ** power;
      const scale = (side: readonly Level[]) => side.map(([p, s]): Level => [p * unit, s]);
      const [plain, scaled] = [impact(bids, asks, 99, 200), impact(scale(bids), scale(asks), 99 * unit, 200 * unit)];
      close(scaled.oneSided, plain.oneSided, 1e-12);
      close(scaled.middle, plain.middle, 1e-12);
    }),
  );
});

test("an index or amount that is none is refused", () => {
  const [side, out] = [sideOf([[1, 1]]), createImpactMeasure()];
  for (const bad of [0, -1, Number.NaN, Infinity])
    assert.throws(() => measureImpact(side, side, bad, 1, out), refusal("DIVERGENCE_INPUT", "index"));
  for (const bad of [-1, Number.NaN, Infinity])
    assert.throws(() => measureImpact(side, side, 1, bad, out), refusal("DIVERGENCE_INPUT", "notional"));
});
