import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type BandDepth, bandDepths, DYDX_BANDS, depthScore, type QuotedOrder } from "./depthScore.ts";

const order: fc.Arbitrary<QuotedOrder> = fc.record({
  side: fc.constantFrom(1 as const, -1 as const),
  price: fc.double({ min: 98, max: 102, noNaN: true }),
  // Whole numbers, so that sums are exact in any order.
  size: fc.integer({ min: 0, max: 1_000_000 }),
});
const orders = fc.array(order, { maxLength: 10 });
const share = fc.double({ min: 0, max: 0.5, noNaN: true });
const depthsOf = (list: readonly QuotedOrder[], unit = 1) => bandDepths(list, 100 * unit, DYDX_BANDS);
const score = (list: readonly QuotedOrder[], oneSided: number) => depthScore(depthsOf(list), DYDX_BANDS, oneSided);

test("depth is additive: two books together are as deep as the sum, whatever the order of their orders", () => {
  fc.assert(
    fc.property(orders, orders, (a, b) => {
      const [first, second] = [depthsOf(a), depthsOf(b)];
      const sum = first.map(({ bid, ask }, i): BandDepth => ({ bid: bid + (second[i]?.bid ?? 0), ask: ask + (second[i]?.ask ?? 0) }));
      assert.deepEqual(depthsOf([...a, ...b]), sum);
      assert.deepEqual(depthsOf([...b, ...a].toReversed()), sum);
    }),
  );
});

test("bands are cumulative: a wider band is never thinner, and only relative distance counts", () => {
  fc.assert(
    fc.property(orders, (list) => {
      const depths = depthsOf(list);
      depths.forEach(({ bid, ask }, i) => {
        const nearer = depths[i - 1] ?? { bid: 0, ask: 0 };
        assert.ok(bid >= nearer.bid && ask >= nearer.ask);
      });
      // A power of two changes no digit.
      assert.deepEqual(
        depthsOf(
          list.map((one) => ({ ...one, price: one.price * 1_024 })),
          1_024,
        ),
        depths,
      );
    }),
  );
});

test("sides are alike: a book turned over scores the same, one of twice the size twice as much", () => {
  fc.assert(
    fc.property(orders, share, (list, oneSided) => {
      const depths = depthsOf(list);
      const once = depthScore(depths, DYDX_BANDS, oneSided);
      assert.equal(
        depthScore(
          depths.map(({ bid, ask }) => ({ bid: ask, ask: bid })),
          DYDX_BANDS,
          oneSided,
        ),
        once,
      );
      assert.equal(
        depthScore(
          depths.map(({ bid, ask }) => ({ bid: 2 * bid, ask: 2 * ask })),
          DYDX_BANDS,
          oneSided,
        ),
        2 * once,
      );
    }),
  );
});

test("one side is worth its share and no more: between the thinner side and the mean of both, per band and weight", () => {
  fc.assert(
    fc.property(orders, share, (list, oneSided) => {
      const got = score(list, oneSided);
      assert.ok(got >= score(list, 0) && got <= score(list, 0.5));
    }),
  );
  assert.equal(score([], 0.5), 0, "an empty book");
  // 300 asks against 1,000 bids in all bands: 21 * 300 two-sided, and 21 times the share of the 700 beyond.
  const thin: readonly QuotedOrder[] = [
    { side: 1, price: 99.9, size: 1_000 },
    { side: -1, price: 100.1, size: 300 },
  ];
  assert.deepEqual([score(thin, 0), score(thin, 0.2), score(thin, 0.5)], [6_300, 9_240, 13_650]);
});

test("Sybils: a book that is split over names never scores more", () => {
  fc.assert(
    fc.property(orders, fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 10, maxLength: 10 }), share, (list, names, oneSided) => {
      const part = (name: number) => list.filter((_, i) => names[i] === name);
      const split = [0, 1, 2].reduce((sum, name) => sum + score(part(name), oneSided), 0);
      assert.ok(split <= score(list, oneSided) * (1 + 1e-12));
    }),
  );
});

test("refusals: each figure that cannot be is named", () => {
  const refused = (field: string, run: () => unknown) => assert.throws(run, { code: "INCENTIVES_INPUT", field });
  const good: readonly BandDepth[] = DYDX_BANDS.map(() => ({ bid: 1, ask: 1 }));
  const with1 = (change: object) => good.map((depth, i) => (i === 1 ? { ...depth, ...change } : depth));
  refused("depths[1].bid", () => depthScore(with1({ bid: -1 }), DYDX_BANDS, 0));
  refused("depths[1].ask", () => depthScore(with1({ ask: Number.NaN }), DYDX_BANDS, 0));
  for (const wrong of [-0.1, 0.51, Number.NaN]) refused("oneSidedShare", () => depthScore(good, DYDX_BANDS, wrong));
  refused("bands[0].weight", () => depthScore([{ bid: 1, ask: 1 }], [{ distance: 0.01, weight: -1 }], 0));
  refused("orders[0].size", () => bandDepths([{ side: 1, price: 1, size: -1 }], 1, DYDX_BANDS));
  refused("orders[0].price", () => bandDepths([{ side: 1, price: 0, size: 1 }], 1, DYDX_BANDS));
  refused("mid", () => bandDepths([], Number.POSITIVE_INFINITY, DYDX_BANDS));
});
