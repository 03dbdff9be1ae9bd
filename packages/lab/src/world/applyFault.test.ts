import assert from "node:assert/strict";
import { test } from "node:test";
import type { Quote } from "@evenkeel/core/market/quote";
import { applyFault } from "./applyFault.ts";
import type { Fault } from "./fault.ts";

const honest: Quote = { venue: "a", pair: "BTC/USD", bid: 100, ask: 101, size: 1, publishedAt: 5000, receivedAt: 5040 };
const fault = (kind: Fault["kind"]): Fault => ({ venue: "a", pair: "BTC/USD", from: 0, until: 10, kind });

test("without a fault the quote passes unchanged", () => {
  assert.equal(applyFault(undefined, honest, 0, null), honest);
});

test("each kind of fault does what it says", () => {
  assert.equal(applyFault(fault("silent"), honest, 0, null), null);
  assert.equal(applyFault(fault("tenfold"), honest, 0, null)?.ask, 1010);
  const invalid = [0, 1, 2].map((row) => applyFault(fault("invalid"), honest, row, null)?.bid);
  assert.deepEqual(invalid, [0, -100, Number.NaN]);
});

test("a frozen venue repeats its last good quote with the old publication time and a new receipt", () => {
  const old = { ...honest, bid: 90, publishedAt: 1000, receivedAt: 1040 };
  assert.deepEqual(applyFault(fault("frozen"), honest, 0, old), { ...old, receivedAt: 5040 });
  assert.equal(applyFault(fault("frozen"), honest, 0, null), null);
});
