import assert from "node:assert/strict";
import { test } from "node:test";
import { EvenkeelError } from "./errors.ts";

const details = { code: "QUOTE_PRICE_INVALID", message: "price must be positive", field: "price", value: -1, remedy: "Drop the row." };

test("an error says what, with which value, and what to do", () => {
  const error = new EvenkeelError(details);
  assert.equal(error.message, "QUOTE_PRICE_INVALID: price must be positive (price = -1). Drop the row.");
  assert.equal(error.name, "EvenkeelError");
  assert.deepEqual([error.code, error.field, error.value, error.remedy], ["QUOTE_PRICE_INVALID", "price", -1, "Drop the row."]);
  assert.ok(error instanceof Error);
});

test("an error is final unless it says that the same call may succeed later", () => {
  assert.equal(new EvenkeelError(details).retryable, false);
  assert.equal(new EvenkeelError({ ...details, retryable: true }).retryable, true);
});

test("the cause is kept", () => {
  const cause = new RangeError("below");
  assert.equal(new EvenkeelError(details, { cause }).cause, cause);
});
