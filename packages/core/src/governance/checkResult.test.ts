import assert from "node:assert/strict";
import { test } from "node:test";
import { checkResult, type ResultRule } from "./checkResult.ts";

const values = (entry: Record<string, number>) => new Map(Object.entries(entry).map(([name, value]) => [name, BigInt(value)]));
const leverage: ResultRule = {
  name: "leverage",
  derive: (all) => {
    const margin = Number(all.get("margin") ?? 0n);
    return margin === 0 ? null : 10_000 / margin;
  },
  min: 1,
  max: 50,
  maxRelativeMove: 0.5,
};
const judged = (before: number, after: number, rule = leverage) => checkResult(rule, values({ margin: before }), values({ margin: after }));

test("a figure inside its range that moves little is acceptable and reported", () => {
  assert.deepEqual(judged(500, 400), { rule: "leverage", before: 20, after: 25, refusal: null });
});

test("a figure outside its range is refused, at the edge it is not", () => {
  assert.equal(judged(250, 199).refusal, "result_out_of_range");
  assert.equal(judged(250, 200).refusal, null);
});

test("a figure that moves farther than the rule allows is refused in both directions", () => {
  assert.equal(judged(500, 333).refusal, "result_moves_too_far");
  assert.equal(judged(500, 1_001).refusal, "result_moves_too_far");
  assert.equal(judged(500, 333, { ...leverage, maxRelativeMove: Number.POSITIVE_INFINITY }).refusal, null);
});

test("a figure that cannot be worked out afterwards is refused; one that could not before is only held to its range", () => {
  assert.equal(judged(500, 0).refusal, "unknown_result");
  assert.equal(judged(500, 400, { ...leverage, derive: () => Number.NaN }).refusal, "unknown_result");
  assert.equal(judged(0, 400).refusal, null);
  assert.equal(judged(0, 100).refusal, "result_out_of_range");
});
