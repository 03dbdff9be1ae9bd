import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { profitCredit } from "./profitCredit.ts";
import { withdrawable } from "./withdrawable.ts";

const CREDIT = { weight: 0.5, cap: 1_000, marketProfitLimit: 1e6 };
const money = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const unsigned = fc.double({ min: 0, max: 1e9, noNaN: true });

test("losses count in full, profits at their weight up to the cap", () => {
  assert.equal(profitCredit(-500, 0, CREDIT), -500);
  assert.equal(profitCredit(500, 0, CREDIT), 250);
  assert.equal(profitCredit(5_000, 0, CREDIT), 1_000);
  assert.equal(profitCredit(0, 0, CREDIT), 0);
});

test("more net profit than the market can be trusted to pay shrinks everybody's credit", () => {
  assert.equal(profitCredit(500, 2e6, CREDIT), 125);
  assert.equal(profitCredit(500, -2e6, CREDIT), 250);
});

test("credit never exceeds the profit or the cap, and never flatters a loss", () => {
  fc.assert(
    fc.property(money, money, fc.double({ min: 0, max: 1, noNaN: true }), unsigned, unsigned, (profit, net, weight, cap, limit) => {
      const credit = profitCredit(profit, net, { weight, cap, marketProfitLimit: limit });
      assert.ok(credit <= Math.max(profit, 0) || credit === profit);
      assert.ok(credit <= cap);
      if (profit <= 0) assert.equal(credit, profit);
    }),
  );
});

test("a withdrawal leaves initial margin and the transfer margin, and takes no unsettled profit", () => {
  const request = { collateral: 100, unrealised: 50, credit: 25, initialMargin: 40, notional: 400, transferRatio: 0.2 };
  assert.equal(withdrawable(request), 45);
  assert.equal(withdrawable({ ...request, initialMargin: 90 }), 35);
  assert.equal(withdrawable({ ...request, unrealised: 1e6, credit: 1e6 }), 100, "all of the money, none of the profit");
  assert.equal(withdrawable({ ...request, unrealised: -90, credit: -90 }), 0);
});

test("after any withdrawal that is allowed the account still meets its initial margin", () => {
  fc.assert(
    fc.property(
      unsigned,
      money,
      unsigned,
      unsigned,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (collateral, unrealised, im, notional, t) => {
        const credit = profitCredit(unrealised, 0, CREDIT);
        const out = withdrawable({ collateral, unrealised, credit, initialMargin: im, notional, transferRatio: t });
        assert.ok(out >= 0 && out <= collateral);
        if (out > 0) assert.ok(collateral - out + credit >= Math.max(im, t * notional) - 1e-6);
      },
    ),
  );
});

test("a credit above the result it comes from is refused", () => {
  const request = { collateral: 1, unrealised: 1, credit: 2, initialMargin: 0, notional: 0, transferRatio: 0 };
  assert.throws(() => withdrawable(request), { code: "MARGIN_INPUT", field: "credit" });
  assert.throws(() => profitCredit(Number.NaN, 0, CREDIT), { code: "MARGIN_INPUT", field: "profit" });
});
