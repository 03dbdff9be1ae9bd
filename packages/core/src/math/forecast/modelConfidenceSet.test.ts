import assert from "node:assert/strict";
import { test } from "node:test";
import { close, normals, refusal, sample, uniforms } from "../seeded.testing.ts";
import { modelConfidenceSet } from "./modelConfidenceSet.ts";

const RESAMPLES = 400;
const options = (n: number, seed: number, blockLength = 5) => ({
  blockLength,
  resamples: RESAMPLES,
  draws: sample(RESAMPLES * Math.ceil(n / blockLength), uniforms(seed)),
});

/** Losses with a common part, as forecasts of one target have. */
function losses(means: Readonly<Record<string, number>>, n: number, seed: number): Record<string, Float64Array> {
  const normal = normals(seed);
  const common = sample(n, normal);
  return Object.fromEntries(Object.entries(means).map(([name, mean]) => [name, common.map((c) => mean + c + 0.5 * normal())]));
}

const members = (set: ReturnType<typeof modelConfidenceSet>) => set.filter(({ pValue }) => pValue >= 0.1).map(({ model }) => model);

test("a clearly worse model is left out, a clearly best one stays alone", () => {
  const set = modelConfidenceSet(losses({ good: 0, bad: 1, worse: 2 }, 500, 1), options(500, 2));
  assert.deepEqual(
    set.map(({ model }) => model),
    ["good", "bad", "worse"],
  );
  assert.deepEqual(members(set), ["good"]);
  assert.equal(set[0]?.pValue, 1);
});

test("equal models stay together at least as often as stated", () => {
  let allIn = 0;
  for (let trial = 0; trial < 100; trial++) {
    const set = modelConfidenceSet(losses({ a: 0, b: 0, c: 0 }, 200, 10 + trial), options(200, 500 + trial));
    if (members(set).length === 3) allIn++;
  }
  assert.ok(allIn >= 80, `${allIn}`);
});

test("the best model is kept though a near one is kept with it", () => {
  let kept = 0;
  for (let trial = 0; trial < 60; trial++) {
    const set = modelConfidenceSet(losses({ best: 0, near: 0.03, far: 0.5 }, 300, 900 + trial), options(300, 50 + trial));
    const inside = members(set);
    assert.ok(!inside.includes("far"));
    if (inside.includes("best")) kept++;
  }
  assert.ok(kept >= 52, `${kept}`);
});

test("the order of the models and a shift of all losses change nothing", () => {
  const table = losses({ a: 0, b: 0.1, c: 0.2 }, 300, 3);
  const set = modelConfidenceSet(table, options(300, 4));
  const turned = modelConfidenceSet(
    { c: table.c as Float64Array, a: table.a as Float64Array, b: table.b as Float64Array },
    options(300, 4),
  );
  assert.deepEqual(turned, set);
  const shifted = Object.fromEntries(Object.entries(table).map(([name, list]) => [name, list.map((x) => x + 7)]));
  assert.deepEqual(
    modelConfidenceSet(shifted, options(300, 4)).map(({ model, pValue }) => [model, pValue]),
    set.map(({ model, pValue }) => [model, pValue]),
  );
});

test("p-values rise towards the best, and mean losses are reported", () => {
  const table = losses({ a: 0, b: 0.05, c: 0.1, d: 0.4 }, 400, 8);
  const set = modelConfidenceSet(table, options(400, 9));
  for (let i = 1; i < set.length; i++) assert.ok((set[i]?.pValue ?? 0) <= (set[i - 1]?.pValue ?? 0));
  for (const { model, meanLoss } of set) close(meanLoss, (table[model] ?? new Float64Array()).reduce((sum, x) => sum + x, 0) / 400, 1e-9);
});

test("the same draws give the same set; the draws are all the randomness there is", () => {
  const table = losses({ a: 0, b: 0.05 }, 100, 5);
  assert.deepEqual(modelConfidenceSet(table, options(100, 6)), modelConfidenceSet(table, options(100, 6)));
});

test("a block that does not divide the sample keeps its length, and one model needs no test", () => {
  const table = losses({ a: 0, b: 1 }, 103, 5);
  assert.deepEqual(members(modelConfidenceSet(table, options(103, 6, 10))), ["a"]);
  assert.deepEqual(modelConfidenceSet({ a: [1, 2, 3] }, options(3, 1, 3)), [{ model: "a", meanLoss: 2, pValue: 1 }]);
});

test("identical losses are in the set together", () => {
  const same = sample(50, normals(2));
  assert.deepEqual(members(modelConfidenceSet({ a: same, b: same }, options(50, 3))).length, 2);
});

test("shapes that do not fit are refused", () => {
  assert.throws(() => modelConfidenceSet({}, options(5, 1)), refusal("MATH_DOMAIN", "losses"));
  assert.throws(() => modelConfidenceSet({ a: [1, 2], b: [1] }, options(2, 1, 1)), refusal("MATH_SHAPE", "b"));
  assert.throws(() => modelConfidenceSet({ a: [1, 2] }, { ...options(2, 1, 1), draws: [0.5] }), refusal("MATH_SHAPE", "draws"));
  assert.throws(() => modelConfidenceSet({ a: [1, 2] }, options(2, 1, 3)), refusal("MATH_DOMAIN", "blockLength"));
});
