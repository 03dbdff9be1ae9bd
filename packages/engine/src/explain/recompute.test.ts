import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { MARKET_SCHEMA } from "@evenkeel/core";
import { draw } from "@evenkeel/lab";
import type { OpenedJournal } from "../journal/openJournal.ts";
import type { JournalRow } from "../roles.ts";
import { createExplainer, type Explainer } from "./createExplainer.ts";
import { EXPLAINED_FIELDS, type ExplainedField } from "./explainedField.ts";
import { explainRound } from "./explainRound.ts";
import type { Explanation, NodeExplanation } from "./explanation.ts";
import { formatExplanation } from "./formatExplanation.ts";
import { journalledRun } from "./journalledRun.testing.ts";

const SEED = 11;

/** What the journal itself says of a round, read by this test alone. */
async function journalled(journal: OpenedJournal, market: string, round: number) {
  const rows = await journal.read({ market, round });
  const bodies = (kind: JournalRow["kind"]) => rows.filter((row) => row.kind === kind).map(({ body }) => body as never);
  const receipts = bodies("receipt") as { accepted: { fields: string[] } | null }[];
  return {
    assessments: bodies("assessment") as { node: number; fields: string[] }[],
    accepted: receipts.find(({ accepted }) => accepted !== null)?.accepted ?? null,
  };
}

describe("a finished run explains itself from its quotes", () => {
  let journal: OpenedJournal;
  let market: string;
  let explainer: Explainer;
  let rounds: number[];

  before(async () => {
    ({ journal, market } = await journalledRun(12, SEED));
    explainer = createExplainer(journal);
    rounds = (await journal.read({ market, kind: "snapshot" })).map(({ round }) => round ?? 0);
  });
  after(() => journal.close());

  test("ten random (field, round) pairs: every number is recomputed from the quotes it lists, equal bit for bit", async (context) => {
    const pick = (what: string, count: number, draws: number) => Math.floor(draw(SEED, what, draws) * count);
    for (let pair = 0; pair < 10; pair += 1) {
      const round = rounds[pick("round", rounds.length, pair)] as number;
      const position = pick("field", MARKET_SCHEMA.length, pair);
      const field = MARKET_SCHEMA[position]?.name as ExplainedField;
      const explanation = await explainer.explain(market, { which: { round }, field });
      context.diagnostic(`${field} of round ${round}: ${explanation.recomputation?.figures} figures`);
      assert.deepEqual(explanation.recomputation?.differences, []);
      assert.ok((explanation.recomputation?.figures ?? 0) > 400);
      assertChecked(explanation);
      // The numbers compared are those of the journal, not of the explanation alone.
      const { assessments, accepted } = await journalled(journal, market, round);
      const [line] = explanation.fields;
      for (const { node, value } of line?.byNode ?? []) assert.equal(value, assessments.find((one) => one.node === node)?.fields[position]);
      assert.equal(line?.accepted, accepted?.fields[position] ?? null);
      assert.equal(line?.check?.recomputed ?? null, accepted?.fields[position] ?? null);
    }
  });

  test("the listed quotes give the listed prices: middle, conversion through the listed legs, and age", async () => {
    const explanation = await explainer.explain(market, { which: "latest", field: "index" });
    for (const node of explanation.nodes) {
      for (const { leg, pair, quote, raw, converted, ageMillis } of node.sources) {
        assert.ok(quote !== null && typeof quote.bid === "number" && typeof quote.ask === "number");
        assert.equal(raw, (quote.bid + quote.ask) / 2);
        assert.equal(ageMillis, explanation.at - quote.publishedAt);
        const currency = pair.split("/")[1] as string;
        const rate = leg === null ? (legPrice(node, currency) ?? 1) : 1;
        assert.equal(converted, raw * rate);
        const [row] = (await journal.read({ afterSeq: quote.seq - 1, limit: 1 })) as { body: { bid: number; pair: string } }[];
        assert.deepEqual([row?.body.bid, row?.body.pair], [quote.bid, pair]);
      }
    }
  });

  test("every number of a vector, the mark and the basis are explained, by round, by time and the latest", async () => {
    const round = rounds.at(-4) as number;
    for (const field of EXPLAINED_FIELDS) {
      const byTime = await explainer.explain(market, { which: { at: round * 10_000 + 3_210 }, field });
      assert.equal(byTime.round, round);
      assert.deepEqual(byTime, await explainer.explain(market, { which: { round }, field }));
      assert.ok(
        byTime.nodes.every(({ stages }) => stages.length > 0),
        field,
      );
      const text = formatExplanation(byTime);
      assert.match(text, new RegExp(`^${field} of ${market}`));
      assert.match(text, /Recomputed: equal/);
    }
    const basis = await explainer.explain(market, { which: { round }, field: "basis" });
    assert.ok(basis.mark?.check?.equal);
    assert.equal(basis.mark?.basis, (basis.mark?.mark ?? 0) / (basis.mark?.index ?? 1) - 1);
  });

  test("a round behind the cursor is replayed from the beginning to the same answer", async () => {
    const first = rounds[2] as number;
    await explainer.explain(market, { which: { round: rounds.at(-1) as number } });
    const again = await explainer.explain(market, { which: { round: first } });
    assert.deepEqual(again, await explainRound(journal, market, { which: { round: first } }));
    assert.deepEqual(again.recomputation?.differences, []);
  });

  test("what the run does not hold is refused with what it does hold", async () => {
    const before = { at: (rounds[0] as number) * 10_000 - 1 };
    const after = { at: ((rounds.at(-1) as number) + 1) * 10_000 };
    for (const which of [before, after, { at: Number.NaN }]) {
      await assert.rejects(explainer.explain(market, { which }), {
        code: "EXPLAIN_TIME_OUTSIDE",
        remedy: new RegExp(`rounds ${rounds[0]} to ${rounds.at(-1)}`),
      });
    }
    await assert.rejects(explainer.explain("DOGE-USD", {}), { code: "EXPLAIN_MARKET_UNKNOWN", remedy: `Use one of ${market}.` });
  });
});

