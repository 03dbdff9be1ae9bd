import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EventLog } from "./eventLog.ts";
import { GasTally } from "./gasTally.ts";
import { GrowingFloats } from "./growingFloats.ts";
import { InvariantTally } from "./invariantTally.ts";
import { MoneyTally } from "./moneyTally.ts";
import { QuoteTally } from "./quoteTally.ts";
import { Tally } from "./tally.ts";
import { refused } from "./testing/refused.ts";

const TRADE = { at: 0, account: "a", size: -2, price: 50, fee: 0.5, gas: null };
const LIQUIDATION = { at: 0, account: "a", size: -3, price: 10, badDebt: 1.5, insurancePaid: 0.5 };
const INVALID = "SCORECARD_SAMPLE_INVALID";

test("a tally is sorted by name, whatever the order of the events", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("b", "a", "__proto__", "constructor", "c")), (names) => {
      const [forward, backward] = [new Tally(), new Tally()];
      for (const name of names) forward.add(name);
      for (const name of [...names].reverse()) backward.add(name);
      assert.equal(JSON.stringify(forward.toRecord()), JSON.stringify(backward.toRecord()));
      assert.deepEqual(Object.keys(forward.toRecord()), [...new Set(names)].sort());
      assert.equal(forward.total, names.length);
    }),
  );
});

test("a column keeps its values while it grows, and hands out copies", () => {
  const column = new GrowingFloats();
  for (let value = 0; value < 5000; value += 1) column.push(value);
  assert.equal(column.length, 5000);
  const copy = column.toArray();
  assert.ok(copy.every((value, at) => value === at));
  copy[0] = 9;
  assert.equal(column.toArray()[0], 0);
});

test("quotes by node, venue and reason", () => {
  const tally = new QuoteTally(2);
  tally.outcome(0, "kraken", null);
  tally.outcome(1, "kraken", "stale");
  tally.outcome(1, "coinbase", "outlier");
  tally.outcome(0, "coinbase", "stale");
  tally.delivery(0, 5, 1);
  tally.delivery(1, 3, 0);
  tally.delivery(0, 2, 2);
  assert.deepEqual(tally.figures(), {
    accepted: 1,
    rejectedTotal: 3,
    rejected: { outlier: 1, stale: 2 },
    delivered: 10,
    dropped: 3,
    byVenue: { coinbase: { accepted: 0, rejected: 2 }, kraken: { accepted: 1, rejected: 1 } },
    byNode: [
      { accepted: 1, rejected: 1, delivered: 7, dropped: 3 },
      { accepted: 0, rejected: 2, delivered: 3, dropped: 0 },
    ],
  });
});

test("quotes of a node that does not exist are refused", () => {
  const tally = new QuoteTally(2);
  for (const node of [2, -1, 0.5, Number.NaN]) refused(() => tally.outcome(node, "a", null), INVALID, "node");
  refused(() => tally.delivery(0, Number.NaN, 0), INVALID, "delivered");
  refused(() => tally.delivery(0, 0, -1), INVALID, "dropped");
  assert.equal(tally.figures().accepted, 0);
});

test("a venue may be called like a property that every object inherits", () => {
  const tally = new QuoteTally(1);
  tally.outcome(0, "constructor", "stale");
  tally.outcome(0, "__proto__", null);
  const { byVenue } = tally.figures();
  assert.deepEqual(Object.entries(byVenue), [
    ["__proto__", { accepted: 1, rejected: 0 }],
    ["constructor", { accepted: 0, rejected: 1 }],
  ]);
});

test("quote counts add up", () => {
  const outcomes = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom("x", "y"), fc.constantFrom(null, "stale", "crossed")));
  fc.assert(
    fc.property(outcomes, (events) => {
      const tally = new QuoteTally(4);
      for (const [node, venue, code] of events) tally.outcome(node, venue, code);
      const { accepted, rejectedTotal, rejected, byVenue, byNode } = tally.figures();
      const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
      assert.equal(accepted + rejectedTotal, events.length);
      assert.equal(sum(Object.values(rejected)), rejectedTotal);
      for (const parts of [Object.values(byVenue), byNode]) {
        assert.equal(sum(parts.map((part) => part.accepted)), accepted);
        assert.equal(sum(parts.map((part) => part.rejected)), rejectedTotal);
      }
    }),
  );
});

test("gas by kind: count, mean, quantile, largest and sum", () => {
  const tally = new GasTally();
  for (let gas = 1; gas <= 100; gas += 1) tally.add("marketUpdate", gas);
  tally.add("trade", 7n);
  tally.add("crank", 0);
  const { byKind, ...headline } = tally.figures();
  assert.deepEqual(headline, { marketUpdate: 50.5, marketUpdateP99: 99, trade: 7, tradeP99: 7 });
  assert.deepEqual(Object.keys(byKind), ["crank", "marketUpdate", "trade"]);
  assert.deepEqual(byKind.marketUpdate, { count: 100, mean: 50.5, p99: 99, max: 100, total: 5050 });
});

