import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hex } from "viem";
import type { CallReceipt, SignedAssessment } from "../roles.ts";
import { createRefusalBook } from "./refusalBook.ts";

const bundle = (...signatures: readonly Hex[]): SignedAssessment[] =>
  signatures.map((signature, node) => ({
    node,
    signer: "0x01",
    topic: "0x02",
    market: "X-USD",
    schemaVersion: 1,
    epoch: 1,
    round: 7,
    observedAt: 70,
    configHash: "0x03",
    fields: [],
    signature,
  }));
const failed = (hash: Hex, blockNumber = 5): CallReceipt => ({
  hash,
  purpose: "update:X-USD:7",
  ok: false,
  gasUsed: 1n,
  blockNumber,
  logs: [],
  revertReason: "PastRoundInvalid()",
});

test("a bundle is spent after its last refusal; other signatures begin anew", () => {
  const book = createRefusalBook(2);
  const [first, other] = [bundle("0x0a", "0x0b"), bundle("0x0a", "0x0c")];
  book.sent("0x01", 7, first);
  assert.equal(book.refused(failed("0x01")), 7);
  assert.equal(book.refused(failed("0x01")), null, "a transaction fails once");
  assert.equal(book.spent(7, first), false);
  book.sent("0x02", 7, first);
  book.refused(failed("0x02"));
  assert.equal(book.spent(7, first), true);
  assert.equal(book.spent(7, other), false);
  assert.equal(book.spent(8, first), false);
  book.sent("0x03", 7, other);
  book.refused(failed("0x03"));
  assert.equal(book.spent(7, other), false);
});

test("a transaction that reached no block counts against nobody, one of somebody else's is none of ours", () => {
  const book = createRefusalBook(1);
  const own = bundle("0x0a");
  book.sent("0x01", 7, own);
  assert.equal(book.refused(failed("0x01", 0)), 7);
  assert.equal(book.spent(7, own), false);
  assert.equal(book.refused(failed("0x99")), null);
});

test("old rounds are forgotten, on their way or refused", () => {
  const book = createRefusalBook(1);
  const own = bundle("0x0a");
  book.sent("0x01", 7, own);
  book.refused(failed("0x01"));
  book.sent("0x02", 7, own);
  book.forgetBefore(8);
  assert.equal(book.spent(7, own), false);
  assert.equal(book.refused(failed("0x02")), null);
});
