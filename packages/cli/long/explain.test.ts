import assert from "node:assert/strict";
import { test } from "node:test";
import { createExplainer, EXPLAINED_FIELDS, openJournal } from "@evenkeel/engine";
import { draw } from "@evenkeel/lab";
import { evenkeel, temporary } from "../src/evenkeel.testing.ts";

const SEED = 2026;
const PAIRS = 10;

test("ten random (field, round) pairs of the whole default scenario come out the same from its journalled quotes", async (context) => {
  const state = temporary("explain-long");
  const { code, stderr } = await evenkeel("up", "--headless", "--speed", "max", "--state", state, "--out", temporary("explain-long-out"));
  assert.equal(code, 0, stderr);
  const journal = await openJournal({ directory: state });
  try {
    const rounds = (await journal.read({ kind: "snapshot" })).map(({ round }) => round ?? 0);
    const pick = <T>(list: readonly T[], what: string, pair: number): T => list[Math.floor(draw(SEED, what, pair) * list.length)] as T;
    const pairs = Array.from({ length: PAIRS }, (_, pair) => ({
      field: pick(EXPLAINED_FIELDS, "field", pair),
      round: pick(rounds, "round", pair),
    }));
    const explainer = createExplainer(journal);
    for (const { field, round } of pairs.toSorted((a, b) => a.round - b.round)) {
      const { recomputation } = await explainer.explain("BTC-USD", { which: { round }, field });
      context.diagnostic(`${field} of round ${round}: ${recomputation?.figures} figures from ${recomputation?.quotes} quotes`);
      assert.deepEqual(recomputation?.differences, []);
    }
  } finally {
    await journal.close();
  }
});