test("gas that is negative or no number is refused and leaves no kind behind", () => {
  const tally = new GasTally();
  refused(() => tally.add("trade", -1), INVALID, "gas.trade");
  refused(() => tally.add("trade", Number.NaN), INVALID, "gas.trade");
  assert.deepEqual(tally.figures(), { marketUpdate: null, marketUpdateP99: null, trade: null, tradeP99: null, byKind: {} });
});

test("invariants are counted by name, failures kept with their round", () => {
  const tally = new InvariantTally();
  tally.add("b", true, null, "");
  tally.add("a", false, null, "1 is not 2");
  tally.add("a", false, 7, "3 is not 4");
  tally.add("a", true, 8, "");
  assert.deepEqual(tally.figures(), {
    checked: 4,
    violations: 2,
    byName: { a: { checked: 3, violations: 2 }, b: { checked: 1, violations: 0 } },
    failures: [
      { name: "a", round: null, detail: "1 is not 2" },
      { name: "a", round: 7, detail: "3 is not 4" },
    ],
  });
});

test("only the first 100 failures are kept, all are counted", () => {
  const tally = new InvariantTally();
  for (let round = 0; round < 250; round += 1) tally.add("a", false, round, "");
  const { violations, failures } = tally.figures();
  assert.equal(violations, 250);
  assert.equal(failures.length, 100);
  assert.equal(failures.at(-1)?.round, 99);
});

test("trades, liquidations and funding add up", () => {
  const tally = new MoneyTally();
  tally.trade(TRADE);
  tally.trade({ ...TRADE, account: "b", size: 1, price: 60, fee: 0.25, gas: 9n });
  tally.trade(TRADE);
  tally.liquidation(LIQUIDATION);
  tally.liquidation({ ...LIQUIDATION, size: 1, badDebt: 0, insurancePaid: 0 });
  tally.funding({ paid: 3, received: 2, borrow: 1 });
  tally.funding({ paid: 1, received: 1, borrow: 0 });
  assert.deepEqual(tally.sums(), {
    trades: 3,
    volume: 260,
    fees: 1.25,
    traders: 2,
    liquidations: 2,
    liquidatedNotional: 40,
    badDebt: 1.5,
    insurancePaid: 0.5,
    fundingPaid: 4,
    fundingReceived: 3,
    borrowPaid: 1,
  });
});

test("a bad amount is refused before anything changes", () => {
  const tally = new MoneyTally();
  const empty = tally.sums();
  refused(() => tally.trade({ ...TRADE, at: Number.NaN }), INVALID, "trade.at");
  refused(() => tally.trade({ ...TRADE, size: Number.NaN }), INVALID, "trade.size");
  refused(() => tally.trade({ ...TRADE, price: 0 }), INVALID, "trade.price");
  refused(() => tally.trade({ ...TRADE, fee: -1 }), INVALID, "trade.fee");
  refused(() => tally.trade({ ...TRADE, gas: Number.NaN }), INVALID, "trade.gas");
  refused(() => tally.liquidation({ ...LIQUIDATION, at: Number.NaN }), INVALID, "liquidation.at");
  refused(() => tally.liquidation({ ...LIQUIDATION, size: Number.POSITIVE_INFINITY }), INVALID, "liquidation.size");
  refused(() => tally.liquidation({ ...LIQUIDATION, price: -1 }), INVALID, "liquidation.price");
  refused(() => tally.liquidation({ ...LIQUIDATION, badDebt: Number.NaN }), INVALID, "liquidation.badDebt");
  refused(() => tally.liquidation({ ...LIQUIDATION, badDebt: 0.25 }), INVALID, "liquidation.badDebt - insurancePaid");
  refused(() => tally.liquidation({ ...LIQUIDATION, insurancePaid: -1 }), INVALID, "liquidation.insurancePaid");
  refused(() => tally.funding({ paid: Number.NaN, received: 0, borrow: 0 }), INVALID, "funding.paid");
  refused(() => tally.funding({ paid: 1, received: -1, borrow: 0 }), INVALID, "funding.received");
  refused(() => tally.funding({ paid: 1, received: 0, borrow: Number.NaN }), INVALID, "funding.borrow");
  assert.deepEqual(tally.sums(), empty);
});

test("the first 200 events of each kind are kept in order, all are counted by kind", () => {
  const log = new EventLog();
  for (let at = 0; at < 700; at += 1) log.add({ at, kind: at % 2 === 0 ? "tier" : "fault", text: String(at) });
  log.add({ at: 700, kind: "gap", text: "rare and late" });
  const { total, byKind, list } = log.figures();
  assert.equal(total, 701);
  assert.deepEqual(byKind, { fault: 350, gap: 1, tier: 350 });
  assert.equal(list.length, 401);
  assert.deepEqual(list[399], { at: 399, kind: "fault", text: "399" });
  assert.deepEqual(list.at(-1), { at: 700, kind: "gap", text: "rare and late" });
});

test("an event without a time is refused", () => {
  const log = new EventLog();
  refused(() => log.add({ at: Number.NaN, kind: "tier", text: "" }), INVALID, "event.at");
  assert.equal(log.figures().total, 0);
});
