import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type Scorecard, stableScorecard } from "@evenkeel/engine";
import { evenkeel, temporary } from "./evenkeel.testing.ts";

/** The first minutes of the bundled scenario: short, but every part of the line runs. */
const WINDOW = ["--to", "2025-01-15T00:12:00Z"];

async function run(name: string, ...args: readonly string[]): Promise<Scorecard> {
  const out = temporary(name);
  const { code, stderr } = await evenkeel("up", "--headless", "--speed", "max", "--out", out, ...WINDOW, ...args);
  assert.equal(code, 0, stderr);
  assert.match(readFileSync(join(out, "report.html"), "utf8"), /<html/);
  return JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8"));
}

test("same seed, same bytes; another seed, another run", async () => {
  const [first, second, other] = [await run("a"), await run("b"), await run("c", "--seed", "2")];
  assert.equal(JSON.stringify(stableScorecard(first)), JSON.stringify(stableScorecard(second)));
  assert.notEqual(JSON.stringify(stableScorecard(first)), JSON.stringify(stableScorecard(other)));
  assert.ok(first.updates.landed > 60, `${first.updates.landed} rounds landed`);
  assert.ok(first.trades > 60, `${first.trades} trades`);
  assert.equal(first.invariants.violations, 0);
});

test("one node that multiplies every price by ten moves no median outside the honest range", async () => {
  const scorecard = await run("liar", "--fault", "price:node=2,factor=10");
  assert.equal(scorecard.invariants.violations, 0, JSON.stringify(scorecard.invariants));
  assert.ok((scorecard.index.maxDeviationFromVenueMedianBp ?? Infinity) < 30);
});

test("with two of four nodes down nothing lands, nobody is liquidated, and the market resumes by itself", async () => {
  const scorecard = await run("down", "--fault", "down:node=0,from=200,to=500;down:node=1,from=200,to=500");
  assert.ok((scorecard.mode.timeShare.reduceOnly ?? 0) > 0.1, JSON.stringify(scorecard.mode));
  assert.equal(scorecard.liquidations, 0);
  assert.equal(scorecard.invariants.violations, 0);
  assert.ok(scorecard.updates.landed > 25);
});

test("the journal explains the last landed round", async () => {
  const state = temporary("state");
  await run("journalled", "--state", state, "--to", "2025-01-15T00:04:00Z");
  const { code, stdout } = await evenkeel("explain", "BTC-USD", "--state", state);
  assert.equal(code, 0);
  for (const part of ["Quotes at node", "Signed by", "On chain", "transaction", "fundingRate"]) assert.ok(stdout.includes(part), part);
});
