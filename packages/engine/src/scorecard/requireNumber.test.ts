import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { gasOrNaN, priceOrNaN, requireFinite, requireIndex, requireNonNegative, requirePositive } from "./requireNumber.ts";
import { refused } from "./testing/refused.ts";

const BAD = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

test("every check refuses NaN and infinity and names the field", () => {
  for (const value of BAD) {
    for (const check of [requireFinite, requireNonNegative, requirePositive, priceOrNaN, gasOrNaN])
      refused(() => check("x", value), "SCORECARD_SAMPLE_INVALID", "x");
    refused(() => requireIndex("x", value, 10), "SCORECARD_SAMPLE_INVALID", "x");
  }
});

test("the checks differ at zero and below", () => {
  assert.equal(requireFinite("x", -1), -1);
  assert.equal(requireNonNegative("x", 0), 0);
  refused(() => requireNonNegative("x", -1e-300), "SCORECARD_SAMPLE_INVALID", "x");
  refused(() => requirePositive("x", 0), "SCORECARD_SAMPLE_INVALID", "x");
  assert.equal(requirePositive("x", 1e-300), 1e-300);
});

test("an index is whole and within its range", () => {
  assert.equal(requireIndex("x", 0, 3), 0);
  assert.equal(requireIndex("x", 3, 3), 3);
  for (const value of [-1, 4, 1.5]) refused(() => requireIndex("x", value, 3), "SCORECARD_SAMPLE_INVALID", "x");
});

test("a missing price or gas is NaN; a wrong one is refused", () => {
  assert.ok(Number.isNaN(priceOrNaN("x", null)));
  assert.ok(Number.isNaN(gasOrNaN("x", null)));
  assert.equal(gasOrNaN("x", 21_000n), 21_000);
  refused(() => priceOrNaN("x", 0), "SCORECARD_SAMPLE_INVALID", "x");
  refused(() => priceOrNaN("x", -5), "SCORECARD_SAMPLE_INVALID", "x");
  refused(() => gasOrNaN("x", -1n), "SCORECARD_SAMPLE_INVALID", "x");
});

test("what is accepted comes back unchanged", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1e300, noNaN: true }), (value) => {
      for (const check of [requireFinite, requireNonNegative, requirePositive, priceOrNaN, gasOrNaN])
        assert.equal(check("x", value), value);
    }),
  );
});
