import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { black76, type OptionKind } from "../../math/black76.ts";
import { derivative, secondDerivative } from "../../math/ulps.testing.ts";
import { BACHELIER_GREEKS_REFERENCE } from "./bachelier.testing.ts";
import { type BachelierInput, bachelier } from "./bachelier.ts";
import { blackScholes } from "./blackScholes.ts";
import { chainGreeks, createChainGreeks, withLogStrikes } from "./chainGreeks.ts";
import { DIGITAL_REFERENCE } from "./digital.testing.ts";
import { assetOrNothing, cashOrNothing, gapOption } from "./digital.ts";
import { greeks } from "./greeks.ts";
import { type DeltaConvention, quotedDelta } from "./quotedDelta.ts";

const kinds: readonly OptionKind[] = ["call", "put"];
const input = fc.record({
  kind: fc.constantFrom<OptionKind>("call", "put"),
  spot: fc.double({ min: 50, max: 200, noNaN: true }),
  strike: fc.double({ min: 50, max: 200, noNaN: true }),
  years: fc.double({ min: 0.05, max: 2, noNaN: true }),
  volatility: fc.double({ min: 0.1, max: 1.5, noNaN: true }),
  rate: fc.double({ min: -0.02, max: 0.1, noNaN: true }),
  dividendYield: fc.double({ min: 0, max: 0.1, noNaN: true }),
});

for (const [sign, spot, strike, years, volatility, rate, dividendYield, cash, asset, ...deltas] of DIGITAL_REFERENCE) {
  test(`digitals and quoted deltas of ${sign > 0 ? "a call" : "a put"} at ${strike} on ${spot}, ${years} years at ${volatility}`, () => {
    const option = { kind: sign > 0 ? "call" : "put", spot, strike, years, volatility, rate, dividendYield } as const;
    const near = (got: number, wanted: number) => assert.ok(Math.abs(got / wanted - 1) < 1e-12, `${got} against ${wanted}`);
    near(cashOrNothing(option, 1), cash);
    near(assetOrNothing(option), asset);
    const conventions = ["spot", "forward", "premiumAdjustedSpot", "premiumAdjustedForward"] as const;
    const [discount, baseDiscount] = [Math.exp(-rate * years), Math.exp(-dividendYield * years)];
    conventions.forEach((convention, i) => {
      const total = volatility * Math.sqrt(years);
      near(quotedDelta(convention, { ...option, discount, baseDiscount, totalVolatility: total }), deltas[i] ?? Number.NaN);
    });
  });
}

for (const [sign, forward, strike, years, volatility, discount, ...expected] of BACHELIER_GREEKS_REFERENCE) {
  test(`normal greeks of ${sign > 0 ? "a call" : "a put"} at ${strike} on ${forward}, ${years} years at ${volatility}`, () => {
    const got = bachelier({ kind: sign > 0 ? "call" : "put", forward, strike, years, volatility, discount });
    const names = ["price", "delta", "gamma", "vega", "theta", "vanna", "volga"] as const;
    names.forEach((name, i) => {
      const wanted = expected[i] ?? Number.NaN;
      const size = name === "price" ? Math.max(Math.abs(wanted), 0.01 * volatility) : Math.abs(wanted);
      assert.ok(Math.abs(got[name] - wanted) <= 1e-12 * size, `${name}: ${got[name]} against ${wanted}`);
    });
  });
}

test("an option is its asset leg less its cash leg", () => {
  fc.assert(
    fc.property(input, (option) => {
      const sign = option.kind === "call" ? 1 : -1;
      const split = sign * (assetOrNothing(option) - cashOrNothing(option, option.strike));
      assert.ok(Math.abs(split - blackScholes(option)) < 1e-11 * option.spot);
      assert.ok(Math.abs(gapOption(option, option.strike) - blackScholes(option)) < 1e-11 * option.spot);
    }),
  );
});

