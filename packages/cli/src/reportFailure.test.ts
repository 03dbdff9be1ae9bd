import assert from "node:assert/strict";
import { test } from "node:test";
import { EvenkeelError } from "@evenkeel/core";
import { REFUSED, reportFailure } from "./reportFailure.ts";

function capture(error: unknown, json: boolean): { text: string; code: number } {
  let text = "";
  const code = reportFailure(error, json, {
    write(part: string) {
      text += part;
    },
  });
  return { text, code };
}
const coded = new EvenkeelError({
  code: "PORT_IN_USE",
  message: "the port is taken",
  field: "--port",
  value: 80,
  remedy: "Choose another.",
});

test("a coded error is one readable line without a stack", () => {
  const { text, code } = capture(coded, false);
  assert.equal(code, REFUSED);
  assert.match(text, /PORT_IN_USE: the port is taken \(--port = 80\)\. Choose another\./);
  assert.doesNotMatch(text, /at .*\.ts:/);
});

test("as JSON every part has its key", () => {
  const { text } = capture(coded, true);
  assert.deepEqual(JSON.parse(text).error, {
    code: "PORT_IN_USE",
    message: coded.message,
    field: "--port",
    value: "80",
    remedy: "Choose another.",
    retryable: false,
  });
});

test("an unexpected error shows its stack and exits with 1", () => {
  const { text, code } = capture(new Error("boom"), false);
  assert.equal(code, 1);
  assert.match(text, /boom[\s\S]*at /);
});
