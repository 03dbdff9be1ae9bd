import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { openInterestCap } from "./rules/openInterestCap.ts";
import { openInterestMargin } from "./rules/openInterestMargin.ts";
import { profitCredit } from "./rules/profitCredit.ts";
import { withdrawable } from "./rules/withdrawable.ts";

const CREDIT = { weight: 0.5, cap: 50_000, marketProfitLimit: 1e6 };
const money = fc.double({ min: 0, max: 1e7, noNaN: true });
const price = fc.double({ min: 0.01, max: 1_000, noNaN: true });

/** A coalition of a long and a short of one size, entered at 100 with money of their own. */
interface Coalition {
  readonly long: number;
  readonly short: number;
  readonly size: number;
}

/** What both accounts may withdraw at a price, in that order; the first withdrawal is taken before the second is asked for. */
function payout({ long, short, size }: Coalition, at: number, transferRatio: number): number {
  const result = size * (at - 100);
  const net = Math.abs(result);
  const notional = size * at;
  return [
    { collateral: long, unrealised: result },
    { collateral: short, unrealised: -result },
  ].reduce((sum, account) => {
    const credit = profitCredit(account.unrealised, net, CREDIT);
    return sum + withdrawable({ ...account, credit, initialMargin: 0.1 * notional, notional, transferRatio });
  }, 0);
}

test("no price, however made, lets a coalition of longs and shorts withdraw more than it brought", () => {
  const coalition = fc.record({ long: money, short: money, size: fc.double({ min: 0, max: 1e6, noNaN: true }) });
  fc.assert(
    fc.property(coalition, price, fc.double({ min: 0, max: 1, noNaN: true }), (accounts, at, transferRatio) => {
      assert.ok(payout(accounts, at, transferRatio) <= accounts.long + accounts.short);
    }),
  );
});

test("nor does withdrawing step by step along a path of prices", () => {
  const path = fc.array(price, { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(money, money, fc.double({ min: 0, max: 1e5, noNaN: true }), path, (long, short, size, prices) => {
      let [first, second] = [long, short];
      let out = 0;
      for (const at of prices) {
        const result = size * (at - 100);
        const take = (collateral: number, unrealised: number) => {
          const credit = profitCredit(unrealised, Math.abs(result), CREDIT);
          return withdrawable({ collateral, unrealised, credit, initialMargin: 0.1 * size * at, notional: size * at, transferRatio: 0.2 });
        };
        const [a, b] = [take(first, result), take(second, -result)];
        first -= a;
        second -= b;
        out += a + b;
      }
      assert.ok(first >= -1e-9 && second >= -1e-9);
      assert.ok(out <= long + short + 1e-6);
    }),
  );
});

test("whoever is losing cannot take out what the loss will need", () => {
  fc.assert(
    fc.property(money, money, fc.double({ min: 0, max: 1, noNaN: true }), (collateral, loss, transferRatio) => {
      const out = withdrawable({ collateral, unrealised: -loss, credit: -loss, initialMargin: 0, notional: 0, transferRatio });
      assert.ok(collateral - out >= Math.min(collateral, loss) - 1e-9);
    }),
  );
});

test("open interest that is admitted only up to its cap never costs the vault more than its share", () => {
  const orders = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 30 });
  fc.assert(
    fc.property(orders, fc.double({ min: 1, max: 20, noNaN: true }), money, (sizes, tailMove, depth) => {
      const vaultValue = 240e6;
      const { cap } = openInterestCap({ depth, depthMultiple: 3, vaultValue, vaultCommitted: 0, vaultShare: 0.01, tailMove });
      let open = 0;
      for (const size of sizes) open += Math.min(size, Math.max(0, cap - open));
      assert.ok(open * tailMove <= 0.01 * vaultValue * (1 + 1e-9));
    }),
  );
});

test("the cap falls as the vault commits itself elsewhere, market by market", () => {
  let committed = 0;
  const caps = Array.from({ length: 5 }, () => {
    const limit = { depth: 1e9, depthMultiple: 1, vaultValue: 100e6, vaultCommitted: committed, vaultShare: 0.1, tailMove: 2 };
    const { cap } = openInterestCap(limit);
    committed += cap * 2;
    return cap;
  });
  assert.ok(caps.every((cap, i) => i === 0 || cap < (caps[i - 1] ?? 0)));
  assert.ok(committed < 100e6, "all markets together cannot take the vault");
});

test("a crowd makes new risk dear, and the first ones in are not asked for more", () => {
  const caps = { lower: 5e6, upper: 10e6 };
  let open = 0;
  const ratios: number[] = [];
  while (open < 10e6) {
    ratios.push(openInterestMargin(0.2, open, caps));
    open += 1e6;
  }
  assert.deepEqual(
    ratios.slice(0, 6),
    Array.from({ length: 6 }, () => 0.2),
  );
  assert.ok(ratios.slice(6).every((ratio, i) => ratio > (ratios[i + 5] ?? 0)));
});