test("digitals of both sides add up to a bond and to the asset", () => {
  fc.assert(
    fc.property(input, (option) => {
      const sum = (price: (kind: OptionKind) => number) => kinds.reduce((total, kind) => total + price(kind), 0);
      const bond = sum((kind) => cashOrNothing({ ...option, kind }, 1));
      const asset = sum((kind) => assetOrNothing({ ...option, kind }));
      assert.ok(Math.abs(bond - Math.exp(-option.rate * option.years)) < 1e-14);
      assert.ok(Math.abs(asset - option.spot * Math.exp(-option.dividendYield * option.years)) < 1e-12 * option.spot);
    }),
  );
});

test("a cash digital is minus the slope by strike", () => {
  fc.assert(
    fc.property(input, (option) => {
      const slope = derivative((strike) => blackScholes({ ...option, kind: "call", strike }), option.strike, 0.01);
      assert.ok(Math.abs(cashOrNothing({ ...option, kind: "call" }, 1) + slope) < 1e-7);
    }),
  );
});

test("a gap option may be worth less than nothing", () => {
  const option = { kind: "call", spot: 50, strike: 50, years: 0.5, volatility: 0.2, rate: 0.09, dividendYield: 0 } as const;
  assert.ok(Math.abs(gapOption(option, 57) + 0.0053) < 1e-4);
});

test("premium-adjusted deltas are the plain ones less the premium in coins", () => {
  fc.assert(
    fc.property(input, ({ kind, spot, strike, years, volatility, rate, dividendYield }) => {
      const [discount, baseDiscount] = [Math.exp(-rate * years), Math.exp(-dividendYield * years)];
      const total = volatility * Math.sqrt(years);
      const at = (convention: DeltaConvention) =>
        quotedDelta(convention, { kind, spot, strike, discount, baseDiscount, totalVolatility: total });
      const price = blackScholes({ kind, spot, strike, years, volatility, rate, dividendYield });
      const forward = (spot * baseDiscount) / discount;
      assert.ok(Math.abs(at("spot") - greeks({ kind, spot, strike, years, volatility, rate, dividendYield }).delta) < 1e-12);
      assert.ok(Math.abs(at("premiumAdjustedSpot") - (at("spot") - price / spot)) < 1e-12);
      assert.ok(Math.abs(at("premiumAdjustedForward") - (at("forward") - price / discount / forward)) < 1e-12);
      assert.ok(Math.abs(at("spot") - baseDiscount * at("forward")) < 1e-12);
    }),
  );
});

test("a coin-margined option is hedged in coins by the premium-adjusted delta", () => {
  // Value in coins V/S; its derivative by ln S is (delta S - V) / S = the premium-adjusted delta.
  const base = { kind: "call", strike: 100, years: 0.5, volatility: 0.6, rate: 0, dividendYield: 0 } as const;
  const inCoins = (logSpot: number) => blackScholes({ ...base, spot: Math.exp(logSpot) }) / Math.exp(logSpot);
  const expected = derivative(inCoins, Math.log(105), 1e-4);
  const got = quotedDelta("premiumAdjustedSpot", {
    ...base,
    spot: 105,
    discount: 1,
    baseDiscount: 1,
    totalVolatility: 0.6 * Math.sqrt(0.5),
  });
  assert.ok(Math.abs(got - expected) < 1e-9);
});

test("the premium-adjusted call delta is not monotone in the strike", () => {
  const at = (strike: number) =>
    quotedDelta("premiumAdjustedSpot", { kind: "call", spot: 100, strike, discount: 1, baseDiscount: 1, totalVolatility: 0.3 });
  assert.ok(at(50) < at(70));
  assert.ok(at(70) > at(140));
});

const normal = fc.record({
  kind: fc.constantFrom<OptionKind>("call", "put"),
  forward: fc.double({ min: -50, max: 50, noNaN: true }),
  strike: fc.double({ min: -50, max: 50, noNaN: true }),
  years: fc.double({ min: 0.1, max: 3, noNaN: true }),
  volatility: fc.double({ min: 5, max: 40, noNaN: true }),
  discount: fc.double({ min: 0.8, max: 1, noNaN: true }),
});

