import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createGwav, type GwavState, gwav, recordGwav } from "./gwav.ts";
import { ivImpact, tradedSize } from "./ivImpact.ts";
import { standardVega } from "./standardVega.ts";
import { timeWeightedFee } from "./timeWeightedFee.ts";

const IMPACT = { standardSize: 5, skewAdjustmentFactor: 0.75 };

test("one standard size moves volatility by one point and skew by its share", () => {
  assert.deepEqual(ivImpact({ baseIv: 1, skew: 1 }, 5, IMPACT), { baseIv: 1.01, skew: 1.0075 });
  assert.deepEqual(ivImpact({ baseIv: 1, skew: 1 }, 0, IMPACT), { baseIv: 1, skew: 1 });
});

test("a round trip leaves volatility where it was, however it is split", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { maxLength: 8 }),
      fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { maxLength: 8 }),
      (buys, sells) => {
        const total = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size, 0);
        let state = { baseIv: 5, skew: 5 };
        for (const size of buys) state = ivImpact(state, size, IMPACT);
        for (const size of sells) state = ivImpact(state, -size, IMPACT);
        const direct = ivImpact({ baseIv: 5, skew: 5 }, total(buys) - total(sells), IMPACT);
        assert.ok(Math.abs(state.baseIv - direct.baseIv) < 1e-12);
        assert.ok(Math.abs(state.skew - direct.skew) < 1e-12);
      },
    ),
  );
});

test("what was traded can be read back from the board", () => {
  fc.assert(
    fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (size) => {
      const { baseIv } = ivImpact({ baseIv: 1, skew: 5 }, size, IMPACT);
      assert.ok(Math.abs(tradedSize(1, baseIv, IMPACT) - size) < 1e-9);
    }),
  );
});

test("a sale below zero volatility is refused, at exactly zero it is not", () => {
  assert.throws(() => ivImpact({ baseIv: 0.02, skew: 1 }, -10.1, IMPACT), { code: "OPTION_IV_NEGATIVE", field: "baseIv" });
  assert.throws(() => ivImpact({ baseIv: 1, skew: 0.01 }, -20, IMPACT), { code: "OPTION_IV_NEGATIVE", field: "skew" });
  assert.equal(ivImpact({ baseIv: 0.01, skew: 1 }, -1, { standardSize: 1, skewAdjustmentFactor: 0 }).baseIv, 0);
  assert.throws(() => ivImpact({ baseIv: 1, skew: 1 }, 1, { ...IMPACT, standardSize: 0 }), { code: "OPTION_PARAMETERS" });
});

/** An average of the given `[time, value]` rows. */
function averageOf(rows: readonly (readonly [number, number])[]): GwavState {
  const [first, ...rest] = rows;
  assert.ok(first);
  let state = createGwav(...first);
  for (const row of rest) state = recordGwav(state, ...row);
  return state;
}

test("the geometric average of 1 and 4 over equal times is 2", () => {
  assert.ok(
    Math.abs(
      gwav(
        averageOf([
          [0, 1],
          [5, 4],
        ]),
        0,
        10,
      ) - 2,
    ) < 1e-15,
  );
});

test("a value holds from when it is written; the first one also before", () => {
  const state = averageOf([
    [0, 100],
    [10, 400],
  ]);
  assert.equal(gwav(state, -50, -10), 100);
  assert.ok(Math.abs(gwav(state, 0, 10) - 100) < 1e-12);
  assert.ok(Math.abs(gwav(state, 10, 20) - 400) < 1e-12);
  assert.equal(gwav(state, 10, 10), 400);
  assert.equal(gwav(state, 9.999, 9.999), 100);
});

test("the same time overwrites, an equal value is not written again", () => {
  const once = createGwav(0, 1.2);
  assert.equal(recordGwav(once, 5, 1.2), once);
  const over = recordGwav(recordGwav(once, 5, 2), 5, 3);
  assert.equal(over.points.length, 2);
  assert.equal(gwav(over, 5, 5), 3);
  assert.ok(Math.abs(gwav(over, 0, 10) - Math.sqrt(1.2 * 3)) < 1e-14);
});

test("values out of order or without a logarithm are refused", () => {
  const state = averageOf([
    [0, 1],
    [5, 2],
  ]);
  assert.throws(() => recordGwav(state, 4, 1), { code: "GWAV_INVALID" });
  assert.throws(() => recordGwav(state, 6, 0), { code: "GWAV_INVALID" });
  assert.throws(() => recordGwav(state, 6, Number.NaN), { code: "GWAV_INVALID" });
  assert.throws(() => createGwav(0, -1), { code: "GWAV_INVALID" });
  assert.throws(() => createGwav(Number.NaN, 1), { code: "GWAV_INVALID" });
  assert.throws(() => gwav(state, 3, 2), { code: "GWAV_INVALID" });
});

test("an empty average starts with its first record", () => {
  assert.deepEqual(recordGwav({ points: [] }, 3, 0.5), createGwav(3, 0.5));
});

const history = fc
  .array(fc.tuple(fc.double({ min: 0.01, max: 5, noNaN: true }), fc.double({ min: 0.1, max: 3, noNaN: true })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((steps) => {
    let at = 0;
    return steps.map(([wait, value]): readonly [number, number] => {
      at += wait;
      return [at, value];
    });
  });
const time = fc.double({ min: -5, max: 40, noNaN: true });

test("the average lies between the values it averages, and averages of parts make the whole", () => {
  fc.assert(
    fc.property(history, time, time, time, (rows, x, y, z) => {
      const [a, b, c] = [x, y, z].toSorted((p, q) => p - q) as [number, number, number];
      const state = averageOf(rows);
      const values = rows.map(([, value]) => value);
      const whole = gwav(state, a, c);
      assert.ok(whole >= Math.min(...values) * (1 - 1e-9) && whole <= Math.max(...values) * (1 + 1e-9));
      if (c - a < 1e-3) return;
      const parts = (b - a) * Math.log(gwav(state, a, b)) + (c - b) * Math.log(gwav(state, b, c));
      assert.ok(Math.abs(parts / (c - a) - Math.log(whole)) < 1e-9);
    }),
  );
});

test("one trade moves a 12-hour average by no more than its share of the time", () => {
  const calm = createGwav(0, 1);
  const pushed = recordGwav(calm, 11.5, 3);
  assert.ok(gwav(pushed, 0, 12) < 3 ** (0.5 / 12) * (1 + 1e-12));
});

test("standard vega floors days and never scales up short options beyond a week", () => {
  const day = 86_400;
  assert.ok(Math.abs(standardVega(100, 30 * day) - 1) < 1e-15);
  assert.equal(standardVega(100, 13.99 * day), standardVega(100, 13 * day));
  assert.equal(standardVega(100, 0), standardVega(100, 7 * day));
  assert.ok(standardVega(100, 20 * day) > standardVega(100, 40 * day));
});

test("a time-weighted fee is flat, then rises without end", () => {
  const fee = { coefficient: 2, pointA: 7, pointB: 28 };
  assert.equal(timeWeightedFee(0, fee), 2);
  assert.equal(timeWeightedFee(7, fee), 2);
  assert.equal(timeWeightedFee(28, fee), 4);
  assert.equal(timeWeightedFee(70, fee), 8);
  assert.throws(() => timeWeightedFee(1, { ...fee, pointB: 7 }), { code: "OPTION_PARAMETERS" });
});
