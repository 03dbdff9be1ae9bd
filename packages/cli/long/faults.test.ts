import assert from "node:assert/strict";
import { test } from "node:test";
import { FAULT_CASES } from "../src/faults/faultCases.ts";
import { brokenPromises } from "../src/faults/judgeFault.ts";
import { playFault } from "../src/faults/playFault.ts";

test("every fault keeps its promise, on another seed than the committed table", { timeout: 1_800_000 }, async (context) => {
  const calm = await playFault("", 2);
  for (const one of FAULT_CASES) {
    const broken = brokenPromises(one, await playFault(one.spec, 2), calm);
    context.diagnostic(`${one.name}: ${broken.length === 0 ? "kept" : broken.join("; ")}`);
    assert.deepEqual(broken, [], one.name);
  }
});
