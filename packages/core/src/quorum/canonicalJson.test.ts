import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../market/errors.ts";
import { canonicalJson } from "./canonicalJson.ts";
import { configHash } from "./configHash.ts";
import { keccak256 } from "./keccak.testing.ts";

const json = fc.jsonValue({ maxDepth: 4 });

test("keys are sorted at every depth and nothing is indented", () => {
  assert.equal(canonicalJson({ b: 1, a: [true, null, { d: "x", c: 2 }] }), '{"a":[true,null,{"c":2,"d":"x"}],"b":1}');
});

test("an absent member and an undefined one are the same", () => {
  assert.equal(canonicalJson({ a: 1, b: undefined }), canonicalJson({ a: 1 }));
});

test("parsing gives the value back", () => {
  fc.assert(
    fc.property(json, (value) => {
      assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("the order in which members were written does not matter", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), (members) => {
      const reversed = Object.fromEntries(Object.entries(members).reverse());
      assert.equal(canonicalJson(reversed), canonicalJson(members));
    }),
  );
});

test("canonical text is a fixed point", () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value);
      assert.equal(canonicalJson(JSON.parse(text)), text);
    }),
  );
});

test("what has no canonical form is refused with its path", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 0, Symbol("x")]) {
    assert.throws(
      () => canonicalJson({ a: [0, { b: value }] }),
      (error) => error instanceof EvenkeelError && error.code === "JSON_NOT_CANONICAL" && error.field === "$.a[1].b",
    );
  }
});

test("the configuration hash follows the value, not its writing", () => {
  assert.equal(configHash({ a: 1, b: 2 }, keccak256), configHash({ b: 2, a: 1 }, keccak256));
  assert.notEqual(configHash({ a: 1, b: 2 }, keccak256), configHash({ a: 1, b: 3 }, keccak256));
  assert.match(configHash({}, keccak256), /^0x[0-9a-f]{64}$/);
});
