import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ChangeLimit } from "./changeLimit.ts";
import { checkChange } from "./checkChange.ts";

const DAY = 86_400;
const RELATIVE: ChangeLimit = { kind: "relative", maxChange: 1_000n, minDelaySeconds: 3 * DAY, zeroAllowed: true };
const ABSOLUTE: ChangeLimit = { kind: "absolute", maxChange: 50n, minDelaySeconds: 3 * DAY, zeroAllowed: false };
const LONG_AGO = 10 * DAY;
const refusal = (value: bigint, proposed: bigint, limit: ChangeLimit, now = LONG_AGO) =>
  checkChange({ value, changedAt: 0 }, proposed, now, limit).refusal;

test("a relative limit is a share of the value in force, the edge included", () => {
  assert.equal(refusal(1_000n, 1_100n, RELATIVE), null);
  assert.equal(refusal(1_000n, 900n, RELATIVE), null);
  assert.equal(refusal(1_000n, 1_101n, RELATIVE), "out_of_range");
  assert.equal(refusal(1_000n, 899n, RELATIVE), "out_of_range");
});

test("an absolute limit does not grow with the value", () => {
  for (const value of [100n, 1_000_000n]) {
    assert.equal(refusal(value, value + 50n, ABSOLUTE), null);
    assert.equal(refusal(value, value - 51n, ABSOLUTE), "out_of_range");
  }
});

test("the waiting time is asked first, counts both directions and ends exactly after the delay", () => {
  assert.equal(refusal(1_000n, 5_000n, RELATIVE, 3 * DAY - 1), "too_soon");
  assert.equal(refusal(1_000n, 1_000n, RELATIVE, 3 * DAY - 1), "too_soon");
  assert.equal(refusal(1_000n, 950n, RELATIVE, 3 * DAY), null);
  assert.equal(refusal(1_000n, 950n, RELATIVE, Number.NaN), "too_soon");
});

test("zero is refused where it means no limit at all", () => {
  assert.equal(refusal(40n, 0n, ABSOLUTE), "to_zero");
  assert.equal(refusal(40n, 0n, { ...ABSOLUTE, zeroAllowed: true }), null);
});

test("from zero a relative limit moves nothing", () => {
  assert.equal(refusal(0n, 1n, RELATIVE), "out_of_range");
  assert.equal(refusal(0n, 0n, RELATIVE), null);
});

test("a negative value has the same reach as its mirror", () => {
  assert.equal(refusal(-1_000n, -1_100n, RELATIVE), null);
  assert.equal(refusal(-1_000n, -1_101n, RELATIVE), "out_of_range");
});

test("what is accepted lies between low and high, and nothing else does", () => {
  const amount = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
  const limit = fc.record({
    kind: fc.constantFrom("relative" as const, "absolute" as const),
    maxChange: fc.bigInt({ min: 0n, max: 20_000n }),
    minDelaySeconds: fc.constant(0),
    zeroAllowed: fc.constant(true),
  });
  fc.assert(
    fc.property(amount, amount, limit, (value, proposed, own) => {
      const { refusal: code, low, high } = checkChange({ value, changedAt: 0 }, proposed, 0, own);
      assert.equal(code === null, proposed >= low && proposed <= high);
    }),
  );
});
