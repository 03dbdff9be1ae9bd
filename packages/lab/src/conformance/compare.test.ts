import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compare } from "./compare.ts";

const EXACT = { absolute: 0, relative: 0 };
const passes = (expected: unknown, got: unknown, tolerance = EXACT) => compare(expected, got, tolerance).mismatches.length === 0;

test("a number passes inside the tolerance and fails outside", () => {
  const tolerance = { absolute: 1e-6, relative: 0 };
  assert.ok(passes(0.5, 0.500_000_9, tolerance));
  assert.ok(!passes(0.5, 0.500_002, tolerance));
  assert.ok(!passes(0.5, Number.NaN, tolerance));
  assert.ok(!passes(0.5, null, tolerance));
  assert.ok(!passes(0.5, undefined, tolerance));
  assert.ok(!passes(0.5, "half", tolerance));
  assert.ok(!passes(0.5, Number.POSITIVE_INFINITY, tolerance));
});

test("noise of 1e-12 of the expected size is no error, more is", () => {
  assert.ok(passes(0.25, 0.25 + 9e-13));
  assert.ok(!passes(0.25, 0.25 + 2e-12));
  assert.ok(passes(-1234.5, -1234.5 * (1 + 9e-13)));
  assert.ok(!passes(-1234.5, -1234.5 * (1 + 2e-12)));
  assert.ok(passes("166666716666676666667.6666666666666", 1.6666671666667667e20));
});

test("of an absolute and a relative tolerance either suffices", () => {
  const either = { absolute: 0.1, relative: 0.01 };
  assert.ok(passes(100, 100.9, either));
  assert.ok(passes(1, 1.09, either));
  assert.ok(!passes(1, 1.11, either));
  assert.ok(!passes(100, 101.1, either));
});

test("an integer that is one off fails however large it is", () => {
  assert.ok(!passes(9_000_000_000_000, 9_000_000_000_001));
  assert.ok(!passes("9000000000000", 9_000_000_000_001n));
  assert.ok(passes("9000000000000", 9_000_000_000_000n));
  assert.ok(passes(5, 5n));
  assert.ok(passes(5, "5"));
  assert.ok(passes(5, 5.2, { absolute: 0.5, relative: 0 }));
});

test("integers beyond 2^53 are compared as integers", () => {
  const wide = "115792089237316195423570985008687907853269984665640564039457584007913129639935";
  assert.ok(passes(wide, BigInt(wide)));
  assert.ok(passes(wide, wide));
  assert.ok(!passes(wide, BigInt(wide) - 1n));
  assert.ok(!passes(wide, Number(wide)));
  assert.ok(!passes("-23456789123000001", -23_456_789_123_000_000n, { absolute: 10, relative: 0 }));
});

test("text, truth values and the typed no-answer are compared exactly", () => {
  assert.ok(passes("stale", "stale"));
  assert.ok(!passes("stale", "fresh"));
  assert.ok(passes(true, true));
  assert.ok(!passes(true, 1));
  assert.ok(passes(null, null));
  assert.ok(!passes(null, undefined));
  assert.ok(!passes(null, 0));
});

test("lists and objects are compared element by element, and the mismatch names its place", () => {
  const { mismatches } = compare({ rates: [1, { long: 0.2 }], ok: true }, { rates: [1, { long: 0.3 }], ok: false, more: 1 }, EXACT);
  assert.deepEqual(
    mismatches.map(({ path }) => path),
    ["rates[1].long", "ok"],
  );
  assert.ok(!passes([1, 2], [1, 2, 3]));
  assert.ok(!passes([1, 2], { 0: 1, 1: 2 }));
  assert.ok(!passes({ a: 1 }, { b: 1 }));
  assert.ok(!passes({ a: null }, {}));
  assert.ok(!passes({ a: 1 }, null));
  assert.ok(passes({ a: 1 }, { a: 1, b: "not looked at" }));
});

test("a table's tolerance column rules the column before it and is no result", () => {
  const table = { columns: ["price", "iv", "ivTolerance"], rows: [[1.5, 0.6, 1e-3] as const, [2.5, null, 0] as const] };
  assert.ok(
    passes(table, {
      rows: [
        [1.5, 0.6009],
        [2.5, null],
      ],
    }),
  );
  assert.ok(
    !passes(table, {
      rows: [
        [1.5, 0.602],
        [2.5, null],
      ],
    }),
  );
  assert.ok(
    !passes(table, {
      rows: [
        [1.501, 0.6],
        [2.5, null],
      ],
    }),
  );
  assert.ok(
    !passes(table, {
      rows: [
        [1.5, 0.6],
        [2.5, 0.6],
      ],
    }),
  );
  assert.ok(!passes(table, { rows: [[1.5, 0.6]] }));
  assert.ok(!passes(table, { rows: [[1.5, 0.6], 7] }));
  assert.ok(!passes(table, 3));
});

test("the worst error is the largest distance in units of the expected size", () => {
  assert.equal(compare([100, 0], [101, 0.005], EXACT).worstError, 0.01);
});

test("every number passes against itself and fails against a neighbour beyond the tolerance", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), fc.double({ min: 0, max: 1, noNaN: true }), (value, absolute) => {
      const tolerance = { absolute, relative: 0 };
      assert.ok(passes(value, value, tolerance));
      assert.ok(passes(String(value), value, tolerance));
      const beyond = 1.001 * Math.max(absolute, 1e-12 * Math.max(1, Math.abs(value)));
      if (value + beyond - value > beyond * 0.9999) assert.ok(!passes(value, value + beyond * 1.001, tolerance));
    }),
  );
});
