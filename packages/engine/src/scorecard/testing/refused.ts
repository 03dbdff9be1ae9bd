import assert from "node:assert/strict";
import { EvenkeelError } from "@evenkeel/core/market/errors";

/** Asserts that the call throws an error with this code that names the field and says what to do. */
export function refused(call: () => unknown, code: string, field: string): void {
  assert.throws(call, (error: unknown) => {
    assert.ok(error instanceof EvenkeelError, String(error));
    assert.equal(error.code, code);
    assert.equal(error.field, field);
    assert.ok(error.remedy.length > 10 && error.message.includes(error.remedy));
    return true;
  });
}
