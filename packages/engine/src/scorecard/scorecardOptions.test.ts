import assert from "node:assert/strict";
import { test } from "node:test";
import { describeRun, type ScorecardOptions } from "./scorecardOptions.ts";
import { refused } from "./testing/refused.ts";
import { OPTIONS } from "./testing/syntheticRun.ts";

test("fills in the defaults and keeps what is given", () => {
  const run = describeRun(OPTIONS);
  assert.equal(run.band, 0.001);
  assert.deepEqual(run.tierBands, [0.001, 0.0025, 0.00625, 0.0125]);
  assert.equal(run.configHash, null);
  assert.deepEqual(run.notes, []);
  const given = { band: 0.002, tierBands: [0.1, 0.2, 0.3, 0.4], configHash: "0xab", notes: ["assumed parity"] };
  assert.deepEqual(describeRun({ ...OPTIONS, ...given }), { ...OPTIONS, ...given });
});

test("accepts the ends of the ranges", () => {
  describeRun({ ...OPTIONS, skewScale: 0, fundingCapPerSecond: 0, nodeCount: 1, seed: -5, roundSeconds: 0.5 });
  describeRun({ ...OPTIONS, nodeCount: 256, seed: Number.MAX_SAFE_INTEGER });
});

const WRONG: Readonly<Record<string, readonly unknown[]>> = {
  band: [0, 1, -0.001, Number.NaN],
  roundSeconds: [0, -1, Number.NaN, Number.POSITIVE_INFINITY],
  skewScale: [-1, Number.NaN, Number.POSITIVE_INFINITY],
  fundingCapPerSecond: [-1e-9, Number.NaN, Number.POSITIVE_INFINITY],
  nodeCount: [0, 257, 1.5, Number.NaN],
  seed: [0.5, Number.NaN, 2 ** 53],
  tierBands: [
    [],
    [1, 2, 3],
    [0, 1, 2, 3],
    [0.1, 0.1, 0.2, 0.3],
    [0.3, 0.2, 0.1, 0.4],
    [0.1, 0.2, 0.3, Number.NaN],
    [0.1, 0.2, 0.3, Number.POSITIVE_INFINITY],
  ],
};

for (const [field, values] of Object.entries(WRONG)) {
  test(`refuses a ${field} out of range`, () => {
    for (const value of values)
      refused(() => describeRun({ ...OPTIONS, [field]: value } as ScorecardOptions), "SCORECARD_OPTION_INVALID", field);
  });
}
