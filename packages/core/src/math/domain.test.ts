import assert from "node:assert/strict";
import { test } from "node:test";
import { checkLength, domainError } from "./domain.ts";
import { refusal } from "./seeded.testing.ts";

test("a refusal names the field, the value and the rule", () => {
  const error = domainError("degrees", -1, "must be positive");
  assert.equal(error.code, "MATH_DOMAIN");
  assert.equal(error.field, "degrees");
  assert.equal(error.value, -1);
  assert.match(error.message, /degrees must be positive \(degrees = -1\)/);
});

test("lengths that agree pass, others are refused", () => {
  checkLength("target", 3, 3);
  assert.throws(() => checkLength("target", 3, 4), refusal("MATH_SHAPE", "target"));
});
