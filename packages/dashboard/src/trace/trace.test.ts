import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { EXPLAINED_FIELDS, type ExplainedField } from "@evenkeel/engine/explain/explainedField";
import { explainRound } from "@evenkeel/engine/explain/explainRound";
import type { Explanation } from "@evenkeel/engine/explain/explanation";
import { journalledRun } from "@evenkeel/engine/explain/journalledRun.testing";
import type { OpenedJournal } from "@evenkeel/engine/journal/openJournal";
import { fieldWords, TRACED_FIELDS } from "../words/fieldWords.ts";
import { plainMessage } from "../words/plainMessage.ts";
import { lineValue, lineWords, stageWords } from "../words/stageWords.ts";
import { limitWords } from "./limitWords.ts";
import { summary } from "./summary.ts";
import { fromFixed, tracedValue } from "./tracedValue.ts";

describe("the words of a trace", () => {
  let journal: OpenedJournal;
  let explain: (field: ExplainedField) => Promise<Explanation>;

  before(async () => {
    const run = await journalledRun(4, 1);
    journal = run.journal;
    explain = (field) => explainRound(journal, run.market, { field, recompute: false });
  });
  after(() => journal.close());

  test("every number that can be explained has a place in the choice, a label and a value", async () => {
    assert.deepEqual([...TRACED_FIELDS].sort(), [...EXPLAINED_FIELDS].sort());
    for (const field of EXPLAINED_FIELDS) {
      const value = tracedValue(await explain(field), field);
      assert.ok(value !== null && Number.isFinite(value), field);
      assert.notEqual(fieldWords(field).show(value), "–");
    }
  });

  test("every line of every stage has words and a value in people's units", async () => {
    const { nodes } = await explainRound(journal, "BTC-USD", { recompute: false });
    for (const { stage, name, value, unit } of nodes[0]?.stages ?? []) {
      assert.match(stageWords(stage), /^[A-Z]/);
      assert.match(lineWords(stage, name), /^[A-Z0-9z5]/);
      assert.equal(lineValue(stage, name, value, unit) === "–", value === null, `${stage} ${name}`);
    }
  });

  test("the summary names what bit, whose number it is and the block", async () => {
    const text = summary(await explain("fundingRate"), "fundingRate");
    assert.match(text, /(cap|damper)/i);
    assert.match(text, /(median of 3 signed values|3 nodes signed the same integer)\./i);
    assert.match(text, /Accepted in block [\d,]+\.$/);
    assert.match(summary(await explain("tier"), "tier"), /^3 nodes signed the same integer\./);
  });

  test("a round that was not sent points to the value in force", async () => {
    const sent = await explain("index");
    const unsent: Explanation = {
      ...sent,
      transaction: null,
      fields: sent.fields.map((line) => ({ ...line, accepted: null, median: null })),
    };
    assert.match(summary(unsent, "index"), /was not sent; the value in force is that of round/);
    assert.equal(tracedValue(unsent, "index"), tracedValue(sent, "index"));
    assert.match(
      summary({ ...sent, transaction: sent.transaction && { ...sent.transaction, ok: false } }, "index"),
      /The chain refused it\.$/,
    );
  });
});

test("values are shown in the unit that people use", () => {
  assert.equal(lineValue("funding", "wanted", 8.8202e-8, "per second"), "+25.402 bp per 8 h");
  assert.equal(lineValue("margin", "initialMargin", 0.0504, "fraction"), "5.040 %");
  assert.equal(lineValue("memory", "premiumAverage", -0.0001234, "fraction"), "−1.234 bp");
  assert.equal(lineValue("tier", "poolDrawdown", 0.021, "solvency"), "2.1 %");
  assert.equal(lineValue("funding", "proportionalGain", 0.00017361, "per second per fraction"), "0.00017361");
  assert.equal(fromFixed("-42781087783", 18), -4.2781087783e-8);
  assert.equal(limitWords("max", "+144.00 bp"), "the upper bound bit; asked for +144.00 bp");
});

test("a refusal is told without its code and remedy, which stand beside it", () => {
  const refused = { code: "A_B", message: "A_B: it broke (field = 1). Mend it.", field: "field", value: "1", remedy: "Mend it." };
  assert.equal(plainMessage(refused), "it broke");
  assert.equal(plainMessage({ ...refused, message: "The request failed." }), "The request failed");
});
