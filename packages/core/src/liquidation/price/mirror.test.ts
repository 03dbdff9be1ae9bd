import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bankruptcyPrice, type PositionRisk } from "./bankruptcyPrice.ts";
import { entryLiquidationPrice } from "./entryLiquidationPrice.ts";
import { fillablePrice } from "./fillablePrice.ts";
import { liquidationPrice } from "./liquidationPrice.ts";

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const close = (got: number, want: number, size = 1) =>
  assert.ok(Math.abs(got - want) <= 1e-9 * Math.max(size, Math.abs(want)), `${got} against ${want}`);
const risk = fc
  .record({ size: number(0.01, 100), price: number(1, 1e5), ratio: number(0.001, 0.2), others: number(0, 1e6), health: number(-2, 2) })
  .map(({ size, price, ratio, others, health }): PositionRisk => {
    const maintenance = size * price * ratio;
    return { size, price, maintenance, equity: health * (maintenance + others), totalMaintenance: maintenance + others };
  });
const fill = fc.record({ bankruptcyAdjustment: number(0, 5), spreadToMaintenance: number(0, 3) });

test("a short is the long seen in a mirror at the index", () => {
  fc.assert(
    fc.property(risk, fill, (one, rules) => {
      const other = { ...one, size: -one.size };
      close(bankruptcyPrice(other) + bankruptcyPrice(one), 2 * one.price, Math.abs(one.equity / one.size));
      close(fillablePrice(other, rules) + fillablePrice(one, rules), 2 * one.price, one.price * (1 + rules.spreadToMaintenance));
    }),
  );
});

test("prices do not know the units of base or of money", () => {
  fc.assert(
    fc.property(risk, fill, fc.constantFrom(2 ** -10, 2 ** 10), fc.constantFrom(2 ** -10, 2 ** 10), (one, rules, base, money) => {
      const scaled: PositionRisk = {
        size: one.size * base,
        price: (one.price * money) / base,
        maintenance: one.maintenance * money,
        equity: one.equity * money,
        totalMaintenance: one.totalMaintenance * money,
      };
      const size = one.price + Math.abs(one.equity / one.size);
      close((bankruptcyPrice(scaled) * base) / money, bankruptcyPrice(one), size);
      close((fillablePrice(scaled, rules) * base) / money, fillablePrice(one, rules), size);
    }),
  );
});

test("sold piece by piece at the bankruptcy price, every piece has the same price", () => {
  fc.assert(
    fc.property(risk, number(0.05, 0.95), (one, part) => {
      const price = bankruptcyPrice(one);
      const sold = one.size * part;
      const rest: PositionRisk = {
        ...one,
        size: one.size - sold,
        maintenance: one.maintenance * (1 - part),
        // Selling at a price changes equity by the distance to the index.
        equity: one.equity + sold * (price - one.price),
        totalMaintenance: one.maintenance * (1 - part) + (one.totalMaintenance - one.maintenance),
      };
      close(bankruptcyPrice(rest), price, one.price + Math.abs(one.equity / one.size) / (1 - part));
    }),
  );
});

test("the more an account sinks and the wider the rules, the farther from the index it may fill; above its margin it may not at all", () => {
  fc.assert(
    fc.property(risk, fill, number(0, 1), number(0, 1), (one, rules, fall, wider) => {
      const distance = (equity: number, spread: number) =>
        one.price - fillablePrice({ ...one, equity }, { ...rules, spreadToMaintenance: spread });
      const here = distance(one.equity, rules.spreadToMaintenance);
      const allowed = 1e-12 * one.price;
      assert.ok(distance(one.equity - fall * one.totalMaintenance, rules.spreadToMaintenance) >= here - allowed);
      assert.ok(distance(one.equity, rules.spreadToMaintenance + wider) >= here - allowed);
      assert.equal(distance(one.totalMaintenance, rules.spreadToMaintenance), 0);
      assert.equal(distance(2 * one.totalMaintenance, rules.spreadToMaintenance), 0);
    }),
  );
});

test("seen from its entry or from anywhere on its way, a position has one liquidation price", () => {
  const opened = fc.record({
    side: fc.constantFrom(1 as const, -1 as const),
    size: number(0.01, 100),
    entry: number(1, 1e5),
    leverage: number(1.1, 15),
    rate: number(0, 0.05),
    move: number(-0.04, 0.04),
  });
  fc.assert(
    fc.property(opened, ({ side, size, entry, leverage, rate, move }) => {
      const collateral = (size * entry) / leverage;
      const atEntry = entryLiquidationPrice({ side, size, entry, collateral }, rate);
      const price = entry * (1 + move);
      const equity = collateral + side * size * (price - entry);
      close(liquidationPrice(price, side, size, equity - rate * size * price, rate), atEntry, entry);
      // There, equity is the maintenance margin; a little farther it is less.
      const surplus = (at: number) => collateral + side * size * (at - entry) - rate * size * at;
      close(surplus(atEntry), 0, size * entry);
      assert.ok(surplus(atEntry - side * 0.001 * entry) < 0 && surplus(atEntry + side * 0.001 * entry) > 0);
    }),
  );
});

test("without maintenance margin a position is liquidated where it is bankrupt", () => {
  fc.assert(
    fc.property(number(0.01, 100), number(1, 1e5), number(0.01, 1), fc.constantFrom(1 as const, -1 as const), (size, price, part, side) => {
      const equity = size * price * part;
      const alone: PositionRisk = { size: side * size, price, maintenance: 1, equity, totalMaintenance: 1 };
      close(liquidationPrice(price, side, size, equity, 0), bankruptcyPrice(alone), price);
    }),
  );
});
