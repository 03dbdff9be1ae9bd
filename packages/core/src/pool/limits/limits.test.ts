import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dilutedValue, feeWindow, ratioFunding } from "../lending/demandPool.ts";
import { skewFillPrice } from "../skew/skewFillPrice.ts";
import { manipulationCap } from "./manipulationCap.ts";
import { skewScaleOfDepth } from "./skewScaleOfDepth.ts";

const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });

test("scale of depth: a trade as large as the depth fills one move away on average", () => {
  fc.assert(
    fc.property(positive, fc.double({ min: 1e-4, max: 0.2, noNaN: true }), (depth, move) => {
      const fill = skewFillPrice(100, 0, depth, skewScaleOfDepth(depth, move));
      assert.ok(Math.abs(fill / 100 - 1 - move) < 1e-9);
    }),
  );
});

test("manipulation: at the cap the attacker's whole reach costs the pool its stated share and no more", () => {
  fc.assert(
    fc.property(positive, positive, fc.double({ min: 1e-3, max: 0.2, noNaN: true }), positive, (capital, depth, move, poolValue) => {
      const { reach, openInterest } = manipulationCap({ capital, depth, move, poolValue }, 0.3);
      assert.ok(Math.abs(openInterest * reach - 0.3 * poolValue) <= 1e-9 * poolValue);
    }),
  );
  // JELLY: 10 M against a depth of 200,000 within 5 %, a vault of 230 M of which 1 % may be lost.
  const jelly = manipulationCap({ capital: 10e6, depth: 200_000, move: 0.05, poolValue: 230e6 }, 0.01);
  assert.ok(jelly.reach === 2.5 && jelly.openInterest < 4.1e6 / 4, "a quarter of the short that was opened");
});

test("funding by ratio: balanced at the outside price it rests; the fee window narrows with interest and can be empty", () => {
  assert.equal(ratioFunding({ longs: 500, shorts: 500, price: 2_000, mark: 2_000 }, 0.01), 0);
  assert.ok(ratioFunding({ longs: 500, shorts: 500, price: 2_100, mark: 2_000 }, 0.01) < 0, "longs are short of supply");
  fc.assert(
    fc.property(positive, positive, (interest, arbitrage) => {
      const at = (size: number) => feeWindow({ price: 2_200, mark: 2_000, interest: size, arbitrage }, 0.01);
      const [one, two] = [at(interest), at(2 * interest)];
      assert.ok(
        Math.abs(one.highest - 2 * two.highest) <= 1e-12 * one.highest && Math.abs(one.lowest - 2 * two.lowest) <= 1e-12 * one.lowest,
      );
    }),
  );
  const empty = feeWindow({ price: 1_900, mark: 2_000, interest: 1, arbitrage: 0 }, 0.01);
  assert.ok(empty.highest < empty.lowest);
});

test("dilution: a discount is paid by those who are in", () => {
  fc.assert(
    fc.property(positive, fc.double({ min: 0, max: 2, noNaN: true }), (value, discount) => {
      assert.ok(Math.abs(dilutedValue(value, discount) * (1 + discount) - value) <= 1e-9 * value);
    }),
  );
});

test("refusals", () => {
  assert.throws(() => skewScaleOfDepth(1, 0), { code: "POOL_INPUT", field: "move" });
  assert.throws(() => manipulationCap({ capital: 0, depth: 1, move: 1, poolValue: 1 }, 0.3), { code: "POOL_INPUT", field: "capital" });
  assert.throws(() => ratioFunding({ longs: 1, shorts: 0, price: 1, mark: 1 }, 1), { code: "POOL_INPUT", field: "shorts" });
  assert.throws(() => feeWindow({ price: 1, mark: 1, interest: 0, arbitrage: 0 }, 1), { code: "POOL_INPUT", field: "interest" });
  assert.throws(() => dilutedValue(1, -1), { code: "POOL_INPUT", field: "discount" });
});
