import assert from "node:assert/strict";
import { test } from "node:test";
import { type Assessment, MARKET_SCHEMA, MARKET_SCHEMA_VERSION } from "@evenkeel/core";
import type { Hex } from "viem";
import { seededAccount } from "../chain/seededAccount.ts";
import type { RecordedRun } from "../journal/recordedRun.ts";
import type { AssessmentBody } from "../journal/roundRows.ts";
import { assessmentRow } from "../journal/roundRows.ts";
import type { SigningContext } from "./assessmentSigner.ts";
import { createSignatureBook } from "./signatureBook.ts";

const word = (digit: string): Hex => `0x${digit.repeat(64)}`;
const CONTEXT: SigningContext = { deploymentId: word("1"), topic: word("2"), epoch: 1, configHash: word("3") };
const account = seededAccount(1, "node", 0);
const assessmentOf = (round: number, index = 5n): Assessment => ({
  market: "X-USD",
  schemaVersion: MARKET_SCHEMA_VERSION,
  round,
  observedAt: round * 10 + 4,
  fields: MARKET_SCHEMA.map(() => index),
});

test("the same vector twice is one signature; another vector of the round is refused", async () => {
  const book = createSignatureBook(CONTEXT, null);
  const first = await book.sign(0, account, assessmentOf(7));
  assert.equal(await book.sign(0, account, assessmentOf(7)), first);
  await assert.rejects(book.sign(0, account, assessmentOf(7, 6n)), { code: "SIGNATURE_CONFLICT" });
  assert.notEqual((await book.sign(0, account, assessmentOf(8, 6n))).signature, first.signature);
  assert.notEqual((await book.sign(1, account, assessmentOf(7, 6n))).fields, first.fields);
});

test("a node whose clock runs far ahead does not make the book forget what others signed", async () => {
  const book = createSignatureBook(CONTEXT, null);
  await book.sign(0, account, assessmentOf(7));
  await book.sign(1, seededAccount(1, "node", 1), assessmentOf(367));
  await assert.rejects(book.sign(0, account, assessmentOf(7, 6n)), { code: "SIGNATURE_CONFLICT" });
});

test("a node goes through rounds in order: one that it has passed is not signed, remembered or not", async () => {
  const book = createSignatureBook(CONTEXT, null);
  for (const round of [7, 8, 300]) await book.sign(0, account, assessmentOf(round));
  for (const round of [7, 9, 299]) await assert.rejects(book.sign(0, account, assessmentOf(round)), { code: "SIGNATURE_CONFLICT" });
  await book.sign(0, account, assessmentOf(301));
});

test("what an earlier start signed is used again without the key, and binds", async () => {
  const signed = await createSignatureBook(CONTEXT, null).sign(0, account, assessmentOf(7));
  const body = JSON.parse(JSON.stringify(assessmentRow(signed, 0).body)) as AssessmentBody;
  const recorded: RecordedRun = { lastRound: 7, assessments: async (round) => (round === 7 ? [body] : []), transactions: async () => [] };
  const keyless = { ...account, sign: () => assert.fail("a journalled signature is not made again") };
  const book = createSignatureBook(CONTEXT, recorded);
  assert.deepEqual(await book.sign(0, keyless, assessmentOf(7)), signed);
  await assert.rejects(book.sign(0, keyless, assessmentOf(7, 6n)), { code: "SIGNATURE_CONFLICT" });
});
