import assert from "node:assert/strict";
import { test } from "node:test";
import type { CallReceipt } from "../roles.ts";
import { digestBlock } from "./blockDigest.ts";
import { rememberingJournal } from "./calmRun.testing.ts";
import { journalRound, quoteRow } from "./journalRound.ts";
import type { SealedRound } from "./sealRound.ts";

const receipt = (purpose: string, blockNumber: number): CallReceipt => ({
  hash: "0x01",
  purpose,
  ok: blockNumber > 0,
  gasUsed: 1n,
  blockNumber,
  logs: [],
  revertReason: blockNumber > 0 ? null : "refused",
});

test("a block counts what was mined in it; a refusal has a receipt all the same", () => {
  const journal = rememberingJournal();
  const receipts = [receipt("place", 5), receipt("update", 0), receipt("place", 5)];
  const act: SealedRound["act"] = { have: 0, reason: null, submitted: null, updateHash: null };
  const sealed: SealedRound = { act, digest: digestBlock(receipts, String), receipts, block: { number: 5, hash: "0x0a" } };
  journalRound(journal, "X-USD", { round: 3, assessAt: 34_000, blockAt: 36_000 }, { traces: [], signed: [] }, sealed);
  assert.deepEqual(
    journal.rows.map(({ kind }) => kind),
    ["receipt", "receipt", "receipt", "block"],
  );
  assert.deepEqual(journal.rows.at(-1)?.body, { number: 5, hash: "0x0a", transactions: 2 });
});

test("a venue's nonsense is journalled as the text of what it said", () => {
  const quote = { venue: "a", pair: "X/USD", bid: Number.NaN, ask: 1, size: Number.POSITIVE_INFINITY, publishedAt: 1, receivedAt: 2 };
  assert.deepEqual(quoteRow("X-USD", quote).body, { ...quote, bid: "NaN", size: "Infinity" });
});
