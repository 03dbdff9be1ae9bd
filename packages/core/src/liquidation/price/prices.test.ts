import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bankruptcyPrice, type PositionRisk } from "./bankruptcyPrice.ts";
import { fillablePrice } from "./fillablePrice.ts";
import { liquidationPrice } from "./liquidationPrice.ts";

const LONG: PositionRisk = { size: 0.1, price: 50_000, maintenance: 500, equity: 499, totalMaintenance: 500 };
const BOOK = fc.array(
  fc.record({
    size: fc.oneof(fc.double({ min: 0.01, max: 1e3, noNaN: true }), fc.double({ min: -1e3, max: -0.01, noNaN: true })),
    price: fc.double({ min: 0.01, max: 1e5, noNaN: true }),
    ratio: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  }),
  { minLength: 1, maxLength: 6 },
);
const signed = fc.double({ min: -1e6, max: 1e6, noNaN: true });

test("closing every position at its bankruptcy price leaves exactly nothing", () => {
  fc.assert(
    fc.property(BOOK, signed, (book, cash) => {
      const notional = book.reduce((sum, { size, price }) => sum + size * price, 0);
      const maintenances = book.map(({ size, price, ratio }) => Math.abs(size) * price * ratio);
      const totalMaintenance = maintenances.reduce((sum, next) => sum + next, 0);
      const equity = cash + notional;
      const proceeds = book.reduce((sum, { size, price }, i) => {
        const position = { size, price, maintenance: maintenances[i] ?? 0, equity, totalMaintenance };
        return sum + size * bankruptcyPrice(position);
      }, 0);
      const scale = Math.abs(cash) + book.reduce((sum, { size, price }) => sum + Math.abs(size) * price, 0);
      assert.ok(Math.abs(cash + proceeds) <= 1e-9 * scale);
    }),
  );
});

test("an account under water has its bankruptcy price beyond the index", () => {
  assert.equal(bankruptcyPrice({ ...LONG, equity: -100 }), 51_000);
  assert.equal(bankruptcyPrice({ ...LONG, equity: 0 }), 50_000);
  assert.ok(bankruptcyPrice({ ...LONG, size: -0.1, equity: -100 }) < 50_000);
});

test("the fillable price starts at the index and stops at the full spread", () => {
  const parameters = { bankruptcyAdjustment: 1, spreadToMaintenance: 0.2 };
  assert.equal(fillablePrice({ ...LONG, equity: 500 }, parameters), 50_000);
  assert.ok(Math.abs(fillablePrice(LONG, parameters) - 49_998) < 1e-9);
  assert.equal(fillablePrice({ ...LONG, equity: -1e6 }, parameters), 49_000);
  assert.equal(fillablePrice({ ...LONG, size: -0.1, equity: -1e6 }, parameters), 51_000);
});

test("a sinking account sells lower and buys higher", () => {
  fc.assert(
    fc.property(signed, signed, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const parameters = { bankruptcyAdjustment: 1, spreadToMaintenance: 1.5 };
      const at = (size: number, equity: number) => fillablePrice({ ...LONG, size, equity }, parameters);
      assert.ok(at(0.1, low) <= at(0.1, high));
      assert.ok(at(-0.1, low) >= at(-0.1, high));
    }),
  );
});

test("at the liquidation price equity is maintenance margin", () => {
  const size = fc.double({ min: 0.01, max: 1e3, noNaN: true });
  const available = fc.double({ min: -1e4, max: 1e4, noNaN: true });
  fc.assert(
    fc.property(
      size,
      available,
      fc.constantFrom(1 as const, -1 as const),
      fc.double({ min: 0.001, max: 0.5, noNaN: true }),
      (q, m, side, rate) => {
        const price = 50_000;
        const at = liquidationPrice(price, side, q, m, rate);
        const equity = m + price * q * rate + side * q * (at - price);
        assert.ok(Math.abs(equity - at * q * rate) <= 1e-6 * (1 + price * q));
      },
    ),
  );
});

test("Hyperliquid's figures, and what cannot be divided", () => {
  assert.ok(Math.abs(liquidationPrice(50_000, 1, 1, 2_000, 0.0125) - 47_974.6835443038) < 1e-9);
  assert.ok(Math.abs(liquidationPrice(50_000, -1, 1, 2_000, 0.0125) - 51_975.30864197531) < 1e-9);
  assert.throws(() => liquidationPrice(1, 1, 0, 1, 0.1), { code: "LIQUIDATION_INPUT", field: "size" });
  assert.throws(() => liquidationPrice(1, 1, 1, 1, 1), { code: "LIQUIDATION_INPUT", field: "maintenanceRate" });
  assert.throws(() => bankruptcyPrice({ ...LONG, totalMaintenance: 0 }), { code: "LIQUIDATION_INPUT", field: "totalMaintenance" });
  assert.throws(() => bankruptcyPrice({ ...LONG, maintenance: 600 }), { code: "LIQUIDATION_INPUT", field: "maintenance" });
});
