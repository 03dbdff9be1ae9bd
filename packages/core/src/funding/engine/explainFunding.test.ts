import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dydxV4 } from "../peers/dydx.ts";
import { hyperliquid } from "../peers/hyperliquid.ts";
import { explainFunding } from "./explainFunding.ts";
import { fundingEngine } from "./fundingEngine.ts";
import { PEERS, premium, steadySamples } from "./reading.testing.ts";

const NOW = 1_000 * 28_800_000;
const STAGES = ["signal", "average", "law", "damper", "caps", "accrual", "parameters"];

test("one line per stage in the order of the pipeline, whichever system decided", () => {
  for (const system of PEERS) {
    fc.assert(
      fc.property(premium, (value) => {
        const decision = fundingEngine({ at: NOW, samples: steadySamples(value, NOW, 20), memory: null, openInterest: null }, system);
        const lines = explainFunding(decision);
        assert.deepEqual(
          lines.map((line) => line.slice(0, line.indexOf(":"))),
          STAGES,
        );
        for (const cap of decision.capsBit) assert.ok(lines[4]?.includes(cap), `${cap} decided and is not named`);
        assert.ok(lines[6]?.includes(system.name) && lines[6].includes(system.version));
        assert.ok(!lines.some((line) => /NaN|undefined|Infinity/.test(line)), lines.join("\n"));
      }),
      { numRuns: 10 },
    );
  }
});

test("what was missing is named, and how many samples had no value", () => {
  const samples = [
    { at: NOW - 2_000, value: 0.001, missing: [] },
    { at: NOW - 1_000, value: null, missing: ["index"] },
    { at: NOW, value: 0.002, missing: ["impactAsk"] },
  ];
  const lines = explainFunding(fundingEngine({ at: NOW, samples, memory: null, openInterest: null }, hyperliquid()));
  assert.equal(lines[0], "signal: 20 bp, missing impactAsk");
  assert.equal(lines[1], "average: 15 bp of 2 samples, 1 without a value");
  const silent = explainFunding(fundingEngine({ at: NOW, samples: [], memory: null, openInterest: null }, dydxV4()));
  assert.equal(silent[0], "signal: none, missing samples");
});
