import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type ApiState, openJournal, type Scorecard, stableScorecard } from "@evenkeel/engine";
import { evenkeel, start, temporary } from "./evenkeel.testing.ts";

const ROUNDS = 71;
const OPTIONS = ["up", "--speed", "max", "--to", "2025-01-15T00:12:00Z", "--fault", "rpc-error:rate=0.3"];

async function journalled(directory: string) {
  const journal = await openJournal({ directory });
  try {
    const { rows, head } = await journal.verifyChain();
    const all = await journal.read({ kind: ["run", "assessment", "block"] });
    const hashes = (await journal.read({})).map(({ hash }) => hash);
    return { rows, head, all, hashes };
  } finally {
    await journal.close();
  }
}

/** Rounds that a run has played so far, as its own api tells. */
async function roundsOf(output: string): Promise<number> {
  const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
  if (url === undefined) return -1;
  const reply = (await (await fetch(`${url}/api/state`)).json()) as ApiState;
  return reply.markets["BTC-USD"]?.latest?.counters.rounds ?? 0;
}

const figures = (out: string) => stableScorecard(JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8")) as Scorecard);

test("killed three times at random, a run resumes to the same chain and the same figures", { timeout: 300_000 }, async (context) => {
  const [state, out] = [temporary("killed"), temporary("killed-out")];
  const [whole, wholeOut] = [temporary("whole"), temporary("whole-out")];
  const command = [...OPTIONS, "--state", state, "--out", out];
  let before: readonly string[] = [];
  for (let kill = 1; kill <= 3; kill += 1) {
    const run = start([...command, "--port", "0"]);
    // Somewhere in the next third of the rounds, those before it being played again.
    const target = Math.floor((kill - 1 + Math.random()) * (ROUNDS / 3));
    while ((await roundsOf(run.output())) < target) await sleep(5);
    run.child.kill("SIGKILL");
    await run.finished;
    const { rows, hashes } = await journalled(state);
    context.diagnostic(`killed at round ${target} of ${ROUNDS} or soon after: ${rows} rows`);
    assert.deepEqual(hashes.slice(0, before.length), before, "rows that were written are unchanged");
    before = hashes;
  }
  assert.ok(before.length > 0);

  const resumed = await evenkeel(...command, "--headless");
  assert.equal(resumed.code, 0, resumed.stderr);
  assert.match(resumed.stdout, /Resuming: [\d,]+ journal rows are played again and compared/);
  const uninterrupted = await evenkeel(...OPTIONS, "--headless", "--state", whole, "--out", wholeOut);
  assert.equal(uninterrupted.code, 0, uninterrupted.stderr);

  const [killed, straight] = [await journalled(state), await journalled(whole)];
  assert.deepEqual(killed.hashes.slice(0, before.length), before);
  assert.equal(killed.head, straight.head, "the same rows, and with them the same block hashes");
  assert.ok(killed.all.filter(({ kind }) => kind === "block").length > 60);
  const signed = killed.all
    .filter(({ kind }) => kind === "assessment")
    .map(({ node, body }) => `${node} ${(body as { topic: string }).topic} ${(body as { round: number }).round}`);
  assert.equal(new Set(signed).size, signed.length, "nobody signed a round twice");
  assert.deepEqual(figures(out), figures(wholeOut));

  const again = await evenkeel(...command, "--headless");
  assert.equal(again.code, 0, again.stderr);
  assert.equal((await journalled(state)).head, killed.head, "playing a finished run again adds nothing");

  const other = await evenkeel(...command, "--headless", "--seed", "2");
  assert.equal(other.code, 2);
  assert.match(other.stderr, /STATE_MISMATCH.*seed: 1 there, 2 now/s);
});