function legPrice({ stages }: NodeExplanation, currency: string): number | null {
  return stages.find(({ stage, name }) => stage === "leg" && name === currency)?.value ?? null;
}

/** Every line of an explanation says that it came out the same. */
function assertChecked({ nodes, fields, signers }: Explanation): void {
  for (const { sources, stages, bounds, encodings } of nodes) {
    for (const { check } of [...sources, ...stages, ...bounds, ...encodings]) assert.equal(check?.equal, true);
  }
  for (const { byNode } of fields) for (const { check } of byNode) assert.equal(check?.equal, true);
  for (const { signatureValid } of signers) assert.equal(signatureValid, true);
}

test("with lying, silent and missing nodes the honest numbers still come out the same, and a lie is shown beside the quote", async (context) => {
  const spec = "price:node=2,factor=1.5;down:node=0,from=120,to=240;venue-price:venue=kraken,factor=10,from=60,to=300";
  const { journal, market } = await journalledRun(7, 3, spec);
  context.after(() => journal.close());
  const explainer = createExplainer(journal);
  const rounds = (await journal.read({ market, kind: "snapshot" })).map(({ round }) => round ?? 0);
  for (const round of rounds.filter((_, place) => place % 6 === 0)) {
    const { recomputation } = await explainer.explain(market, { which: { round } });
    assert.deepEqual(recomputation?.differences, [], `round ${round}`);
  }
  const while0IsDown = await explainer.explain(market, { which: { round: rounds[17] as number }, field: "index" });
  assert.deepEqual(
    while0IsDown.nodes.map(({ node }) => node),
    [1, 2, 3],
  );
  const liar = while0IsDown.nodes.find(({ node }) => node === 2)?.sources.find(({ venue }) => venue === "coinbase");
  assert.ok(typeof liar?.quote?.bid === "number" && Math.abs((liar.raw ?? 0) / liar.quote.bid - 1.5) < 0.01);
  const outlier = while0IsDown.nodes[0]?.sources.find(({ venue, leg }) => venue === "kraken" && leg === null);
  assert.equal(outlier?.status, "outlier");
  assert.ok(while0IsDown.nodes[0]?.refusedQuotes.some(({ venue, code }) => venue === "kraken" && code === "outlier"));
});

/** What a fault of the network, a clock or the chain leaves behind is replayed like everything else. */
const FAULTS = ["clock-skew:node=2,seconds=7,from=60,to=200", "clock-skew:node=2,seconds=-7,from=60,to=200", "block-gap:from=60,to=180"];
for (const fault of FAULTS) {
  test(`every round comes out the same under ${fault}`, async (context) => {
    const { journal, market } = await journalledRun(5, 3, fault);
    context.after(() => journal.close());
    const explainer = createExplainer(journal);
    for (const { round } of await journal.read({ market, kind: "snapshot" })) {
      const { recomputation } = await explainer.explain(market, { which: { round: round ?? 0 } });
      assert.deepEqual(recomputation?.differences, [], `round ${round}`);
    }
  });
}

test("a node that signs something else than its quotes give is named, and nobody else", async (context) => {
  const { journal, market } = await journalledRun(3, 3, "worst:node=1,side=high,from=60");
  context.after(() => journal.close());
  const { recomputation, fields } = await explainRound(journal, market);
  assert.ok((recomputation?.differences.length ?? 0) > 0);
  assert.ok(recomputation?.differences.every(({ what }) => what.startsWith("node 1 signed ")));
  const apart = fields.flatMap(({ byNode }) => byNode.filter(({ check }) => check?.equal === false).map(({ node }) => node));
  assert.equal(apart.length, recomputation?.differences.length);
  assert.ok(apart.every((node) => node === 1));
  assert.ok(
    fields.every(({ check }) => check?.equal === true),
    "the median and the chain's rules still hold",
  );
});

test("a journal whose figures were changed is found out, figure by figure", async (context) => {
  const { journal, market } = await journalledRun(3, 5);
  context.after(() => journal.close());
  const latest = await explainRound(journal, market);
  const altered: OpenedJournal = {
    ...journal,
    size: journal.size,
    async read(query) {
      const rows = await journal.read(query);
      return rows.map((row) => (row.kind === "trace" && row.round === latest.round ? { ...row, body: withIndex(row.body, 1) } : row));
    },
  };
  const explanation = await explainRound(altered, market, { which: { round: latest.round }, field: "index" });
  const { differences } = explanation.recomputation ?? { differences: [] };
  assert.equal(differences.length, latest.nodes.filter(({ origin }) => origin === "journal").length);
  assert.ok(differences.every(({ what, journalled }) => /^node \d indexAverage$/.test(what) && journalled === 1));
  assert.match(formatExplanation(explanation), /Recomputed: 3 of \d+ figures .* DIFFER/);
});

function withIndex(trace: unknown, indexAverage: number): unknown {
  return { ...(trace as object), indexAverage };
}
