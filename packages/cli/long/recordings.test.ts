import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Scorecard } from "@evenkeel/engine";
import { evenkeel, temporary } from "../src/evenkeel.testing.ts";

const DATA = process.env.EVENKEEL_DATA ?? fileURLToPath(new URL("../../../../shared/data", import.meta.url));

/** Plays one whole recording through the command line as a user would. */
function recording(folder: string, asset: string, seconds: number, check: (scorecard: Scorecard) => void): void {
  const directory = join(DATA, folder);
  const absent = !existsSync(directory) && process.env.REQUIRE_SHARED !== "1";
  test(`${folder} ${asset} plays to its end`, {
    skip: absent ? `no recording at ${directory}` : false,
    timeout: 2_000_000,
  }, async (context) => {
    const out = temporary(asset);
    const began = performance.now();
    const { code, stderr } = await evenkeel("up", "--replay", directory, "--asset", asset, "--speed", "max", "--headless", "--out", out);
    const elapsed = (performance.now() - began) / 1_000;
    assert.equal(code, 0, stderr);
    const scorecard: Scorecard = JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8"));
    context.diagnostic(`${elapsed.toFixed(0)} s (aim: under ${seconds}), ${scorecard.updates.landed} updates, ${scorecard.trades} trades`);
    assert.ok(scorecard.updates.landed >= 5_000);
    assert.ok(scorecard.trades >= 10_000);
    assert.equal(scorecard.invariants.violations, 0, JSON.stringify(scorecard.invariants));
    check(scorecard);
  });
}

recording("09-ticks-2025-10-10", "POL", 600, (scorecard) => {
  assert.ok(scorecard.notes.some((note) => /assumed/.test(note)));
});

recording("08-spot-1m-multi-exchange-usdc-depeg-2023-03", "BTC", 600, (scorecard) => {
  // The recording leaves out three days in which nobody can be liquidated and the price rises by a fifth.
  assert.ok((scorecard.solvency.badDebtShareOfOpenInterest ?? 1) < 0.001, JSON.stringify(scorecard.solvency));
});
