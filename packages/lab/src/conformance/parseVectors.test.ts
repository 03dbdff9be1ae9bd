import assert from "node:assert/strict";
import { test } from "node:test";
import { EvenkeelError } from "@evenkeel/core";
import { parseVectors } from "./parseVectors.ts";

const row = { system: "A", mechanism: "b", source: "s", inputs: { x: 1 }, expected: 2, tolerance: 0 };
const parse = (...rows: object[]) => parseVectors(JSON.stringify(rows), "case.json");
const refusal = (text: string) => {
  try {
    parseVectors(text, "case.json");
  } catch (error) {
    assert.ok(error instanceof EvenkeelError);
    assert.equal(error.code, "VECTORS_INVALID");
    return error.message;
  }
  return assert.fail("accepted");
};

test("tolerances are numbers, decimal strings, pairs, or absent", () => {
  const stated = [0.5, "0.0000001", { abs: 1e-3 }, { rel: "1e-8" }, { abs: 1, rel: 2, note: "why" }, null, undefined];
  const read = stated.map((tolerance) => parse({ ...row, tolerance })[0]?.tolerance);
  assert.deepEqual(read, [
    { absolute: 0.5, relative: 0 },
    { absolute: 1e-7, relative: 0 },
    { absolute: 1e-3, relative: 0 },
    { absolute: 0, relative: 1e-8 },
    { absolute: 1, relative: 2 },
    { absolute: 0, relative: 0 },
    { absolute: 0, relative: 0 },
  ]);
});

test("groups become cases of the system lab with their group's tolerance", () => {
  const vectors = [
    {
      id: "one",
      tol: 1e-9,
      cases: [
        { in: { a: 1 }, out: 2 },
        { in: {}, out: null, tol: 1 },
      ],
    },
    { id: "two", advisory: true, kind: "reported", cases: [{ in: {}, out: "x", how: "told" }] },
    { id: "three", tol_rel_mc: 0.001, cases: [{ in: {}, out: 1 }] },
  ];
  const cases = parseVectors(JSON.stringify({ meta: {}, vectors }), "lab.json");
  assert.deepEqual(
    cases.map(({ system, mechanism, position, tolerance, advisory }) => [
      system,
      mechanism,
      position,
      tolerance.absolute,
      tolerance.relative,
      advisory,
    ]),
    [
      ["lab", "one", "one[0]", 1e-9, 0, false],
      ["lab", "one", "one[1]", 1, 0, false],
      ["lab", "two", "two[0]", 0, 0, true],
      ["lab", "three", "three[0]", 0, 0.001, false],
    ],
  );
});

test("integers beyond 2^53 keep every digit", () => {
  const text =
    '[{"system": "A", "mechanism": "b", "inputs": {"wei": 1000000000000000000001, "small": 7, "f": 1e30}, "expected": 9007199254740993}]';
  const [read] = parseVectors(text, "case.json");
  assert.deepEqual(read?.inputs, { wei: "1000000000000000000001", small: 7, f: 1e30 });
  assert.equal(read?.expected, "9007199254740993");
});

test("an expected null is an answer, an absent one is refused", () => {
  assert.equal(parse({ ...row, expected: null })[0]?.expected, null);
  const { expected: _, ...without } = row;
  assert.match(refusal(JSON.stringify([without])), /0\.expected: /);
  assert.match(refusal('{"vectors": [{"id": "x", "cases": [{"in": {}}]}]}'), /vectors\.0\.cases\.0\.out: /);
});

test("a row takes the parameters that another row holds under the same name", () => {
  const reference = { ...row, inputs: { parametersRef: "base", parameters: { k: 3 } }, advisory: true };
  const cases = parse({ ...row, inputs: { parametersRef: "base", x: 1 } }, reference, { ...row, inputs: { parametersRef: "unknown" } });
  assert.deepEqual(
    cases.map(({ inputs }) => inputs.parameters),
    [{ k: 3 }, { k: 3 }, undefined],
  );
});

test("what is no vector file is refused with the place at fault", () => {
  assert.match(refusal("{"), /not a vector file/);
  assert.match(refusal("3"), /VECTORS_INVALID/);
  assert.match(refusal("{}"), /vectors/);
  assert.match(refusal(JSON.stringify([{ ...row, system: "" }])), /0\.system/);
  assert.match(refusal(JSON.stringify([{ ...row, inputs: [1] }])), /0\.inputs/);
  assert.match(refusal(JSON.stringify([{ ...row, tolerance: "wide" }])), /0\.tolerance/);
  assert.match(refusal(JSON.stringify([{ ...row, tolerance: -1 }])), /0\.tolerance/);
});
