import assert from "node:assert/strict";
import { test } from "node:test";
import { gaugePosition } from "./gaugePosition.ts";

const cases: readonly [number, number][] = [
  [0, 0],
  [5, 0.5],
  [10, 1],
  [15, 1.5],
  [30, 2.5],
  [40, 3],
  [60, 3.5],
  [1e9, 4],
  [-3, 0],
];
for (const [value, place] of cases) test(`${value} is at ${place}`, () => assert.equal(gaugePosition(value, [10, 20, 40]), place));

test("without thresholds everything is at zero", () => assert.equal(gaugePosition(7, []), 0));
