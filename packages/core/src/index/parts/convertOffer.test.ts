import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { convertOffer } from "./convertOffer.ts";

test("a price is taken as it is, turned round, or multiplied by other indices", () => {
  const conversions = { "USDT/USD": 1.1, "BTC/USD": 77_000 };
  assert.equal(convertOffer({ source: "a", price: 70_000 }, conversions)?.price, 70_000);
  assert.equal(convertOffer({ source: "a", price: 4, invert: true }, conversions)?.price, 0.25);
  assert.ok(Math.abs((convertOffer({ source: "a", price: 70_000, through: ["USDT/USD"] }, conversions)?.price ?? 0) - 77_000) < 1e-9);
  const round = convertOffer({ source: "a", price: 70_000, invert: true, through: ["BTC/USD"] }, conversions);
  assert.ok(Math.abs((round?.price ?? 0) - 1.1) < 1e-12);
});

test("a missing index, or one that is no number, gives no price", () => {
  const offer = { source: "a", price: 1, through: ["USDT/USD"] };
  assert.equal(convertOffer(offer, {}), null);
  assert.equal(convertOffer(offer, { "USDT/USD": Number.NaN }), null);
  assert.equal(convertOffer({ ...offer, through: ["toString"] }, {}), null, "an inherited name is no index");
});

test("what cannot be turned round gives no price", () => {
  for (const price of [0, -1]) assert.equal(convertOffer({ source: "a", price, invert: true }, {}), null);
});

test("half-widths scale with the price, and turning round and back leaves them as they were", () => {
  const price = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(price, fc.double({ min: 0, max: 0.1, noNaN: true }), price, (p, relative, factor) => {
      const once = convertOffer({ source: "a", price: p, halfWidth: p * relative, invert: true, through: ["x"] }, { x: factor });
      assert.ok(once);
      assert.ok(Math.abs(once.halfWidth / once.price - relative) < 1e-9);
      const back = convertOffer({ source: "a", price: once.price, halfWidth: once.halfWidth, invert: true, through: ["x"] }, { x: factor });
      assert.ok(back && Math.abs(back.price / p - 1) < 1e-12);
    }),
  );
});

test("errors of several legs add in squares to the offer's own", () => {
  const converted = convertOffer({ source: "a", price: 100, halfWidth: 2, through: ["x", "y"] }, { x: 2, y: 0.5 }, { x: 0.03, y: 0.06 });
  assert.ok(Math.abs((converted?.halfWidth ?? 0) - 7) < 1e-12, "sqrt(2^2 + 3^2 + 6^2)");
  assert.equal(converted?.price, 100);
});
