import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { ViolationsError } from "./violationsError.ts";
import { pathText, violationsOf } from "./violationsOf.ts";

const schema = z.strictObject({
  port: z.int().min(1).max(9),
  mode: z.enum(["a", "b"]),
  list: z.array(z.strictObject({ share: z.number().positive() })).optional(),
});

function found(document: unknown) {
  const parsed = schema.safeParse(document);
  assert.ok(!parsed.success);
  return violationsOf(schema, document, parsed.error.issues);
}

test("an unknown key names itself, its value and the allowed keys, however deep", () => {
  assert.deepEqual(found({ port: 1, mode: "a", list: [{ share: 1, shar: 2 }] }), [
    { path: "list[0].shar", message: "unknown key", value: 2, remedy: "Remove it; allowed keys: share." },
  ]);
});

test("limits, choices and types become remedies", () => {
  const remedies = Object.fromEntries(found({ port: 10, mode: "c", list: [{ share: 0 }] }).map(({ path, remedy }) => [path, remedy]));
  assert.deepEqual(remedies, { port: "Use at most 9.", mode: "Use one of: a, b.", "list[0].share": "Use more than 0." });
  const [type] = found({ port: "1", mode: "a" });
  assert.deepEqual([type?.path, type?.value, type?.remedy], ["port", "1", "Give a number."]);
});

test("the error message lists everything once, with long values cut", () => {
  const error = new ViolationsError("X_INVALID", "x.json", [
    { path: "a", message: "unknown key", value: "y".repeat(200), remedy: "Remove it." },
    { path: "", message: "not an object", value: undefined, remedy: "Give an object." },
  ]);
  assert.equal(error.field, "a, (document)");
  assert.match(
    error.message,
    /^X_INVALID: x\.json has 2 problems .*\[1\] a: .*\[2\] \(document\): not an object \(got nothing\)\. Give an object\.$/,
  );
  assert.ok(error.message.length < 500);
});

test("paths read like JavaScript", () => {
  assert.equal(pathText(["nodes", 2, "dropRate"]), "nodes[2].dropRate");
});
