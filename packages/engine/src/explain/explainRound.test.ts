import assert from "node:assert/strict";
import { test } from "node:test";
import { explainRound } from "./explainRound.ts";
import { formatExplanation } from "./formatExplanation.ts";
import { HASH, journalRound, ROUND } from "./journalledRound.testing.ts";

/** Only what the round's own rows tell: this journal holds no quotes to compute anything from. */
const ROWS = { recompute: false } as const;

test("the latest accepted round is explained from quotes to the transaction", async (context) => {
  const journal = await journalRound();
  context.after(() => journal.close());
  const explanation = await explainRound(journal, "X-USD", ROWS);
  assert.equal(explanation.round, ROUND);
  assert.deepEqual(JSON.parse(JSON.stringify(explanation)), explanation);

  const [first, , , last] = explanation.nodes;
  const statuses = Object.fromEntries(first?.sources.map(({ venue, pair, status }) => [`${venue} ${pair}`, status]) ?? []);
  assert.deepEqual(statuses, {
    "a X/USD": "used",
    "b X/USD": "used",
    "c X/USDC": "used",
    "d X/USDT": "used",
    "mad X/USD": "outlier",
    "a USDC/USD": "used",
  });
  const converted = first?.sources.find(({ venue }) => venue === "c");
  assert.ok(converted?.converted !== null && Math.abs((converted?.converted ?? 0) - 99.9) < 1e-9);
  assert.deepEqual([first?.withheld, last?.withheld?.code], [null, "CHAIN_UNKNOWN"]);
  const stages = new Set(first?.stages.map(({ stage }) => stage));
  assert.deepEqual([...stages], ["leg", "index", "divergence", "volatility", "memory", "funding", "interest", "margin", "fee", "tier"]);

  assert.deepEqual(
    explanation.signers.map(({ node, inBundle }) => [node, inBundle]),
    [
      [0, true],
      [1, true],
      [2, true],
    ],
  );
  const [index] = explanation.fields;
  const values = index?.byNode.map(({ value }) => BigInt(value)).sort((a, b) => (a < b ? -1 : 1)) ?? [];
  assert.equal(index?.median, String(values[1]));
  assert.deepEqual([index?.refused, index?.clamped, index?.accepted], [true, false, index?.median]);
  const fee = explanation.fields.find(({ field }) => field === "tradeFee");
  assert.equal(BigInt(fee?.accepted ?? 0) - BigInt(fee?.median ?? 0), 1n);
  assert.equal(fee?.clamped, true);
  assert.deepEqual(explanation.transaction, {
    hash: HASH,
    purpose: `update:X-USD:${ROUND}`,
    at: ROUND * 10_000 + 6_000,
    blockNumber: 42,
    gasUsed: "250000",
    ok: true,
    valid: false,
    revertReason: null,
  });

  const text = formatExplanation(explanation);
  for (const part of [
    "X-USD, round 100",
    "outlier",
    "Node 3 signed nothing: CHAIN_UNKNOWN",
    "outside its gate",
    "% per 8 h",
    HASH,
    "250000",
    "stored as invalid",
  ]) {
    assert.ok(text.includes(part), `${part} is missing in\n${text}`);
  }
  assert.match(formatExplanation(explanation, { node: 2 }), /Quotes at node 2/);
});

test("a refused bundle and an unsent round are explained too", async (context) => {
  const refused = await journalRound({ revertReason: "QuorumTooSmall(2, 3)" });
  const unsent = await journalRound({ unsent: true });
  context.after(() => Promise.all([refused.close(), unsent.close()]));
  const bad = await explainRound(refused, "X-USD", { ...ROWS, which: { round: ROUND } });
  assert.deepEqual([bad.transaction?.ok, bad.transaction?.revertReason, bad.fields[0]?.accepted], [false, "QuorumTooSmall(2, 3)", null]);
  assert.match(formatExplanation(bad), /refused: QuorumTooSmall\(2, 3\)/);
  const quiet = await explainRound(unsent, "X-USD", ROWS);
  assert.deepEqual([quiet.round, quiet.transaction, quiet.fields[0]?.median], [ROUND, null, null]);
  assert.match(formatExplanation(quiet), /Not sent to the chain/);
});

test("an unknown market, an unknown round and an unreadable row are refused", async (context) => {
  const journal = await journalRound({ unsent: true });
  context.after(() => journal.close());
  await assert.rejects(explainRound(journal, "Y-USD"), {
    code: "EXPLAIN_MARKET_UNKNOWN",
    value: "Y-USD",
    remedy: "Use one of X-USD.",
  });
  await assert.rejects(explainRound(journal, "X-USD", { ...ROWS, which: { round: 7 } }), {
    code: "EXPLAIN_ROUND_UNKNOWN",
    value: 7,
    remedy: /last one is 100/,
  });
  journal.append([{ kind: "trace", at: 0, market: "X-USD", round: 8, node: 0, body: { other: true } }]);
  await assert.rejects(explainRound(journal, "X-USD", { ...ROWS, which: { round: 8 } }), {
    code: "EXPLAIN_ROW_UNREADABLE",
    value: "trace",
  });
});
