import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { BLACK_REFERENCE } from "./normalisedBlack.testing.ts";
import { normalisedBlack, normalisedBlackOutOfTheMoney, normalisedVega } from "./normalisedBlack.ts";
import { ulps } from "./ulps.testing.ts";

/** Rounding of x/s alone moves a price by h^2 ulps; beyond that the function may add a few of its own. */
const allowed = (x: number, s: number) => 8 + 2 * (x / s) ** 2;

for (const [x, s, price, vega] of BLACK_REFERENCE) {
  test(`normalised Black at x = ${x}, s = ${s}`, () => {
    const got = normalisedBlackOutOfTheMoney(x, s);
    assert.ok(ulps(got, price) <= allowed(x, s), `price ${got} against ${price}`);
    assert.ok(ulps(normalisedVega(x, s), vega) <= allowed(x, s), `vega ${normalisedVega(x, s)} against ${vega}`);
    // What matters to implied volatility: the error in volatility, 1/(s vega/price) times the price's.
    assert.ok(ulps(got, price) * Math.min(1, price / (s * vega)) <= 4, "error in volatility");
  });
}

const money = fc.double({ min: -3, max: 3, noNaN: true });
const width = fc.double({ min: 0.01, max: 4, noNaN: true });

test("put-call parity: call - put = 2 sinh(x/2)", () => {
  fc.assert(
    fc.property(money, width, (x, s) => {
      const parity = normalisedBlack(x, s, 1) - normalisedBlack(x, s, -1) - 2 * Math.sinh(0.5 * x);
      assert.ok(Math.abs(parity) < 1e-14 * Math.cosh(0.5 * x) * 4, `${parity}`);
    }),
  );
});

test("a call at x is a put at -x", () => {
  fc.assert(fc.property(money, width, (x, s) => assert.equal(normalisedBlack(x, s, 1), normalisedBlack(-x, s, -1))));
});

test("between intrinsic value and exp(+-x/2), rising in s", () => {
  fc.assert(
    fc.property(money, width, width, (x, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const [less, more] = [normalisedBlack(x, low, 1), normalisedBlack(x, high, 1)];
      assert.ok(less <= more * (1 + 1e-14));
      assert.ok(less >= Math.max(0, 2 * Math.sinh(0.5 * x)));
      assert.ok(more <= Math.exp(0.5 * x) * (1 + 1e-15));
    }),
  );
});

test("vega is the slope by total volatility", () => {
  fc.assert(
    fc.property(money, fc.double({ min: 0.1, max: 3, noNaN: true }), (x, s) => {
      const h = 1e-5;
      const slope = (normalisedBlack(x, s + h, 1) - normalisedBlack(x, s - h, 1)) / (2 * h);
      assert.ok(Math.abs(slope - normalisedVega(x, s)) < 1e-8);
    }),
  );
});

test("limits: no volatility, infinite volatility, not a number", () => {
  assert.equal(normalisedBlack(-1, 0, 1), 0);
  assert.equal(normalisedBlack(1, 0, 1), 2 * Math.sinh(0.5));
  assert.equal(normalisedBlack(1, -1, 1), 2 * Math.sinh(0.5));
  assert.ok(Math.abs(normalisedBlack(-1, 1e3, 1) - Math.exp(-0.5)) < 1e-15);
  assert.ok(Number.isNaN(normalisedBlack(Number.NaN, 1, 1)));
  assert.ok(Number.isNaN(normalisedBlack(0, Number.NaN, 1)));
  assert.equal(normalisedVega(-1, 0), 0);
  assert.ok(Math.abs(normalisedVega(0, 0) - 0.3989422804014327) < 1e-16);
  assert.equal(normalisedBlackOutOfTheMoney(-50, 1), 0);
});

test("no step where the regions of the formula meet", () => {
  // Series against difference (t = 0.75; t = 0.2|h| beyond |h| = 5.66), recursion against fraction (|h| = 5.66), difference against distribution.
  const edges: readonly (readonly [h: number, t: number])[] = [
    [-0.5, 0.75],
    [-3, 0.75],
    [-5, 0.75],
    [-5.656854249492381, 0.3],
    [-5.656854249492381, 0.9],
    [-8, 1.6],
    [-20, 4],
    [-0.6629126073623883, 0.4],
    [-1, 1.3],
    [-4, 4.3],
    [-8, 0.08],
    [-8, 0.4],
  ];
  for (const [h, t] of edges) {
    for (const [dh, dt] of [
      [1e-13, 0],
      [0, 1e-13],
    ] as const) {
      const [h0, h1, t0, t1] = [h * (1 - dh), h * (1 + dh), t * (1 - dt), t * (1 + dt)];
      const below = normalisedBlackOutOfTheMoney(h0 * 2 * t0, 2 * t0);
      const above = normalisedBlackOutOfTheMoney(h1 * 2 * t1, 2 * t1);
      // The function itself moves by at most (h^2 + t^2 + 2) times the relative step.
      const moved = 4 * (h * h + t * t + 2) * (dh + dt);
      assert.ok(Math.abs(above / below - 1) < moved + 1e-13, `h ${h}, t ${t}: ${above / below - 1}`);
    }
  }
});
