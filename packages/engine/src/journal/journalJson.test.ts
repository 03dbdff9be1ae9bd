import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { journalJson } from "./journalJson.ts";

test("it is JSON with sorted keys, and stable under a round trip", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = journalJson(value);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      assert.equal(journalJson(JSON.parse(text)), text);
    }),
  );
});

test("key order, absent members, big integers, non-finite numbers and collections", () => {
  const value = { b: 1n, a: [0.1, undefined, Number.NaN, -0], c: undefined, d: new Map([["k", new Set([1])]]) };
  assert.equal(journalJson(value), '{"a":[0.1,null,null,0],"b":"1","d":[["k",[1]]]}');
  assert.equal(journalJson({ x: 1, y: 2 }), journalJson({ y: 2, x: 1 }));
  assert.equal(journalJson(undefined), "null");
});

test("text that a database refuses is refused here", () => {
  for (const text of ["a\u0000b", "\ud800", "x\udc00"]) assert.throws(() => journalJson({ text }), { code: "JOURNAL_VALUE_INVALID" });
  for (const text of ["\u0001", "\\u0000", "😀", "\\\\ud800"]) assert.equal(JSON.parse(journalJson(text)), text);
});
