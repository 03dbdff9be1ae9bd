import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { black76, type OptionKind } from "../../math/black76.ts";
import { logMoneyness } from "../../math/logMoneyness.ts";
import { BLACK_REFERENCE } from "../../math/normalisedBlack.testing.ts";
import { normalisedBlackOutOfTheMoney } from "../../math/normalisedBlack.ts";
import { ulps } from "../../math/ulps.testing.ts";
import { impliedVolatilities, NO_VOLATILITY_REASONS } from "./impliedVolatilities.ts";
import { impliedVolatility, type NoVolatilityReason, type OptionQuote } from "./impliedVolatility.ts";
import { normalisedImpliedVolatility } from "./normalisedImpliedVolatility.ts";

for (const [x, s, price, vega] of BLACK_REFERENCE) {
  test(`the price of x = ${x}, s = ${s} gives s back within 4 k 2^-52`, () => {
    const condition = Math.max(1, price / (s * vega));
    const got = normalisedImpliedVolatility(price, x);
    assert.ok(ulps(got, s) <= 4 * condition, `${got}: ${ulps(got, s)} ulps, condition ${condition}`);
  });
}

const kind = fc.constantFrom<OptionKind>("call", "put");
const forward = fc.double({ min: 0.5, max: 1e5, noNaN: true });
const moneyness = fc.double({ min: -1.5, max: 1.5, noNaN: true });
const volatility = fc.double({ min: 0.02, max: 3, noNaN: true });
const years = fc.double({ min: 0.005, max: 5, noNaN: true });

test("implied volatility inverts the price, within its own condition number", () => {
  fc.assert(
    fc.property(kind, forward, moneyness, volatility, years, (side, f, k, sigma, t) => {
      const strike = f * Math.exp(k);
      const price = black76(side, f, strike, sigma * Math.sqrt(t));
      // Below, a double loses digits to gradual underflow.
      if (price < 1e-290) return;
      const implied = impliedVolatility({ kind: side, price, forward: f, strike, years: t });
      if (!implied.ok) {
        assert.ok(["noVega", "atIntrinsic", "aboveMaximum"].includes(implied.reason), implied.reason);
        return;
      }
      // The price is itself rounded, and off by a few ulps of the larger of forward and strike when it is in the money.
      const allowed = 16 * Math.max(1, implied.condition) * 2 ** -52;
      assert.ok(Math.abs(implied.volatility / sigma - 1) <= allowed, `${implied.volatility} against ${sigma}, allowed ${allowed}`);
    }),
    { numRuns: 2000 },
  );
});

test("a call and the put of the same strike imply the same volatility", () => {
  fc.assert(
    fc.property(forward, fc.double({ min: -0.5, max: 0.5, noNaN: true }), volatility, (f, k, sigma) => {
      const strike = f * Math.exp(k);
      const [call, put] = (["call", "put"] as const).map((side) =>
        impliedVolatility({ kind: side, price: black76(side, f, strike, sigma), forward: f, strike, years: 1 }),
      );
      if (!call?.ok || !put?.ok) return;
      const allowed = 32 * Math.max(call.condition, put.condition, 1) * 2 ** -52;
      assert.ok(Math.abs(call.volatility / put.volatility - 1) <= allowed);
    }),
  );
});

test("rising in the price", () => {
  fc.assert(
    fc.property(
      moneyness,
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      (k, a, b) => {
        const x = -Math.abs(k);
        const maximum = Math.exp(0.5 * x);
        const [low, high] = a < b ? [a, b] : [b, a];
        assert.ok(normalisedImpliedVolatility(low * maximum, x) <= normalisedImpliedVolatility(high * maximum, x) * (1 + 1e-12));
      },
    ),
  );
});

test("converges from every start: prices across three hundred orders of magnitude", () => {
  for (const x of [-1e-12, -1e-6, -0.001, -0.1, -1, -5, -20, -100]) {
    const maximum = Math.exp(0.5 * x);
    for (let exponent = -290; exponent <= -1; exponent += 7) {
      const price = maximum * 10 ** exponent;
      if (price < 1e-290) continue;
      const s = normalisedImpliedVolatility(price, x);
      assert.ok(s > 0 && Number.isFinite(s), `x ${x}, price ${price}: ${s}`);
      const again = normalisedBlackOutOfTheMoney(x, s);
      assert.ok(Math.abs(again / price - 1) < 1e-15 * (20 + 4 * (x / s) ** 2), `x ${x}, price ${price}: ${again / price - 1}`);
    }
    for (const gap of [1e-1, 1e-3, 1e-6, 1e-9, 1e-12]) {
      const s = normalisedImpliedVolatility(maximum * (1 - gap), x);
      const left = 1 - normalisedBlackOutOfTheMoney(x, s) / maximum;
      assert.ok(Math.abs(left / gap - 1) < 1e-14 / gap + 1e-12, `x ${x}, gap ${gap}`);
    }
  }
});

test("at the money the volatility is exact down to the smallest prices", () => {
  for (const price of [1e-300, 1e-100, 1e-12, 1e-4, 9.99e-4, 1.01e-3, 0.1, 0.5, 0.9, 0.999_999]) {
    const s = normalisedImpliedVolatility(price, 0);
    assert.ok(Math.abs(normalisedBlackOutOfTheMoney(0, s) / price - 1) < 4e-15, `${price}`);
  }
});

