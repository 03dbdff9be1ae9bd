import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { OptionKind } from "../../math/black76.ts";
import { bachelierImpliedVolatility } from "./bachelierImpliedVolatility.ts";
import { type ImpliedVolatility, impliedVolatility, type OptionQuote } from "./impliedVolatility.ts";

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const contract = fc.record({
  kind: fc.constantFrom<OptionKind>("call", "put"),
  forward: between(50, 200),
  strike: between(50, 200),
  years: between(0.01, 3),
});
const prices = fc.array(between(-20, 250), { minLength: 2, maxLength: 12 }).map((list) => list.toSorted((a, b) => a - b));

/** Where an answer stands as the price rises: below, at the least price, between, at the most; the last bits before either end may carry no volatility. */
const rank = (implied: ImpliedVolatility): number =>
  implied.ok || implied.reason === "noVega" ? 2 : ["belowIntrinsic", "atIntrinsic", "", "aboveMaximum"].indexOf(implied.reason);

for (const [model, solve] of [
  ["Black", impliedVolatility],
  ["Bachelier", bachelierImpliedVolatility],
] as const) {
  test(`${model}: as a quote rises its answer goes from below intrinsic through rising volatilities to above the maximum, and never back`, () => {
    fc.assert(
      fc.property(contract, prices, (given, list) => {
        const intrinsic = Math.max(0, given.kind === "call" ? given.forward - given.strike : given.strike - given.forward);
        const all = [...list, intrinsic].toSorted((a, b) => a - b);
        const answers = all.map((price) => solve({ ...given, price }));
        let [reached, volatility] = [0, 0];
        answers.forEach((implied, i) => {
          assert.ok(rank(implied) >= reached, `${all[i]}: ${JSON.stringify(implied)}`);
          reached = rank(implied);
          if (!implied.ok) return;
          // Each carries the error of its own last bit.
          assert.ok(implied.volatility >= volatility * (1 - 64 * Math.max(1, implied.condition) * 2 ** -52));
          volatility = implied.volatility;
        });
      }),
    );
  });

  test(`${model}: a call and the put that parity makes of it imply the same volatility`, () => {
    fc.assert(
      fc.property(contract, between(0.01, 0.9), (given, share) => {
        const { forward, strike } = given;
        const timeValue = share * Math.min(forward, strike);
        const [call, put] = (["call", "put"] as const).map((kind) => {
          const intrinsic = Math.max(0, kind === "call" ? forward - strike : strike - forward);
          return solve({ ...given, kind, price: intrinsic + timeValue });
        }) as [ImpliedVolatility, ImpliedVolatility];
        assert.ok(call.ok && put.ok);
        const allowed = 64 * Math.max(1, call.condition, put.condition) * 2 ** -52;
        assert.ok(Math.abs(call.volatility / put.volatility - 1) <= allowed);
      }),
    );
  });

  test(`${model}: four times as long at the same price is half the volatility; without time there is none`, () => {
    fc.assert(
      fc.property(contract, between(0.01, 0.9), (given, share) => {
        const intrinsic = Math.max(0, given.kind === "call" ? given.forward - given.strike : given.strike - given.forward);
        const quote: OptionQuote = { ...given, price: intrinsic + share * Math.min(given.forward, given.strike) };
        const [now, later] = [solve(quote), solve({ ...quote, years: 4 * quote.years })];
        assert.ok(now.ok && later.ok && later.volatility === now.volatility / 2);
        for (const years of [0, -1, Number.NaN]) assert.deepEqual(solve({ ...quote, years }), { ok: false, reason: "expired" });
      }),
    );
  });
}

test("Bachelier: a quote in another unit implies the volatility in that unit", () => {
  fc.assert(
    fc.property(contract, between(0.01, 0.9), fc.integer({ min: -20, max: 20 }), (given, share, power) => {
      const intrinsic = Math.max(0, given.kind === "call" ? given.forward - given.strike : given.strike - given.forward);
      const quote: OptionQuote = { ...given, price: intrinsic + share * given.strike };
      const unit = 2 ** power;
      const [one, other] = [
        bachelierImpliedVolatility(quote),
        bachelierImpliedVolatility({ ...quote, price: unit * quote.price, forward: unit * quote.forward, strike: unit * quote.strike }),
      ];
      assert.ok(one.ok && other.ok && other.volatility === unit * one.volatility);
    }),
  );
});
