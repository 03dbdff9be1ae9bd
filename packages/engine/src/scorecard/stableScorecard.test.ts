import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createScorecard } from "./createScorecard.ts";
import { flattenScorecard } from "./flattenScorecard.ts";
import { serializeScorecard } from "./serializeScorecard.ts";
import { stableScorecard, WALL_CLOCK_KEYS } from "./stableScorecard.ts";
import { OPTIONS, sample, syntheticRun } from "./testing/syntheticRun.ts";

test("two equal runs at different times on machines of different speed have the same stable bytes", () => {
  const run = (micros: number, startedAt: number, elapsed: number) => {
    const builder = createScorecard(OPTIONS);
    for (let at = 0; at < 100_000; at += 10_000) {
      builder.assessment(0, micros * (at + 1));
      builder.round(sample(at, { mark: 100 + at / 1e6 }));
    }
    return builder.finish({ startedAt, finishedAt: startedAt + elapsed });
  };
  const [first, second] = [run(5, 1000, 10), run(900, 1_741_132_800_000, 98_765)];
  assert.notEqual(serializeScorecard(first), serializeScorecard(second));
  assert.equal(serializeScorecard(stableScorecard(first)), serializeScorecard(stableScorecard(second)));
});

test("the synthetic run is the same twice", () => {
  const run = () => serializeScorecard(stableScorecard(syntheticRun(500).finish({ startedAt: 0, finishedAt: 1 })));
  assert.equal(run(), run());
});

test("another seed gives other bytes", () => {
  const run = (seed: number) =>
    serializeScorecard(stableScorecard(syntheticRun(50, { ...OPTIONS, seed }).finish({ startedAt: 0, finishedAt: 1 })));
  assert.notEqual(run(1), run(2));
});

test("exactly the wall-clock groups are removed, the original is untouched", () => {
  const scorecard = syntheticRun(20).finish({ startedAt: 0, finishedAt: 1 });
  const stable = stableScorecard(scorecard);
  assert.deepEqual(
    Object.keys(scorecard).filter((key) => !(key in stable)),
    [...WALL_CLOCK_KEYS],
  );
  assert.ok(scorecard.latency.assess.maxMicros !== null);
});

test("serialised figures come back as they were, and end with a newline", () => {
  const scorecard = syntheticRun(20).finish({ startedAt: 0, finishedAt: 1 });
  const text = serializeScorecard(scorecard);
  assert.deepEqual(JSON.parse(text), scorecard);
  assert.ok(text.endsWith("}\n"));
  assert.ok(!text.includes("NaN"));
});

test("flattening keeps order, numbers lists and drops empty ones", () => {
  assert.deepEqual(flattenScorecard({ b: { x: 1, y: null }, a: ["p", { q: true }], none: {}, empty: [] }), [
    ["b.x", 1],
    ["b.y", null],
    ["a.0", "p"],
    ["a.1.q", true],
  ]);
  assert.deepEqual(flattenScorecard(5, "x"), [["x", 5]]);
  assert.deepEqual(flattenScorecard({}), []);
});

test("flattening loses no leaf", () => {
  const tree = fc.object({ values: [fc.integer(), fc.string(), fc.constant(null), fc.boolean()], key: fc.stringMatching(/^[a-z]{1,4}$/) });
  const leaves = (value: unknown): number =>
    typeof value === "object" && value !== null ? Object.values(value).reduce((sum: number, inner) => sum + leaves(inner), 0) : 1;
  fc.assert(
    fc.property(tree, (value) => {
      const flat = flattenScorecard(value);
      assert.equal(flat.length, leaves(value));
      assert.equal(new Set(flat.map(([key]) => key)).size, flat.length);
    }),
  );
});
