import assert from "node:assert/strict";
import { test } from "node:test";
import { MARKET_SCHEMA } from "@evenkeel/core";
import fc from "fast-check";
import { keccak256, stringToBytes } from "viem";
import { seededAccount } from "../chain/seededAccount.ts";
import { type SigningContext, signAssessment, verifyAssessment } from "./assessmentSigner.ts";

const hash = (text: string) => keccak256(stringToBytes(text));
const context: SigningContext = { deploymentId: hash("deployment"), topic: hash("MARKET:X-USD"), epoch: 1, configHash: hash("config") };
const assessment = { market: "X-USD", schemaVersion: 1, round: 7, observedAt: 74, fields: MARKET_SCHEMA.map((_, i) => BigInt(i)) };

test("a signature belongs to its node, its deployment and every field", async () => {
  const message = await signAssessment(0, seededAccount(1, "node", 0), assessment, context);
  assert.equal(await verifyAssessment(message, context.deploymentId), true);
  const other = seededAccount(1, "node", 1).address;
  for (const forged of [
    { ...message, signer: other },
    { ...message, round: 8 },
    { ...message, observedAt: 75 },
    { ...message, epoch: 2 },
    { ...message, fields: message.fields.map((value) => value + 1n) },
    { ...message, signature: "0x1234" as const },
  ]) {
    assert.equal(await verifyAssessment(forged, context.deploymentId), false);
  }
  assert.equal(await verifyAssessment(message, hash("another deployment")), false);
});

test("the digest that is signed is that of the typed data, whatever the vector", async () => {
  const account = seededAccount(1, "node", 0);
  const remote = { ...account, sign: undefined };
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.bigInt({ min: -(2n ** 127n) + 1n, max: 2n ** 127n - 1n }), { minLength: 12, maxLength: 12 }),
      fc.integer({ min: 0, max: 2 ** 40 }),
      async (fields, round) => {
        const one = { ...assessment, fields, round, observedAt: round * 10 };
        assert.deepEqual(await signAssessment(0, account, one, context), await signAssessment(0, remote, one, context));
      },
    ),
    { numRuns: 50 },
  );
});
