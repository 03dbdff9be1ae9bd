import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type SpreadFunding, type SpreadFundingInput, spreadFunding } from "./spreadFunding.ts";

const CALM: SpreadFundingInput = {
  markAverage: 100,
  markAverageAt: 0,
  markPrice: 100,
  oracleAverage: 100,
  oracleAverageAt: 0,
  oraclePrice: 100,
  now: 600,
  periodSeconds: 3_600,
  periodsPerDay: 24,
  offset: 0,
  cap: 1 / 33,
  band: 1 / 3,
  longs: 10,
  shorts: 10,
  budget: 0,
};
const EMPTY: SpreadFunding = { markAverage: 0, oracleAverage: 0, rate: 0, long: 0, short: 0 };

function funding(changes: Partial<SpreadFundingInput>): SpreadFunding {
  const out = { ...EMPTY };
  spreadFunding({ ...CALM, ...changes }, out);
  return out;
}
const near = (got: number, expected: number) => assert.ok(Math.abs(got - expected) < 1e-12, `${got} is not ${expected}`);

test("mark and oracle at one level: the rate is the offset, spread over the day", () => {
  near(funding({}).rate, 0);
  near(funding({ offset: 1 / 5_000 }).rate, 1 / 5_000 / 24);
});

test("a spread that lasted is paid in full, a fresh one by the time it stood", () => {
  near(funding({ markAverage: 101, markPrice: 101 }).rate, 0.01 / 24);
  near(funding({ markPrice: 101 }).markAverage, 100 + 600 / 4_200);
});

test("the cap holds in both directions", () => {
  for (const [price, sign] of [
    [200, 1],
    [50, -1],
  ] as const)
    near(funding({ markAverage: price, markPrice: price }).rate, sign / 33 / 24);
});

test("an oracle that jumps counts by its band only", () => {
  near(funding({ oraclePrice: 1_000 }).oracleAverage, (100 * 3_000 + (400 / 3) * 600) / 3_600);
});

test("the average that is older is pulled towards the newer for the time it missed", () => {
  const late = funding({ markAverage: 110, markPrice: 110, markAverageAt: 300 });
  assert.ok(late.oracleAverage > 100 && late.oracleAverage < 110);
  const quiet = funding({ markAverage: 110, markPrice: 110, oracleAverageAt: 300 });
  assert.ok(quiet.markAverage < 110 && quiet.markAverage > 100);
});

test("the larger side gets no more than payers and pool can give", () => {
  const below = { markAverage: 99, markPrice: 99, longs: 40, shorts: 10 };
  const cut = funding(below);
  near(cut.short, -0.01 / 24);
  near(cut.long, cut.short / 4);
  near(funding({ ...below, budget: 0.1 }).long, -(10 / 24 + 0.1) / 40 / 100);
  near(funding({ ...below, budget: 1e6 }).long, -0.01 / 24);
  near(funding({ ...below, longs: 10 }).long, -0.01 / 24);
  const above = funding({ markAverage: 101, markPrice: 101, longs: 10, shorts: 40 });
  near(above.short, above.long / 4);
});

test("nobody gets more than the rate, and the sides that pay and receive never swap", () => {
  const price = fc.double({ min: 50, max: 200, noNaN: true });
  const size = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(price, price, size, size, fc.double({ min: 0, max: 1e5, noNaN: true }), (mark, oracle, longs, shorts, budget) => {
      const { rate, long, short } = funding({
        markAverage: mark,
        markPrice: mark,
        oracleAverage: oracle,
        oraclePrice: oracle,
        longs,
        shorts,
        budget,
      });
      assert.ok(Math.abs(long) <= Math.abs(rate) && Math.abs(short) <= Math.abs(rate));
      assert.ok(long * rate >= 0 && short * rate >= 0);
      assert.ok(long === rate || short === rate);
    }),
  );
});
