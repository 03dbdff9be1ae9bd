import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { OptionKind } from "../../math/black76.ts";
import { derivative, secondDerivative } from "../../math/ulps.testing.ts";
import { type BlackScholesInput, blackScholes } from "./blackScholes.ts";
import { d1d2 } from "./d1d2.ts";
import { GREEK_COLUMNS, GREEKS_REFERENCE } from "./greeks.testing.ts";
import { greeks } from "./greeks.ts";

for (const [sign = 0, spot = 0, strike = 0, years = 0, volatility = 0, rate = 0, dividendYield = 0, ...expected] of GREEKS_REFERENCE) {
  const input: BlackScholesInput = { kind: sign > 0 ? "call" : "put", spot, strike, years, volatility, rate, dividendYield };
  test(`${input.kind} ${strike} on ${spot}, ${years} years at ${volatility}: every greek to 1e-11`, () => {
    const got = greeks(input);
    GREEK_COLUMNS.forEach((name, i) => {
      const wanted = expected[i] ?? Number.NaN;
      // Relative to the greek, or to its natural size where two parts nearly cancel.
      const size = Math.max(
        Math.abs(wanted),
        1e-4 * (name === "gamma" || name === "dualGamma" ? 1 / spot : name === "delta" ? 1 : 1e-3 * spot),
      );
      assert.ok(Math.abs(got[name] - wanted) <= 1e-11 * size + 1e-13 * Math.abs(got.price), `${name}: ${got[name]} against ${wanted}`);
    });
  });
}

const option = fc.record({
  kind: fc.constantFrom<OptionKind>("call", "put"),
  spot: fc.double({ min: 50, max: 200, noNaN: true }),
  strike: fc.double({ min: 50, max: 200, noNaN: true }),
  years: fc.double({ min: 0.1, max: 2, noNaN: true }),
  volatility: fc.double({ min: 0.2, max: 1.2, noNaN: true }),
  rate: fc.double({ min: -0.05, max: 0.15, noNaN: true }),
  dividendYield: fc.double({ min: 0, max: 0.1, noNaN: true }),
});

test("greeks are the derivatives of the price: finite differences", () => {
  fc.assert(
    fc.property(option, (input) => {
      const got = greeks(input);
      const by = (name: "spot" | "strike" | "years" | "volatility" | "rate" | "dividendYield") => (x: number) =>
        blackScholes({ ...input, [name]: x });
      const near = (value: number, wanted: number, allowed: number, name: string) =>
        assert.ok(Math.abs(value - wanted) <= allowed, `${name}: ${value} against ${wanted}`);
      near(got.delta, derivative(by("spot"), input.spot, 0.01), 1e-7, "delta");
      near(got.gamma, secondDerivative(by("spot"), input.spot, 0.1), 1e-6, "gamma");
      near(got.vega, derivative(by("volatility"), input.volatility, 1e-3), 1e-4, "vega");
      near(got.theta, -derivative(by("years"), input.years, 1e-3), 1e-3, "theta");
      near(got.rho, derivative(by("rate"), input.rate, 1e-3), 1e-5, "rho");
      near(got.dividendRho, derivative(by("dividendYield"), input.dividendYield, 1e-3), 1e-5, "dividendRho");
      near(got.dualDelta, derivative(by("strike"), input.strike, 0.01), 1e-7, "dualDelta");
      near(got.dualGamma, secondDerivative(by("strike"), input.strike, 0.1), 1e-6, "dualGamma");
      near(got.volga, secondDerivative(by("volatility"), input.volatility, 1e-2), 0.05, "volga");
      const deltaAt = (name: "volatility" | "years") => (x: number) => greeks({ ...input, [name]: x }).delta;
      near(got.vanna, derivative(deltaAt("volatility"), input.volatility, 1e-3), 1e-6, "vanna");
      near(got.charm, -derivative(deltaAt("years"), input.years, 1e-3), 1e-4, "charm");
    }),
  );
});

test("put-call parity of every greek", () => {
  fc.assert(
    fc.property(option, (input) => {
      const [call, put] = [greeks({ ...input, kind: "call" }), greeks({ ...input, kind: "put" })];
      const yieldDiscount = Math.exp(-input.dividendYield * input.years);
      const discount = Math.exp(-input.rate * input.years);
      const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-10 * Math.max(1, Math.abs(a)), `${a} against ${b}`);
      close(call.price - put.price, input.spot * yieldDiscount - input.strike * discount);
      close(call.delta - put.delta, yieldDiscount);
      close(call.gamma, put.gamma);
      close(call.vega, put.vega);
      close(call.vanna, put.vanna);
      close(call.volga, put.volga);
      close(call.rho - put.rho, input.years * input.strike * discount);
      close(call.dualDelta - put.dualDelta, -discount);
      close(call.charm - put.charm, input.dividendYield * yieldDiscount);
      close(call.itmCashProbability + put.itmCashProbability, 1);
      close(call.itmAssetProbability + put.itmAssetProbability, 1);
    }),
  );
});

