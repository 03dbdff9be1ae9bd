import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type BlackScholesInput, blackScholes } from "../pricing/blackScholes.ts";
import { greeks } from "../pricing/greeks.ts";
import { createGwav, gwav, recordGwav } from "./gwav.ts";
import { type BoardVolatility, ivImpact } from "./ivImpact.ts";
import { standardVega } from "./standardVega.ts";
import { varianceFee } from "./varianceFee.ts";
import { integratedVegaFee } from "./vegaUtilisationFee.ts";

const IMPACT = { standardSize: 10, skewAdjustmentFactor: 0.75 };
const START: BoardVolatility = { baseIv: 0.8, skew: 1 };
const OPTION: Omit<BlackScholesInput, "volatility"> = {
  kind: "call",
  spot: 3000,
  strike: 3100,
  years: 30 / 365,
  rate: 0,
  dividendYield: 0,
};

/** A pool that sells one option, with impact, vega fee and variance fee. */
interface Pool {
  readonly board: BoardVolatility;
  /** Contracts sold to traders. */
  readonly sold: number;
  readonly cash: number;
}

const VARIANCE = {
  coefficient: 1,
  vegaCoefficient: 0.01,
  minimumVega: 0,
  skewCoefficient: 1,
  referenceSkew: 1,
  minimumSkew: 1,
  ivVarianceCoefficient: 100,
  minimumIvVariance: 0,
};

/** The pool after a trade, everything charged; `size` is what the trader buys, negative what he sells back. */
function trade(pool: Pool, size: number, fees: boolean): Pool {
  const board = ivImpact(pool.board, size, IMPACT);
  const { price, vega } = greeks({ ...OPTION, volatility: board.baseIv * board.skew });
  const each = standardVega(vega, 30 * 86_400);
  const sold = pool.sold + size;
  const premium = price * size;
  const vegaFee = integratedVegaFee({
    amount: Math.abs(size),
    volatility: board.baseIv * board.skew,
    netStandardVegaBefore: pool.sold * each,
    netStandardVegaAfter: sold * each,
    navAfter: pool.cash + premium - price * sold,
    coefficient: 1,
  });
  const variance = varianceFee({ vega, skew: board.skew, ivVariance: START.baseIv - board.baseIv, amount: Math.abs(size) }, VARIANCE);
  return { board, sold, cash: pool.cash + premium + (fees ? vegaFee + variance : 0) };
}

const sizes = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 1, maxLength: 12 });
const open = (): Pool => ({ board: START, sold: 0, cash: 1_000_000 });

test("no sequence of trades that ends flat takes money out of the pool, with or without fees", () => {
  fc.assert(
    fc.property(sizes, fc.boolean(), (trades, fees) => {
      let pool = open();
      for (const size of trades) pool = trade(pool, size, fees);
      pool = trade(pool, -pool.sold, fees);
      assert.ok(Math.abs(pool.sold) < 1e-9);
      assert.ok(pool.cash >= 1_000_000 - 1e-6, `${pool.cash}`);
      assert.ok(Math.abs(pool.board.baseIv - START.baseIv) < 1e-12, "and volatility is back where it was");
    }),
  );
});

test("splitting a trade is cheaper only by the impact it spreads, never below the integral of prices", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 20, noNaN: true }), fc.integer({ min: 1, max: 30 }), (size, parts) => {
      let pool = open();
      for (let i = 0; i < parts; i++) pool = trade(pool, size / parts, false);
      const paid = pool.cash - 1_000_000;
      let integral = 0;
      const steps = 200;
      for (let i = 0; i < steps; i++) {
        const board = ivImpact(START, ((i + 0.5) / steps) * size, IMPACT);
        integral += (blackScholes({ ...OPTION, volatility: board.baseIv * board.skew }) * size) / steps;
      }
      assert.ok(paid >= integral - 1e-3, `${paid} below ${integral}`);
    }),
  );
});

test("more is dearer: each further contract costs at least as much as the one before", () => {
  let pool = open();
  let before = 0;
  for (let i = 0; i < 20; i++) {
    const next = trade(pool, 1, true);
    const paid = next.cash - pool.cash;
    assert.ok(paid > before);
    before = paid;
    pool = next;
  }
});

test("a pool valued at its averaged volatility does not jump with one trade", () => {
  // Volatility is pushed by 20 points in the last minute of twelve hours.
  let average = createGwav(0, START.baseIv);
  average = recordGwav(average, 12 - 1 / 60, START.baseIv + 0.2);
  const live = blackScholes({ ...OPTION, volatility: START.baseIv + 0.2 });
  const calm = blackScholes({ ...OPTION, volatility: START.baseIv });
  const valued = blackScholes({ ...OPTION, volatility: gwav(average, 0, 12) });
  assert.ok(valued - calm < 0.002 * (live - calm));
});

test("a written average equals the integral over its steps, computed without the accumulator", () => {
  const steps = fc.array(fc.tuple(fc.double({ min: 0.001, max: 3, noNaN: true }), fc.double({ min: 0.2, max: 2, noNaN: true })), {
    minLength: 1,
    maxLength: 15,
  });
  const window = fc.tuple(fc.double({ min: 0, max: 30, noNaN: true }), fc.double({ min: 0.01, max: 10, noNaN: true }));
  fc.assert(
    fc.property(steps, window, (rows, [from, length]) => {
      const to = from + length;
      let at = 0;
      let state = createGwav(0, 1);
      const written: [number, number][] = [[0, 1]];
      for (const [wait, value] of rows) {
        at += wait;
        state = recordGwav(state, at, value);
        written.push([at, value]);
      }
      let integral = 0;
      written.forEach(([start, value], i) => {
        const end = written[i + 1]?.[0] ?? Number.POSITIVE_INFINITY;
        integral += Math.max(0, Math.min(to, end) - Math.max(from, start)) * Math.log(value);
      });
      assert.ok(Math.abs(Math.log(gwav(state, from, to)) - integral / length) < 1e-10);
    }),
  );
});

test("standard vega adds up across expiries: what 30 days feel from a point of volatility", () => {
  const at = (days: number) => {
    const { vega } = greeks({ ...OPTION, strike: 3000, years: days / 365, volatility: 0.8 });
    return standardVega(vega, days * 86_400);
  };
  // At the money vega grows as the root of time, which the factor takes out.
  for (const days of [7, 14, 60, 180]) assert.ok(Math.abs(at(days) / at(30) - 1) < 0.05, `${days}`);
});
