import assert from "node:assert/strict";
import { test } from "node:test";
import * as surface from "./public.ts";

test("what the folder offers changes only on purpose", () => {
  assert.deepEqual(Object.keys(surface).sort(), [
    "addLevel",
    "addLinear",
    "addToLags",
    "addToWindow",
    "addUnbiased",
    "autocovariances",
    "breakLags",
    "checkDivergenceParameters",
    "createDivergenceState",
    "createImpactMeasure",
    "createLagSums",
    "createLinearAverage",
    "createLinearWindow",
    "createTimeWindow",
    "defaultDivergenceParameters",
    "ema",
    "fitTwoScales",
    "halfLifeOf",
    "linearAverageOf",
    "linearWindowAverage",
    "measureImpact",
    "measureSide",
    "timeAverage",
    "updateDivergence",
    "updateHalfLife",
    "updatePersistence",
    "weightOfSpan",
    "zScore",
  ]);
});
