import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { MARKET_SCHEMA, MARKET_SCHEMA_VERSION } from "@evenkeel/core";
import type { Hex } from "viem";
import type { SignedAssessment } from "../roles.ts";
import { messageCheck } from "./messageCheck.ts";

const WAD = 10n ** 18n;
const FIELDS = [50_000n * WAD, 10n * WAD, 50_000n * WAD, WAD / 2n, 0n, 0n, 0n, 0n, WAD / 20n, WAD / 40n, WAD / 2_000n, 0n];
const HASH: Hex = `0x${"3".repeat(64)}`;
const MESSAGE: SignedAssessment = {
  node: 0,
  signer: "0x01",
  topic: "0x02",
  market: "X-USD",
  schemaVersion: MARKET_SCHEMA_VERSION,
  epoch: 1,
  round: 10,
  observedAt: 104,
  configHash: HASH,
  fields: FIELDS,
  signature: `0x${"5".repeat(128)}1b`,
};
const rules = { initialOverMaintenance: (12n * WAD) / 10n, fundingCap: WAD, maxConfidence: WAD / 20n, maxAverageDeviation: WAD / 5n };
const check = messageCheck({
  roundSeconds: 10,
  freshnessSeconds: 60,
  configHash: HASH,
  topic: MESSAGE.topic,
  epoch: 1,
  signers: ["0x01"],
  rules,
});

test("what the hub would count passes", () => {
  assert.equal(FIELDS.length, MARKET_SCHEMA.length);
  assert.equal(check(MESSAGE, 106), null);
  assert.equal(check(MESSAGE, 99), null, "five seconds ahead of the block are granted");
});

test("each reason names itself", () => {
  assert.equal(check({ ...MESSAGE, observedAt: 104.5 }, 106), "malformed");
  assert.equal(check({ ...MESSAGE, signature: "0x" }, 106), "malformed");
  assert.equal(check({ ...MESSAGE, fields: FIELDS.with(10, 2n ** 127n) }, 106), "malformed");
  assert.equal(check({ ...MESSAGE, signer: "0x09" }, 106), "stranger");
  assert.equal(check({ ...MESSAGE, epoch: 2 }, 106), "stranger");
  assert.equal(check({ ...MESSAGE, topic: "0x03" }, 106), "otherTopic");
  assert.equal(check({ ...MESSAGE, schemaVersion: MARKET_SCHEMA_VERSION + 1 }, 106), "otherTopic");
  assert.equal(check({ ...MESSAGE, configHash: "0x00" }, 106), "config");
  assert.equal(check({ ...MESSAGE, fields: FIELDS.slice(1) }, 106), "fieldCount");
  assert.equal(check({ ...MESSAGE, observedAt: 110 }, 110), "otherRound");
  assert.equal(check(MESSAGE, 98), "future");
  assert.equal(check(MESSAGE, 164), null);
  assert.equal(check(MESSAGE, 165), "stale");
  assert.equal(check({ ...MESSAGE, fields: FIELDS.with(11, 5n) }, 106), "linkedRule");
});

test("a signature that the hub would not read is malformed, though it recovers its signer", () => {
  const signature = (s: bigint, recovery: string): Hex => `0x${"5".repeat(64)}${s.toString(16).padStart(64, "0")}${recovery}`;
  const half = 0xffffffff_ffffffff_ffffffff_fffffffe_baaedce6_af48a03b_bfd25e8c_d0364141n / 2n;
  assert.equal(check({ ...MESSAGE, signature: signature(half, "1c") }, 106), null);
  assert.equal(check({ ...MESSAGE, signature: signature(half + 1n, "1b") }, 106), "malformed");
  for (const recovery of ["00", "01", "1a", "1d"])
    assert.equal(check({ ...MESSAGE, signature: signature(1n, recovery) }, 106), "malformed");
});

test("the hub grants the clocks no more and no less", () => {
  const source = readFileSync(new URL("../../../contracts/src/libraries/ObservationBundle.sol", import.meta.url), "utf8");
  const tolerance = Number(/FUTURE_TOLERANCE = (\d+);/.exec(source)?.[1]);
  assert.equal(check({ ...MESSAGE, observedAt: 104 }, 104 - tolerance), null);
  assert.equal(check({ ...MESSAGE, observedAt: 104 }, 104 - tolerance - 1), "future");
});
