import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { drawAllowance } from "./drawAllowance.ts";
import { feeSplit } from "./feeSplit.ts";
import { insuranceDraw } from "./insuranceDraw.ts";
import { type InsuranceFund, rebalanceFunds } from "./rebalanceFunds.ts";

const SPLIT = { maxShare: 0.5, minShare: 0.1, surplusCoverage: 1.25 };
const LIMIT = { capacity: 500n, perDay: 1_000n };
const DAY = 86_400_000;

test("a fund refills fast while it is empty and settles between its target and its surplus", () => {
  let balance = 0;
  const days: number[] = [];
  for (let day = 0; day < 2_000; day += 1) {
    const { share } = feeSplit(balance, 1_000, SPLIT);
    balance += 10 * share;
    balance -= feeSplit(balance, 1_000, SPLIT).surplus;
    days.push(balance);
  }
  const half = days.findIndex((value) => value >= 500);
  const full = days.findIndex((value) => value >= 1_000);
  assert.ok(half < full - half, "the first half comes faster than the second");
  assert.ok(Math.abs((days.at(-1) ?? 0) - 1_250) < 1);
});

test("draws under tier cap, rate limit and balance at once never exceed any of them", () => {
  const draws = fc.array(fc.record({ wait: fc.integer({ min: 0, max: DAY }), loss: fc.bigInt({ min: 0n, max: 2_000n }) }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(draws, (list) => {
      let balance = 5_000n;
      let capLeft = 3_000n;
      let allowance = { available: LIMIT.capacity, at: 0 };
      let at = 0;
      let drawn = 0n;
      for (const { wait, loss } of list) {
        at += wait;
        const admitted = insuranceDraw(loss, balance, capLeft);
        const result = drawAllowance(allowance, at, admitted, LIMIT);
        allowance = result.allowance;
        balance -= result.drawn;
        capLeft -= result.drawn;
        drawn += result.drawn;
        assert.ok(result.drawn <= loss && result.drawn <= LIMIT.capacity);
      }
      assert.ok(balance >= 1n && capLeft >= 0n);
      assert.ok(drawn <= LIMIT.capacity + (LIMIT.perDay * BigInt(at)) / BigInt(DAY));
      assert.equal(balance + drawn, 5_000n);
    }),
  );
});

test("funds that are rebalanced every day end equally safe, if their rate limits let them", () => {
  let funds: InsuranceFund[] = [
    { id: "A", balance: 4_000n, target: 1_000n, allowance: 100n },
    { id: "B", balance: 0n, target: 1_500n, allowance: 100n },
    { id: "C", balance: 200n, target: 800n, allowance: 100n },
  ];
  let days = 0;
  while (rebalanceFunds(funds).length > 0) {
    const transfers = rebalanceFunds(funds);
    funds = funds.map((fund) => {
      const moved = transfers.reduce(
        (sum, { from, to, amount }) => sum + (to === fund.id ? amount : 0n) - (from === fund.id ? amount : 0n),
        0n,
      );
      return { ...fund, balance: fund.balance + moved };
    });
    days += 1;
    assert.ok(days < 100, "rebalancing comes to an end");
  }
  assert.ok(funds.every(({ balance, target }) => balance >= target));
  assert.equal(days, 21, "2,100 are missing and 100 may leave a day");
});

test("the neediest fund is served before the others get anything, whatever their order in the list", () => {
  const give = { id: "Z", balance: 200n, target: 100n, allowance: 60n };
  const needy = { id: "M", balance: 1n, target: 100n, allowance: 100n };
  const poor = { id: "B", balance: 50n, target: 100n, allowance: 100n };
  for (const order of [
    [give, needy, poor],
    [poor, needy, give],
    [needy, give, poor],
  ]) {
    assert.deepEqual(rebalanceFunds(order), [{ from: "Z", to: "M", amount: 60n }]);
  }
});
