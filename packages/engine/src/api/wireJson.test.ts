import assert from "node:assert/strict";
import { test } from "node:test";
import { wireJson } from "./wireJson.ts";

test("what JSON cannot say becomes null or a string", () => {
  assert.equal(
    wireJson({ a: Number.NaN, b: Number.POSITIVE_INFINITY, c: 12n, d: undefined, e: 1.5 }),
    '{"a":null,"b":null,"c":"12","e":1.5}',
  );
});

test("the text is one inert line that reads back unchanged", () => {
  const value = { name: "</script><b>\n\u2028 é" };
  const text = wireJson(value);
  assert.doesNotMatch(text, /[<\n]/);
  assert.deepEqual(JSON.parse(text), value);
});