test("the Black-Scholes equation holds: theta + r S delta + gamma S^2 sigma^2 / 2 = r price", () => {
  fc.assert(
    fc.property(option, (input) => {
      const { price, delta, gamma, theta } = greeks(input);
      const { spot, volatility, rate, dividendYield } = input;
      const residual = theta + (rate - dividendYield) * spot * delta + 0.5 * gamma * (spot * volatility) ** 2 - rate * price;
      assert.ok(Math.abs(residual) < 1e-10 * spot);
    }),
  );
});

test("vanna and volga are vega's derivatives", () => {
  fc.assert(
    fc.property(option, (input) => {
      const vegaBy = (name: "spot" | "volatility") => (x: number) => greeks({ ...input, [name]: x }).vega;
      const { vanna, volga } = greeks(input);
      assert.ok(Math.abs(vanna - derivative(vegaBy("spot"), input.spot, 0.05)) < 1e-5);
      assert.ok(Math.abs(volga - derivative(vegaBy("volatility"), input.volatility, 1e-3)) < 1e-4);
    }),
  );
});

const still: BlackScholesInput = { kind: "call", spot: 100, strike: 100, years: 1, volatility: 0, rate: 0, dividendYield: 0 };

test("at zero volatility the greeks are finite: ITM delta 1, ATM one half, the curvatures 0", () => {
  for (const [spot, delta] of [
    [110, 1],
    [100, 0.5],
    [90, 0],
  ] as const) {
    const got = greeks({ ...still, spot });
    assert.equal(got.delta, delta);
    assert.equal(got.price, Math.max(0, spot - 100));
    for (const name of ["gamma", "vega", "vanna", "volga", "dualGamma", "gammaForward"] as const) assert.equal(got[name], 0);
  }
  assert.equal(greeks({ ...still, kind: "put", spot: 90 }).delta, -1);
});

test("at expiry the greeks are those of the payoff", () => {
  const got = greeks({ ...still, spot: 110, years: 0, volatility: 0.5, rate: 0.05 });
  assert.equal(got.price, 10);
  assert.equal(got.delta, 1);
  assert.equal(got.gamma, 0);
  assert.ok(Number.isFinite(got.theta) && Number.isFinite(got.charm));
});

test("elasticity is the relative change it says, 0 for what is worth nothing and stays so", () => {
  const call = { ...still, volatility: 0.3, rate: 0.05 };
  const step = 1e-5;
  const up = greeks({ ...call, spot: 100 * (1 + step) }).price;
  const down = greeks({ ...call, spot: 100 * (1 - step) }).price;
  const { price, elasticity } = greeks(call);
  assert.ok(Math.abs((up - down) / price / (2 * step) - elasticity) < 1e-6);
  assert.equal(greeks({ ...still, spot: 90 }).elasticity, 0);
  assert.equal(greeks({ ...call, strike: 1e9 }).elasticity, 0);
  assert.equal(greeks({ ...still, spot: 110 }).elasticity, 11);
});

test("d1 and d2 differ by the total volatility and have their limits", () => {
  const { d1, d2 } = d1d2(100, 105, 0.2);
  assert.ok(Math.abs(d1 - d2 - 0.2) < 1e-15);
  assert.ok(Math.abs(d1 + 0.14395082084716) < 1e-12);
  assert.deepEqual(d1d2(110, 100, 0), { d1: Number.POSITIVE_INFINITY, d2: Number.POSITIVE_INFINITY });
  assert.deepEqual(d1d2(90, 100, 0), { d1: Number.NEGATIVE_INFINITY, d2: Number.NEGATIVE_INFINITY });
  assert.deepEqual(d1d2(100, 100, 0), { d1: 0, d2: 0 });
});

test("far out of the money nothing is lost or not a number", () => {
  const got = greeks({ ...still, spot: 1, strike: 1e6, volatility: 0.2, years: 0.1 });
  for (const name of GREEK_COLUMNS) assert.ok(Number.isFinite(got[name]), name);
});
