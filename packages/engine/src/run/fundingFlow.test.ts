import assert from "node:assert/strict";
import { test } from "node:test";
import { fundingFlow } from "./fundingFlow.ts";

const at = (cumulativeLong: number, cumulativeShort: number) => ({
  cumulativeLong,
  cumulativeShort,
  openInterestLong: 30,
  openInterestShort: 10,
});

test("longs pay, shorts receive, the pool keeps the difference", () => {
  assert.deepEqual(fundingFlow(at(0, 0), at(2, -2), 0), { paid: 60, received: 20, borrow: 0 });
});

test("shorts pay and the credit of the larger side is smaller per unit", () => {
  assert.deepEqual(fundingFlow(at(0, 0), at(-1, 3), 0), { paid: 30, received: 30, borrow: 0 });
});

test("borrow interest is told apart from funding", () => {
  assert.deepEqual(fundingFlow(at(0, 0), at(2.5, -2), 0.5), { paid: 60, received: 20, borrow: 15 });
});
