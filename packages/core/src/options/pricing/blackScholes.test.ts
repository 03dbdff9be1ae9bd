import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { OptionKind } from "../../math/black76.ts";
import { type BlackScholesInput, blackScholes } from "./blackScholes.ts";

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const option: fc.Arbitrary<BlackScholesInput> = fc.record({
  kind: fc.constantFrom<OptionKind>("call", "put"),
  spot: between(50, 200),
  strike: between(20, 500),
  // At expiry, without volatility, and everything between.
  years: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 5, arbitrary: between(0, 3) }),
  volatility: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 5, arbitrary: between(0, 3) }),
  rate: between(-0.05, 0.15),
  dividendYield: between(-0.02, 0.1),
});
const discounts = ({ years, rate, dividendYield }: BlackScholesInput) =>
  [Math.exp(-rate * years), Math.exp(-dividendYield * years)] as const;

test("bounds: at least the discounted intrinsic value, at most the asset or the strike", () => {
  fc.assert(
    fc.property(option, (given) => {
      const [discount, yieldDiscount] = discounts(given);
      const [asset, cash] = [given.spot * yieldDiscount, given.strike * discount];
      const price = blackScholes(given);
      const intrinsic = Math.max(0, given.kind === "call" ? asset - cash : cash - asset);
      assert.ok(price >= intrinsic - 1e-12 * (asset + cash));
      assert.ok(price <= (given.kind === "call" ? asset : cash) * (1 + 1e-12));
    }),
  );
});

test("put-call parity: a call less a put is the discounted forward less the discounted strike, at expiry and without volatility too", () => {
  fc.assert(
    fc.property(option, (given) => {
      const [discount, yieldDiscount] = discounts(given);
      const difference = blackScholes({ ...given, kind: "call" }) - blackScholes({ ...given, kind: "put" });
      const [asset, cash] = [given.spot * yieldDiscount, given.strike * discount];
      assert.ok(Math.abs(difference - (asset - cash)) <= 1e-13 * (asset + cash));
    }),
  );
});

test("vertical spreads: calls fall and puts rise with the strike, by at most the discounted difference", () => {
  fc.assert(
    fc.property(option, between(0, 100), (given, width) => {
      const [discount] = discounts(given);
      const [low, high] = [blackScholes(given), blackScholes({ ...given, strike: given.strike + width })];
      const gained = given.kind === "call" ? low - high : high - low;
      assert.ok(gained >= -1e-10 && gained <= discount * width + 1e-10, `${gained}`);
    }),
  );
});

test("butterflies: the price is convex in the strike, and in the spot", () => {
  fc.assert(
    fc.property(option, between(0, 300), between(0, 1), (given, width, share) => {
      for (const name of ["strike", "spot"] as const) {
        const at = (moved: number) => blackScholes({ ...given, [name]: given[name] + moved });
        assert.ok(at(share * width) <= (1 - share) * at(0) + share * at(width) + 1e-10);
      }
    }),
  );
});

test("calendars: without carry a later option is worth no less, and more volatility is never worth less", () => {
  fc.assert(
    fc.property(option, between(0, 2), (given, more) => {
      const still = { ...given, rate: 0, dividendYield: 0 };
      assert.ok(blackScholes({ ...still, years: still.years + more }) >= blackScholes(still) - 1e-11);
      assert.ok(blackScholes({ ...given, volatility: given.volatility + more }) >= blackScholes(given) - 1e-11);
    }),
  );
});

test("units: spot and strike in another currency change the price to that currency", () => {
  fc.assert(
    fc.property(option, fc.integer({ min: -20, max: 20 }), (given, power) => {
      // A power of two changes no digit but by underflow.
      const price = blackScholes(given);
      fc.pre(price === 0 || price > 1e-200);
      assert.equal(blackScholes({ ...given, spot: given.spot * 2 ** power, strike: given.strike * 2 ** power }), price * 2 ** power);
    }),
  );
});

test("symmetry: a call is a put of the other currency, with spot and strike, rate and yield exchanged", () => {
  fc.assert(
    fc.property(option, (given) => {
      const { spot, strike, rate, dividendYield } = given;
      const call = blackScholes({ ...given, kind: "call" });
      const put = blackScholes({ ...given, kind: "put", spot: strike, strike: spot, rate: dividendYield, dividendYield: rate });
      assert.ok(Math.abs(call - put) <= 1e-12 * (spot + strike));
    }),
  );
});
