import assert from "node:assert/strict";
import { test } from "node:test";
import { normal } from "../random/normal.ts";
import { compareForecasts } from "./compareForecasts.ts";
import { QUICK } from "./simulatedCoin.testing.ts";

const N = 1_200;
const truth = Float64Array.from({ length: N }, (_, i) => Math.exp(-9 + Math.sin(i / 50)));
const targets = truth.map((v, i) => v * Math.exp(0.5 * normal(1, i, "noise") - 0.125));
const scored = {
  horizon: 4,
  origins: Float64Array.from({ length: N }, (_, i) => i),
  targets,
  forecasts: { constant: new Float64Array(N).fill(Math.exp(-9)), truth, spoilt: truth.map((v, i) => v * Math.exp(normal(1, i, "spoil"))) },
};
const questions = { baseline: "constant", nested: [["truth", "constant"]] as const };

test("the truth wins every test against a constant, and stays alone in the confidence set", () => {
  const found = compareForecasts("TEST", scored, questions, QUICK);
  assert.equal(found.forecasts, N);
  assert.ok((found.qlike.truth ?? 9) < (found.qlike.constant ?? 0));
  assert.ok((found.dieboldMariano.truth?.statistic ?? 0) > 5);
  assert.ok((found.dieboldMariano.spoilt?.statistic ?? 0) < -3);
  assert.equal(found.dieboldMariano.constant, undefined, "the baseline is not tested against itself");
  assert.ok((found.clarkWest["truth over constant"] ?? 0) > 5);
  assert.deepEqual(found.confidenceSet, ["truth"]);
});

test("the same seed gives the same bytes; another coin draws other blocks but finds the same", () => {
  const once = compareForecasts("TEST", scored, questions, QUICK);
  assert.equal(JSON.stringify(compareForecasts("TEST", scored, questions, QUICK)), JSON.stringify(once));
  assert.deepEqual(compareForecasts("OTHER", scored, questions, QUICK).confidenceSet, once.confidenceSet);
});

test("a forecast that equals the baseline has no statistic", () => {
  const same = { ...scored, forecasts: { constant: scored.forecasts.constant, copy: scored.forecasts.constant.slice() } };
  const found = compareForecasts("TEST", same, { baseline: "constant", nested: [["copy", "constant"]] }, QUICK);
  assert.deepEqual(found.dieboldMariano.copy, { statistic: 0, pValue: 1 });
  assert.equal(found.clarkWest["copy over constant"], 0);
  assert.equal(found.confidenceSet.length, 2);
});
