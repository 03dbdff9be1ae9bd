import assert from "node:assert/strict";
import { test } from "node:test";
import type { Quote } from "@evenkeel/core";
import { parseFault } from "../config/parseFault.ts";
import { createFaultPlan } from "./faultPlan.ts";

const quote = (venue: string, receivedAt: number): Quote => ({
  venue,
  pair: "X/USD",
  bid: 99,
  ask: 101,
  size: 1,
  publishedAt: receivedAt,
  receivedAt,
});

test("without faults everything passes unchanged", () => {
  const plan = createFaultPlan([], 0);
  const one = quote("a", 5);
  assert.equal(plan.venue(one), one);
  assert.equal(plan.node(0)(one, 5), one);
  assert.equal(plan.keeperDown(5), false);
  assert.equal(plan.liars.size, 0);
});

test("each fault acts on its target, in its time, counted from the start", () => {
  const spec =
    "price:node=2,factor=10,from=10,to=20;down:node=1,from=5;venue-stale:venue=a,to=3;venue-price:venue=b,factor=2;keeper-down:from=8,to=9";
  const plan = createFaultPlan(parseFault(spec), 1_000);
  assert.deepEqual([...plan.liars], [2]);
  assert.equal(plan.node(2)(quote("a", 0), 11_000).bid, 990);
  assert.equal(plan.node(2)(quote("a", 0), 21_000).bid, 99);
  assert.equal(plan.node(1)(quote("a", 0), 11_000).bid, 99);
  assert.equal(plan.venue(quote("a", 2_000)), null);
  assert.equal(plan.venue(quote("a", 4_000))?.ask, 101);
  assert.equal(plan.venue(quote("b", 4_000))?.ask, 202);
  assert.equal(plan.nodeDown(1, 5_999), false);
  assert.equal(plan.nodeDown(1, 6_000), true);
  assert.equal(plan.keeperDown(9_500), true);
  assert.equal(plan.keeperDown(10_000), false);
});

test("the newer kinds act on their target, in their time", () => {
  const spec =
    "worst:node=2,side=high,to=5;late:node=1,millis=700;clock-skew:node=3,seconds=20,from=5;venue-nonsense:venue=a;leg-missing:currency=USDT;rpc-error:rate=0.5;block-gap:from=8,to=9";
  const legs = {
    USDT: { kind: "index", sources: [{ venue: "b", pair: "USDT/USD" }], minimumVenues: 1, stalenessMillis: 1_000 },
    USDC: { kind: "assumed", price: 1, halfWidth: 0 },
  } as const;
  const plan = createFaultPlan(parseFault(spec), 1_000, 1, legs);
  assert.deepEqual([...plan.liars], [2]);
  assert.deepEqual([plan.worst(2, 5_000), plan.worst(2, 6_000), plan.worst(1, 5_000)], ["high", null, null]);
  assert.deepEqual([plan.lateMillis(1, 0), plan.lateMillis(1, 2_000), plan.lateMillis(2, 2_000)], [0, 700, 0]);
  assert.deepEqual([plan.clockSkewMillis(3, 5_999), plan.clockSkewMillis(3, 6_000)], [0, 20_000]);
  assert.equal(plan.venue({ ...quote("b", 2_000), pair: "USDT/USD" }), null, "a source of the leg");
  assert.notEqual(plan.venue(quote("b", 2_000)), null, "the venue's other pairs go on");
  assert.deepEqual([plan.blockGap(8_999), plan.blockGap(9_000), plan.blockGap(10_000)], [false, true, false]);
  const failures = Array.from({ length: 1_000 }, (_, count) => plan.submission(count, 2_000));
  const share = failures.filter((one) => one !== null).length / 1_000;
  assert.ok(share > 0.45 && share < 0.55, String(share));
  assert.ok(failures.includes("before") && failures.includes("after"));
});

test("nonsense is every kind a broken venue sends, and the same for the same quote", () => {
  const plan = createFaultPlan(parseFault("venue-nonsense:venue=a"), 0, 1);
  const seen = Array.from({ length: 200 }, (_, at) => plan.venue(quote("a", at)));
  const bids = seen.map((one) => one?.bid ?? 0);
  assert.ok(bids.some(Number.isNaN) && bids.includes(0) && bids.includes(-99) && bids.some((bid) => bid > 1e9));
  assert.ok(seen.some((one) => one !== null && one.bid > one.ask));
  assert.ok(seen.some((one) => one?.size === Number.POSITIVE_INFINITY));
  assert.deepEqual(plan.venue(quote("a", 7)), seen[7]);
});
