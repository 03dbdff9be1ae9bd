import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { skewPoolValue } from "../pool/skew/skewPool.ts";
import { ACCOUNTS, marketEvents, playEpoch } from "./coalition.testing.ts";

const MICRO = 1e6;
const RUNS = { numRuns: 200 };
const names = fc.uniqueArray(fc.integer({ min: 0, max: ACCOUNTS - 1 }), { minLength: 1, maxLength: ACCOUNTS });

test("everybody together, hedged at the index: no history of trades, orders, prices and scales earns from pool and rebates", () => {
  fc.assert(
    fc.property(marketEvents, (events) => {
      const { cash, hedge, rebates, moved } = playEpoch(events);
      const profit = cash.reduce((sum, value) => sum + value, 0) + hedge + Number(rebates.total) / MICRO;
      // A micro unit per event is lost to rounding of fees into integers.
      assert.ok(profit <= 1e-8 * moved + (2 * events.length + 2 * ACCOUNTS) / MICRO, `profit ${profit}`);
    }),
    RUNS,
  );
});

test("any coalition: what it gets in rebates and referrals of its own trades is at most what it paid in charges and fees", () => {
  fc.assert(
    fc.property(marketEvents, names, (list, coalition) => {
      const { events, rebates, referrals } = playEpoch(list);
      const inside = (name: string) => coalition.includes(Number(name));
      const got = rebates.rebates.reduce((sum, { account, amount }) => (inside(account) ? sum + amount : sum), 0n);
      const own = referrals.reduce(
        (sum, { from, to, amount }) => (coalition.includes(from) && coalition.includes(to) ? sum + amount : sum),
        0n,
      );
      const paid = events.reduce((sum, event) => {
        if (!inside(event.account)) return sum;
        return sum + (event.kind === "fee" ? event.fee : event.kind === "charge" ? event.amount : 0n);
      }, 0n);
      assert.ok(got + own <= paid, `${got} and ${own} of ${paid}`);
    }),
    RUNS,
  );
});

test("liquidity providers: the pool's value ends at its start, plus fees, less what it would have lost to the index unhedged", () => {
  fc.assert(
    fc.property(marketEvents, (list) => {
      const { pool, price, hedge, events, moved } = playEpoch(list);
      const fees = events.reduce((sum, event) => (event.kind === "fee" ? sum + Number(event.fee) / MICRO : sum), 0);
      const change = skewPoolValue(pool, price) - 1e6 - hedge;
      assert.ok(Math.abs(change - fees) <= 1e-8 * moved + (list.length + ACCOUNTS) / MICRO, `${change} and ${fees}`);
    }),
    RUNS,
  );
});

test("what widened pays for what narrowed: rebates never exceed the epoch's charges", () => {
  fc.assert(
    fc.property(marketEvents, (list) => {
      const { events, rebates } = playEpoch(list);
      const charges = events.reduce((sum, event) => (event.kind === "charge" ? sum + event.amount : sum), 0n);
      assert.ok(rebates.total <= charges && rebates.unspent === charges - rebates.total);
    }),
    RUNS,
  );
});

test("an honest keeper who narrows a wide basis gets its net fees back, and nobody more than that", () => {
  const { rebates, events } = playEpoch([
    { kind: "trade", account: 0, size: 2_000, referrer: 1 },
    { kind: "rest", account: 2, side: "ask", depth: 10n ** 11n },
    { kind: "wait", seconds: 3_600n },
    { kind: "end", which: 0, filled: true },
    { kind: "trade", account: 2, size: -1_500, referrer: 2 },
  ]);
  const net = events.reduce(
    (sum, event) => (event.account === "2" && event.kind === "fee" ? sum + event.fee - event.affiliateShare : sum),
    0n,
  );
  const charged = events.reduce((sum, event) => (event.account === "2" && event.kind === "charge" ? sum + event.amount : sum), 0n);
  assert.deepEqual(rebates.rebates, [{ account: "2", amount: net + charged }]);
});
