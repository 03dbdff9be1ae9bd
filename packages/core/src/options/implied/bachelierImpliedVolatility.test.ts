import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { OptionKind } from "../../math/black76.ts";
import { normalDensity } from "../../math/normalDensity.ts";
import { bachelier } from "../pricing/bachelier.ts";
import { BACHELIER_REFERENCE } from "./bachelier.testing.ts";
import { bachelierImpliedVolatility } from "./bachelierImpliedVolatility.ts";

for (const [sign, forward, strike, years, volatility, price] of BACHELIER_REFERENCE) {
  test(`normal volatility of a ${price} option at ${strike} on ${forward}`, () => {
    const kind = sign > 0 ? "call" : "put";
    const implied = bachelierImpliedVolatility({ kind, price, forward, strike, years });
    assert.ok(implied.ok);
    const d = Math.abs(forward - strike) / (volatility * Math.sqrt(years));
    // Rounding of the distance moves a far price by d^2 ulps, and the volatility by one.
    assert.ok(
      Math.abs(implied.volatility / volatility - 1) <= 16 * Math.max(1, implied.condition) * 2 ** -52,
      `${implied.volatility}, d ${d}`,
    );
  });
}

test("inverts the price on both sides of the money, for negative forwards too", () => {
  fc.assert(
    fc.property(
      fc.constantFrom<OptionKind>("call", "put"),
      fc.double({ min: -100, max: 100, noNaN: true }),
      fc.double({ min: -4, max: 4, noNaN: true }),
      fc.double({ min: 0.01, max: 50, noNaN: true }),
      fc.double({ min: 0.01, max: 5, noNaN: true }),
      (kind, forward, deviations, volatility, years) => {
        const strike = forward + deviations * volatility * Math.sqrt(years);
        const { price } = bachelier({ kind, forward, strike, years, volatility, discount: 1 });
        const implied = bachelierImpliedVolatility({ kind, price, forward, strike, years });
        if (!implied.ok) {
          assert.ok(implied.reason === "noVega" || implied.reason === "atIntrinsic");
          return;
        }
        // The strike is rounded at the forward's size.
        const rounding = 64 * (1 + Math.abs(forward) / (volatility * Math.sqrt(years)));
        const allowed = rounding * (1 + implied.condition) * 2 ** -52;
        assert.ok(Math.abs(implied.volatility / volatility - 1) <= allowed, `${implied.volatility} against ${volatility}`);
      },
    ),
  );
});

test("at the money it is price sqrt(2 pi / T)", () => {
  const implied = bachelierImpliedVolatility({ kind: "call", price: 20 * normalDensity(0), forward: 100, strike: 100, years: 1 });
  assert.ok(implied.ok && Math.abs(implied.volatility - 20) < 1e-14);
});

test("typed no-answers", () => {
  const quote = { kind: "call" as const, price: 12, forward: 110, strike: 100, years: 0.5 };
  assert.deepEqual(bachelierImpliedVolatility({ ...quote, price: 9 }), { ok: false, reason: "belowIntrinsic" });
  assert.deepEqual(bachelierImpliedVolatility({ ...quote, price: 10 }), { ok: false, reason: "atIntrinsic" });
  assert.deepEqual(bachelierImpliedVolatility({ ...quote, years: 0 }), { ok: false, reason: "expired" });
  assert.deepEqual(bachelierImpliedVolatility({ ...quote, price: Number.NaN }), { ok: false, reason: "notQuotable" });
  assert.deepEqual(bachelierImpliedVolatility({ ...quote, forward: Number.POSITIVE_INFINITY }), { ok: false, reason: "notQuotable" });
  assert.deepEqual(bachelierImpliedVolatility({ ...quote, price: 10 + 2e-15 }), { ok: false, reason: "noVega" });
});

test("no maximum: any price above intrinsic has a volatility", () => {
  for (const price of [20, 1e3, 1e6, 1e12]) {
    const implied = bachelierImpliedVolatility({ kind: "call", price, forward: 110, strike: 100, years: 1 });
    assert.ok(implied.ok);
    const again = bachelier({ kind: "call", forward: 110, strike: 100, years: 1, volatility: implied.volatility, discount: 1 });
    assert.ok(Math.abs(again.price / price - 1) < 1e-14);
  }
});