test("Bachelier: parity, bounds, and greeks that are derivatives", () => {
  fc.assert(
    fc.property(normal, (option) => {
      const by = (name: keyof BachelierInput) => (x: number) => bachelier({ ...option, [name]: x }).price;
      const got = bachelier(option);
      const [call, put] = kinds.map((kind) => bachelier({ ...option, kind }).price) as [number, number];
      assert.ok(Math.abs(call - put - option.discount * (option.forward - option.strike)) < 1e-12 * 100);
      assert.ok(got.price >= 0);
      const near = (a: number, b: number, allowed: number, name: string) =>
        assert.ok(Math.abs(a - b) < allowed, `${name}: ${a} against ${b}`);
      near(got.delta, derivative(by("forward"), option.forward, 0.05), 1e-8, "delta");
      near(got.gamma, secondDerivative(by("forward"), option.forward, 0.5), 1e-5, "gamma");
      near(got.vega, derivative(by("volatility"), option.volatility, 0.02), 1e-7, "vega");
      near(got.volga, secondDerivative(by("volatility"), option.volatility, 0.2), 1e-4, "volga");
      near(got.theta, -derivative(by("years"), option.years, 1e-3), 1e-3, "theta");
      const vanna = derivative((x) => bachelier({ ...option, volatility: x }).delta, option.volatility, 0.02);
      near(got.vanna, vanna, 1e-7, "vanna");
    }),
  );
});

test("Bachelier without volatility pays the intrinsic value", () => {
  const at = (forward: number) => bachelier({ kind: "call", forward, strike: 10, years: 1, volatility: 0, discount: 0.9 });
  assert.deepEqual([at(12).price, at(12).delta, at(10).delta, at(8).delta], [1.8, 0.9, 0.45, 0]);
  assert.equal(at(12).gamma, 0);
});

test("for small moves the normal and lognormal models agree", () => {
  const lognormal = black76("call", 100, 100, 0.01);
  const normalPrice = bachelier({ kind: "call", forward: 100, strike: 100, years: 1, volatility: 1, discount: 1 }).price;
  assert.ok(Math.abs(lognormal / normalPrice - 1) < 1e-5);
});

test("a chain's greeks are those of the single function, to the forward's rounding", () => {
  fc.assert(
    fc.property(fc.array(input, { minLength: 1, maxLength: 20 }), fc.double({ min: 80, max: 120, noNaN: true }), (options, spot) => {
      const chain = withLogStrikes({
        sign: Int8Array.from(options, ({ kind }) => (kind === "call" ? 1 : -1)),
        strike: Float64Array.from(options, ({ strike }) => strike),
        expiry: Uint32Array.from(options, (_, i) => i),
        volatility: Float64Array.from(options, ({ volatility }) => volatility),
      });
      const expiries = {
        years: Float64Array.from(options, ({ years }) => years),
        forward: Float64Array.from(options, ({ years, rate, dividendYield }) => spot * Math.exp((rate - dividendYield) * years)),
        rate: Float64Array.from(options, ({ rate }) => rate),
      };
      const out = createChainGreeks(options.length);
      chainGreeks(chain, expiries, spot, out);
      options.forEach((option, i) => {
        const single = greeks({ ...option, spot });
        for (const name of ["price", "delta", "gamma", "vega", "theta", "rho", "vanna", "volga"] as const) {
          const got = out[name][i] ?? Number.NaN;
          assert.ok(Math.abs(got - single[name]) < 1e-10 * Math.max(1, Math.abs(single[name])), `${name}: ${got} against ${single[name]}`);
        }
      });
    }),
  );
});

test("a chain's options without time or volatility have the payoff's delta and no curvature", () => {
  const chain = withLogStrikes({
    sign: Int8Array.of(1, -1, 1, -1),
    strike: Float64Array.of(90, 110, 110, 100),
    expiry: Uint32Array.of(0, 0, 0, 1),
    volatility: Float64Array.of(0.5, 0.5, 0.5, 0),
  });
  const expiries = { years: Float64Array.of(0, 1), forward: Float64Array.of(100, 100), rate: Float64Array.of(0.1, 0) };
  const out = createChainGreeks(4);
  out.gamma.fill(7);
  chainGreeks(chain, expiries, 100, out);
  assert.deepEqual([...out.price], [10, 10, 0, 0]);
  assert.deepEqual([...out.delta], [1, -1, 0, -0.5]);
  assert.deepEqual([...out.gamma], [0, 0, 0, 0]);
});
