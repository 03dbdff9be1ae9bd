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