const quote = (changes: Partial<OptionQuote>): OptionQuote => ({
  kind: "call",
  price: 12,
  forward: 110,
  strike: 100,
  years: 0.5,
  ...changes,
});
const cases: readonly (readonly [name: string, quote: OptionQuote, reason: NoVolatilityReason])[] = [
  ["a price below intrinsic value", quote({ price: 9 }), "belowIntrinsic"],
  ["a put's price below intrinsic value", quote({ kind: "put", forward: 90, price: 9.9 }), "belowIntrinsic"],
  ["a negative price", quote({ kind: "put", price: -0.01 }), "belowIntrinsic"],
  ["exactly the intrinsic value", quote({ price: 10 }), "atIntrinsic"],
  ["a worthless option out of the money", quote({ kind: "put", price: 0 }), "atIntrinsic"],
  ["a call at its forward", quote({ price: 110 }), "aboveMaximum"],
  ["a call above its forward", quote({ price: 500 }), "aboveMaximum"],
  ["a put at its strike", quote({ kind: "put", price: 100 }), "aboveMaximum"],
  ["an infinite price", quote({ price: Number.POSITIVE_INFINITY }), "aboveMaximum"],
  ["no time left", quote({ years: 0 }), "expired"],
  ["time run out", quote({ years: -1 }), "expired"],
  ["time unknown", quote({ years: Number.NaN }), "expired"],
  ["a price that is no number", quote({ price: Number.NaN }), "notQuotable"],
  ["a forward of zero", quote({ forward: 0 }), "notQuotable"],
  ["a negative forward", quote({ forward: -5 }), "notQuotable"],
  ["an infinite forward", quote({ forward: Number.POSITIVE_INFINITY }), "notQuotable"],
  ["a strike of zero", quote({ strike: 0 }), "notQuotable"],
  ["a strike that is no number", quote({ strike: Number.NaN }), "notQuotable"],
  ["one bit above intrinsic, deep in the money", quote({ forward: 969, strike: 26, years: 0.27, price: 943.000_000_000_000_1 }), "noVega"],
];

for (const [name, given, reason] of cases) {
  test(`${name} has no volatility: ${reason}`, () => {
    assert.deepEqual(impliedVolatility(given), { ok: false, reason });
  });
}

test("the condition number is price / (sigma vega)", () => {
  const sigma = 0.4;
  const price = black76("call", 100, 80, sigma);
  const implied = impliedVolatility({ kind: "call", price, forward: 100, strike: 80, years: 1 });
  assert.ok(implied.ok);
  const h = 1e-5;
  const vega = (black76("call", 100, 80, sigma + h) - black76("call", 100, 80, sigma - h)) / (2 * h);
  assert.ok(Math.abs(implied.condition / (price / (sigma * vega)) - 1) < 1e-8);
});

test("years only scale the answer", () => {
  const base = impliedVolatility(quote({ years: 1 }));
  const quarter = impliedVolatility(quote({ years: 0.25 }));
  assert.ok(base.ok && quarter.ok);
  assert.ok(Math.abs(quarter.volatility / base.volatility - 2) < 1e-15);
});

test("the normalised function refuses what has no answer with NaN", () => {
  for (const price of [0, -1, 1, 2, Number.NaN]) assert.ok(Number.isNaN(normalisedImpliedVolatility(price, 0)));
  assert.ok(Number.isNaN(normalisedImpliedVolatility(0.7, -1)));
});

test("a batch is the single function, row by row, with its reasons as codes", () => {
  const quotes = cases.map(([, given]) => given).concat(quote({}), quote({ kind: "put", price: 2 }));
  const volatilities = new Float64Array(quotes.length);
  const codes = new Uint8Array(quotes.length);
  const found = impliedVolatilities(
    {
      sign: Int8Array.from(quotes, ({ kind: side }) => (side === "call" ? 1 : -1)),
      price: Float64Array.from(quotes, ({ price }) => price),
      forward: Float64Array.from(quotes, ({ forward: f }) => f),
      strike: Float64Array.from(quotes, ({ strike }) => strike),
      years: Float64Array.from(quotes, ({ years: t }) => t),
    },
    volatilities,
    codes,
  );
  assert.equal(found, 2);
  quotes.forEach((given, i) => {
    const single = impliedVolatility(given);
    if (single.ok) {
      assert.equal(codes[i], 0);
      assert.equal(volatilities[i], single.volatility);
    } else {
      assert.equal(NO_VOLATILITY_REASONS[(codes[i] ?? 0) - 1], single.reason);
      assert.ok(Number.isNaN(volatilities[i]));
    }
  });
});

test("the same quote in another unit implies the same volatility", () => {
  fc.assert(
    fc.property(moneyness, volatility, fc.integer({ min: -30, max: 30 }), (k, sigma, power) => {
      const unit = 2 ** power;
      const strike = 100 * Math.exp(k);
      const price = black76("call", 100, strike, sigma);
      const one = impliedVolatility({ kind: "call", price, forward: 100, strike, years: 1 });
      const other = impliedVolatility({ kind: "call", price: price * unit, forward: 100 * unit, strike: strike * unit, years: 1 });
      assert.deepEqual(other, one);
      assert.equal(logMoneyness(100 * unit, strike * unit), logMoneyness(100, strike));
    }),
  );
});
