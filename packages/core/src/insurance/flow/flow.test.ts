import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Allowance, allowanceAt, drawAllowance } from "./drawAllowance.ts";
import { feeSplit } from "./feeSplit.ts";
import { insuranceDraw } from "./insuranceDraw.ts";
import { type InsuranceFund, rebalanceFunds } from "./rebalanceFunds.ts";
import { socialisedFunding } from "./socialisedFunding.ts";

const SPLIT = { maxShare: 0.5, minShare: 0.1, surplusCoverage: 1.25 };
const amount = fc.bigInt({ min: 0n, max: 10n ** 20n });
const money = fc.integer({ min: 0, max: 1_000_000_000_000 });

test("an empty fund takes the most of the fees, a full one the least, an overfull one gives back", () => {
  assert.deepEqual(feeSplit(0, 1_000, SPLIT), { coverage: 0, share: 0.5, surplus: 0 });
  assert.deepEqual(feeSplit(500, 1_000, SPLIT), { coverage: 0.5, share: 0.3, surplus: 0 });
  assert.deepEqual(feeSplit(1_250, 1_000, SPLIT), { coverage: 1.25, share: 0.1, surplus: 0 });
  assert.deepEqual(feeSplit(2_000, 1_000, SPLIT), { coverage: 2, share: 0.1, surplus: 750 });
  assert.deepEqual(feeSplit(5, 0, SPLIT), { coverage: Number.POSITIVE_INFINITY, share: 0.1, surplus: 5 });
});

test("the share falls with coverage and stays inside its limits; paying out surplus leaves the target covered", () => {
  fc.assert(
    fc.property(money, money, money, (a, b, target) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const poor = feeSplit(low, target, SPLIT);
      const rich = feeSplit(high, target, SPLIT);
      assert.ok(poor.share >= rich.share - 1e-15 && rich.share >= 0.1 - 1e-15 && poor.share <= 0.5 + 1e-15);
      assert.ok(high - rich.surplus >= Math.min(high, target) * (1 - 1e-12));
    }),
  );
  assert.throws(() => feeSplit(1, 1, { ...SPLIT, minShare: 0.9 }), { code: "INSURANCE_INPUT", field: "minShare" });
});

test("a market draws no more than its tier's cap, and never the last unit", () => {
  assert.equal(insuranceDraw(100n, 51n, 80n), 50n);
  assert.equal(insuranceDraw(100n, 1_000n, 80n), 80n);
  assert.equal(insuranceDraw(100n, 1_000n, 0n), 0n, "a speculative market has no cap to draw on");
  assert.equal(insuranceDraw(100n, 0n, 80n), 0n);
  fc.assert(
    fc.property(amount, amount, amount, (loss, vault, cap) => {
      const drawn = insuranceDraw(loss, vault, cap);
      assert.ok(drawn >= 0n && drawn <= loss && drawn <= cap);
      assert.ok(vault === 0n ? drawn === 0n : vault - drawn >= 1n);
    }),
  );
  assert.throws(() => insuranceDraw(-1n, 0n, 0n), { code: "INSURANCE_INPUT", field: "loss" });
});

test("a rate limit refills with time, up to its capacity", () => {
  const p = { capacity: 100n, perDay: 60n };
  assert.equal(allowanceAt({ available: 0n, at: 0 }, 43_200_000, p), 30n);
  assert.equal(allowanceAt({ available: 90n, at: 0 }, 86_400_000, p), 100n);
  const drawn = drawAllowance({ available: 30n, at: 0 }, 0, 50n, p);
  assert.deepEqual(drawn, { drawn: 30n, allowance: { available: 0n, at: 0 } });
  assert.throws(() => allowanceAt({ available: 0n, at: 5 }, 4, p), { code: "INSURANCE_INPUT", field: "at" });
  assert.throws(() => drawAllowance({ available: 0n, at: 0 }, 0, -1n, p), { code: "INSURANCE_INPUT", field: "wanted" });
});

