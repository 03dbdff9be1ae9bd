import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "./errors.ts";
import { refuse, within } from "./refuse.ts";

test("no violation, no error", () => {
  refuse("INDEX_PARAMETERS", []);
});

test("all violations are told at once, under the first one's field and value", () => {
  const violations = [
    { field: "clampWidth", value: -1, rule: "must be positive" },
    { field: "minimumVenues", value: 9, rule: "must lie between 1 and 4" },
  ];
  assert.throws(
    () => refuse("INDEX_PARAMETERS", violations),
    (error) => {
      assert.ok(error instanceof EvenkeelError);
      assert.deepEqual([error.code, error.field, error.value], ["INDEX_PARAMETERS", "clampWidth", -1]);
      assert.match(error.message, /clampWidth must be positive, is -1; minimumVenues must lie between 1 and 4, is 9/);
      return true;
    },
  );
});

test("a range holds what lies inside it, ends included, and nothing else", () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(number, number, number, (value, a, b) => {
      const [low, high] = a <= b ? [a, b] : [b, a];
      assert.equal(within("x", value, low, high).length, value >= low && value <= high ? 0 : 1);
      assert.equal(within("x", low, low, high).length, 0);
      assert.equal(within("x", high, low, high).length, 0);
    }),
  );
});

test("an open range excludes its low end", () => {
  assert.deepEqual(within("x", 0, 0, Infinity, true), [{ field: "x", value: 0, rule: "must be above 0" }]);
  assert.deepEqual(within("x", 1e-300, 0, Infinity, true), []);
});

test("the rule is told in words", () => {
  assert.equal(within("x", -1, 0, Infinity)[0]?.rule, "must be at least 0");
  assert.equal(within("x", 2, 0, 1)[0]?.rule, "must lie between 0 and 1");
});

test("what is not finite lies in no range, however wide", () => {
  for (const value of [Number.NaN, Infinity, -Infinity]) assert.equal(within("x", value, -Infinity, Infinity).length, 1);
});
