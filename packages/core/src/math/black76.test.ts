import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { BLACK76_REFERENCE } from "./black76.testing.ts";
import { black76, type OptionKind, signOf } from "./black76.ts";
import { geometricMean } from "./geometricMean.ts";
import { logMoneyness } from "./logMoneyness.ts";

const price = fc.double({ min: 0.01, max: 1e5, noNaN: true });
const total = fc.double({ min: 0, max: 5, noNaN: true });
const kinds: readonly OptionKind[] = ["call", "put"];

for (const [kind, forward, strike, s, discount, expected] of BLACK76_REFERENCE) {
  test(`${kind} at ${strike} on ${forward}, total volatility ${s}`, () => {
    const got = black76(kind, forward, strike, s, discount);
    const intrinsic = discount * Math.max(0, signOf(kind) * (forward - strike));
    // The time value keeps its own digits but for the rounding of x/s; the sum has those of the sum.
    const h = Math.log(forward / strike) / s;
    const allowed = 2 ** -52 * ((expected - intrinsic) * (10 + 2 * h * h) + 2 * expected);
    assert.ok(Math.abs(got - expected) <= allowed, `${got} against ${expected}, allowed ${allowed}`);
  });
}

test("published values", () => {
  const table: readonly (readonly [OptionKind, number, number, number, number, number])[] = [
    ["call", 100, 100, 0.2 * Math.sqrt(0.5), 1, 5.637197779701664],
    ["call", 100, 100, 2, 1, 68.2689492137086],
    ["call", 100, 90, 0.2, 1, 13.589108116054803],
    ["put", 100, 100, 0.2, 1, 7.965567455405804],
  ];
  for (const [kind, forward, strike, s, discount, expected] of table) {
    assert.ok(Math.abs(black76(kind, forward, strike, s, discount) - expected) < 1e-12, `${kind} ${strike}`);
  }
});

test("put-call parity holds to the last rounding", () => {
  fc.assert(
    fc.property(price, price, total, fc.double({ min: 0.5, max: 1, noNaN: true }), (forward, strike, s, discount) => {
      const difference = black76("call", forward, strike, s, discount) - black76("put", forward, strike, s, discount);
      assert.ok(Math.abs(difference - discount * (forward - strike)) <= 1e-15 * (forward + strike) * 2);
    }),
  );
});

test("never below intrinsic, never above forward or strike, rising with volatility, never negative", () => {
  fc.assert(
    fc.property(price, price, total, total, (forward, strike, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      for (const kind of kinds) {
        const [less, more] = [black76(kind, forward, strike, low), black76(kind, forward, strike, high)];
        const intrinsic = Math.max(0, signOf(kind) * (forward - strike));
        assert.ok(less >= intrinsic && more >= intrinsic);
        assert.ok(less <= more * (1 + 1e-14));
        assert.ok(more <= (kind === "call" ? forward : strike) * (1 + 1e-15));
      }
    }),
  );
});

test("homogeneous: prices in another unit are the same option", () => {
  fc.assert(
    fc.property(price, price, total, fc.double({ min: 0.01, max: 100, noNaN: true }), (forward, strike, s, unit) => {
      for (const kind of kinds) {
        const scaled = black76(kind, forward * unit, strike * unit, s);
        assert.ok(Math.abs(scaled - unit * black76(kind, forward, strike, s)) <= 1e-11 * unit * (forward + strike));
      }
    }),
  );
});

test("a call is never worth more at a higher strike, and convex in it", () => {
  fc.assert(
    fc.property(price, total, fc.double({ min: 0.5, max: 1.5, noNaN: true }), (forward, s, share) => {
      const strike = share * forward;
      const step = 0.05 * forward;
      const [low, middle, high] = [strike - step, strike, strike + step].map((at) => black76("call", forward, at, s));
      assert.ok((low as number) >= (middle as number) - 1e-12 * forward);
      assert.ok((low as number) - 2 * (middle as number) + (high as number) >= -1e-11 * forward);
    }),
  );
});

test("limits: zero strike, zero forward, no and infinite volatility, negative prices", () => {
  assert.equal(black76("call", 1000, 0, 0.5, 0.99), 990);
  assert.equal(black76("put", 1000, 0, 0.5, 0.99), 0);
  assert.equal(black76("call", 0, 1000, 0.5, 0.99), 0);
  assert.equal(black76("put", 0, 1000, 0.5, 0.99), 990);
  assert.equal(black76("call", 110, 100, 0), 10);
  assert.equal(black76("put", 110, 100, 0), 0);
  assert.equal(black76("call", 110, 100, Number.POSITIVE_INFINITY, 0.9), 0.9 * 110);
  assert.equal(black76("put", 110, 100, Number.POSITIVE_INFINITY, 0.9), 90);
  assert.ok(Number.isNaN(black76("call", -1, 100, 0.2)));
  assert.ok(Number.isNaN(black76("call", 100, Number.NaN, 0.2)));
  assert.ok(Math.abs(black76("call", 110, 100, 24) - 110) < 1e-12);
});

test("far out of the money a price is small, not zero and not noise", () => {
  // 60-digit values.
  assert.ok(Math.abs(black76("put", 100, 50, 0.05) / 1.340421039964295e-44 - 1) < 1e-12);
  assert.ok(Math.abs(black76("call", 100, 300, 0.1) / 3.452916507741902e-28 - 1) < 1e-12);
});

test("log-moneyness keeps its digits near the money", () => {
  assert.ok(Math.abs(logMoneyness(100.000_000_1, 100) / 9.99999999e-10 - 1) < 1e-6);
  assert.equal(logMoneyness(100, 100), 0);
  fc.assert(
    fc.property(price, price, (a, b) => {
      assert.ok(Math.abs(logMoneyness(a, b) + logMoneyness(b, a)) <= 1e-15 * (1 + Math.abs(logMoneyness(a, b))));
      assert.ok(Math.abs(logMoneyness(a, b) - (Math.log(a) - Math.log(b))) < 1e-14 * 12);
    }),
  );
});

test("the geometric mean survives products that leave the range", () => {
  assert.equal(geometricMean(100, 121), 110);
  assert.ok(Math.abs(geometricMean(1e200, 1e200) / 1e200 - 1) < 1e-15);
  assert.ok(Math.abs(geometricMean(1e-200, 1e-200) / 1e-200 - 1) < 1e-15);
  assert.equal(geometricMean(0, 5), 0);
});