test("however draws are timed, a window of days passes no more than its capacity and refill", () => {
  const draws = fc.array(fc.tuple(fc.integer({ min: 0, max: 3_600_000 }), fc.bigInt({ min: 0n, max: 200n })), { maxLength: 50 });
  fc.assert(
    fc.property(draws, (list) => {
      const p = { capacity: 100n, perDay: 60n };
      let allowance: Allowance = { available: 100n, at: 0 };
      let at = 0;
      let total = 0n;
      for (const [wait, wanted] of list) {
        at += wait;
        const result = drawAllowance(allowance, at, wanted, p);
        allowance = result.allowance;
        total += result.drawn;
      }
      assert.ok(total <= 100n + (60n * BigInt(at)) / 86_400_000n);
    }),
  );
});

const funds = fc
  .array(fc.record({ balance: amount, target: amount, allowance: amount }), { maxLength: 8 })
  .map((list): InsuranceFund[] => list.map((fund, i) => ({ id: `fund ${i}`, ...fund })));

/** Balances after the transfers. */
function applied(list: readonly InsuranceFund[]): InsuranceFund[] {
  const change = new Map<string, bigint>();
  for (const { from, to, amount: moved } of rebalanceFunds(list)) {
    change.set(from, (change.get(from) ?? 0n) - moved);
    change.set(to, (change.get(to) ?? 0n) + moved);
  }
  return list.map((fund) => ({ ...fund, balance: fund.balance + (change.get(fund.id) ?? 0n) }));
}

test("the best covered fund helps the least covered, as far as its rate limit goes", () => {
  const btc = { id: "BTC", balance: 150n, target: 100n, allowance: 40n };
  const eth = { id: "ETH", balance: 20n, target: 100n, allowance: 90n };
  assert.deepEqual(rebalanceFunds([btc, eth]), [{ from: "BTC", to: "ETH", amount: 40n }]);
  const sol = { id: "SOL", balance: 60n, target: 100n, allowance: 90n };
  assert.deepEqual(rebalanceFunds([sol, btc, eth]), [{ from: "BTC", to: "ETH", amount: 40n }], "the neediest first");
  assert.deepEqual(rebalanceFunds([btc]), []);
});

test("rebalancing conserves money, keeps donors covered, overfills nobody, and is done once", () => {
  fc.assert(
    fc.property(funds, (list) => {
      const after = applied(list);
      const sum = (all: readonly InsuranceFund[]) => all.reduce((total, { balance }) => total + balance, 0n);
      assert.equal(sum(after), sum(list));
      for (const [i, fund] of after.entries()) {
        const before = list[i] as InsuranceFund;
        const moved = fund.balance > before.balance ? fund.balance - before.balance : before.balance - fund.balance;
        assert.ok(moved <= before.allowance);
        if (before.balance >= before.target) assert.ok(fund.balance >= before.target && fund.balance <= before.balance);
        else assert.ok(fund.balance <= before.target && fund.balance >= before.balance);
      }
      const spent = after.map((fund, i) => {
        const before = list[i] as InsuranceFund;
        const moved = fund.balance > before.balance ? fund.balance - before.balance : before.balance - fund.balance;
        return { ...fund, allowance: before.allowance - moved };
      });
      assert.deepEqual(rebalanceFunds(spent), []);
    }),
  );
});

test("a loss is spread over both sides through funding and is covered to the unit", () => {
  const scales = { basePerUnit: 10n ** 9n, fundingPerQuote: 1_000n };
  assert.deepEqual(socialisedFunding(100_000_000n, 7_000_000_000n, 4_000_000_000n, scales), {
    long: 9_090_910_000n,
    short: -9_090_910_000n,
  });
  assert.equal(socialisedFunding(1n, 0n, 0n, scales), null, "nobody is left to pay");
  assert.throws(() => socialisedFunding(-1n, 1n, 1n, scales), { code: "INSURANCE_INPUT", field: "loss" });
  const base = fc.bigInt({ min: 0n, max: 10n ** 18n });
  fc.assert(
    fc.property(amount, base, base, (loss, long, short) => {
      const deltas = socialisedFunding(loss, long, short, scales);
      if (!deltas) return;
      const paid = (deltas.long * long - deltas.short * short) / (scales.basePerUnit * scales.fundingPerQuote);
      assert.ok(paid >= loss, "paid is at least received");
      assert.ok(paid <= loss + (long + short) / scales.basePerUnit + 1n, "and at most one quantum per unit of base more");
    }),
  );
});
