import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Scorecard } from "@evenkeel/engine";
import { evenkeel, temporary } from "../src/evenkeel.testing.ts";

async function play(policy: string, seed: number): Promise<Scorecard> {
  const out = temporary(`${policy}-${seed}`);
  const { code, stderr } = await evenkeel("up", "--headless", "--speed", "max", "--policy", policy, "--seed", String(seed), "--out", out);
  assert.equal(code, 0, stderr);
  return JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8"));
}

for (const seed of [1, 2, 3]) {
  test(`on the bundled scenario, seed ${seed}, funding halves the basis at least`, { timeout: 1_200_000 }, async (context) => {
    const none = await play("none", seed);
    const gen1 = await play("gen1", seed);
    const gen2 = await play("gen2", seed);
    const mean = (scorecard: Scorecard) => scorecard.basis.meanAbsBp ?? Number.NaN;
    context.diagnostic(`mean |basis| bp: none ${mean(none)}, gen1 ${mean(gen1)}, gen2 ${mean(gen2)}, gen2/none ${mean(gen2) / mean(none)}`);
    assert.ok(mean(gen2) / mean(none) <= 0.5);
    assert.ok(gen2.trades >= none.trades * 0.8);
    for (const scorecard of [none, gen1, gen2]) assert.equal(scorecard.invariants.violations, 0);
  });
}
