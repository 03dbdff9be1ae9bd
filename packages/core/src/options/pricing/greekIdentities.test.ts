import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { black76, type OptionKind } from "../../math/black76.ts";
import { derivative, secondDerivative } from "../../math/ulps.testing.ts";
import type { BlackScholesInput } from "./blackScholes.ts";
import { chainGreeks, createChainGreeks, withLogStrikes } from "./chainGreeks.ts";
import { greeks } from "./greeks.ts";

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const option: fc.Arbitrary<BlackScholesInput> = fc.record({
  kind: fc.constantFrom<OptionKind>("call", "put"),
  spot: between(50, 200),
  strike: between(50, 200),
  years: between(0.1, 2),
  volatility: between(0.2, 1.2),
  rate: between(-0.05, 0.15),
  dividendYield: between(0, 0.1),
});
const close = (a: number, b: number, size: number) => assert.ok(Math.abs(a - b) <= 1e-11 * size, `${a} and ${b}`);

test("Euler: an option is its delta in the asset and its dual delta in strikes, for it scales with both", () => {
  fc.assert(
    fc.property(option, (given) => {
      const { price, delta, dualDelta, gamma, dualGamma } = greeks(given);
      const { spot, strike } = given;
      close(spot * delta + strike * dualDelta, price, spot + strike);
      close(spot * spot * gamma, strike * strike * dualGamma, spot * spot * gamma);
    }),
  );
});

test("vega is gamma S^2 sigma T, and the rhos are the two deltas times the time", () => {
  fc.assert(
    fc.property(option, (given) => {
      const { vega, gamma, rho, dividendRho, delta, dualDelta } = greeks(given);
      const { spot, strike, years, volatility } = given;
      close(vega, gamma * spot * spot * volatility * years, vega);
      close(rho, -years * strike * dualDelta, spot + strike);
      close(dividendRho, -years * spot * delta, spot);
    }),
  );
});

test("the forward's greeks are the discounted price's derivatives by the forward: finite differences", () => {
  fc.assert(
    fc.property(option, (given) => {
      const { kind, spot, strike, years, volatility, rate, dividendYield } = given;
      const forward = spot * Math.exp((rate - dividendYield) * years);
      const by = (f: number) => black76(kind, f, strike, volatility * Math.sqrt(years), Math.exp(-rate * years));
      const { deltaForward, gammaForward } = greeks(given);
      assert.ok(Math.abs(deltaForward - derivative(by, forward, 0.01)) < 1e-7);
      assert.ok(Math.abs(gammaForward - secondDerivative(by, forward, 0.1)) < 1e-6);
    }),
  );
});

test("signs: curvature is never negative, a call is at least as elastic as the asset, a put moves against it", () => {
  fc.assert(
    fc.property(option, (given) => {
      const { gamma, vega, dualGamma, elasticity, delta, itmAssetProbability, itmCashProbability } = greeks(given);
      assert.ok(gamma >= 0 && vega >= 0 && dualGamma >= 0);
      assert.ok(given.kind === "call" ? elasticity >= 1 - 1e-9 && delta >= 0 : elasticity <= 0 && delta <= 0);
      // The base as numeraire favours high prices.
      assert.ok(given.kind === "call" ? itmAssetProbability >= itmCashProbability : itmAssetProbability <= itmCashProbability);
    }),
  );
});

test("the order of a chain's options does not matter, and neither does what the arrays held before", () => {
  const volatility = fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: between(1e-3, 2) });
  const listed = fc.record({ sign: fc.constantFrom(1, -1), strike: between(20, 500), expiry: fc.nat({ max: 2 }), volatility });
  const expiries = {
    years: Float64Array.of(0.1, 0, 1.5),
    forward: Float64Array.of(101, 100, 110),
    rate: Float64Array.of(0.02, 0.05, -0.01),
  };
  const figures = ["price", "delta", "gamma", "vega", "theta", "rho", "vanna", "volga"] as const;
  fc.assert(
    fc.property(fc.array(listed, { minLength: 1, maxLength: 12 }), (options) => {
      const of = (list: typeof options) => {
        const out = createChainGreeks(list.length);
        for (const name of figures) out[name].fill(Number.NaN);
        const chain = withLogStrikes({
          sign: Int8Array.from(list, ({ sign }) => sign),
          strike: Float64Array.from(list, ({ strike }) => strike),
          expiry: Uint32Array.from(list, ({ expiry }) => expiry),
          volatility: Float64Array.from(list, ({ volatility }) => volatility),
        });
        chainGreeks(chain, expiries, 100, out);
        return out;
      };
      const [there, back] = [of(options), of(options.toReversed())];
      for (const name of figures) {
        assert.deepEqual(back[name].toReversed(), there[name], name);
        assert.ok(there[name].every(Number.isFinite), name);
      }
      assert.ok(there.price.every((price) => price >= 0));
    }),
  );
});
