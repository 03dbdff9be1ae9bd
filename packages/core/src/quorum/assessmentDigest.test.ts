import assert from "node:assert/strict";
import { test } from "node:test";
import { EvenkeelError } from "../market/errors.ts";
import { concatBytes, hexBytes, toHex, utf8, word } from "../math/bytes.ts";
import { type AssessmentHeader, assessmentDigest, marketTopic } from "./assessmentDigest.ts";
import { deploymentId } from "./deploymentId.ts";
import { keccak256 } from "./keccak.testing.ts";
import { CALM_FIELDS, fieldsWith } from "./vectorCases.testing.ts";

const HASH = `0x${"12".repeat(32)}`;
const DOMAIN = { deploymentId: `0x${"34".repeat(32)}` };
const HEADER: AssessmentHeader = {
  market: "BTC-USD",
  schemaVersion: 1,
  epoch: 0,
  round: 170_000_000,
  observedAt: 1_700_000_004,
  configHash: HASH,
  fields: CALM_FIELDS,
};

const digestOf = (changes: Partial<AssessmentHeader> = {}, domain = DOMAIN): string =>
  assessmentDigest({ ...HEADER, ...changes }, domain, keccak256);

test("the test's keccak-256 knows the published hashes", () => {
  assert.equal(toHex(keccak256(utf8(""))), "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
  assert.equal(toHex(keccak256(utf8("abc"))), "0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
});

test("a digest that viem's hashTypedData gave for the same message", () => {
  // domain {name "Evenkeel", version "1", salt}, salt and configHash as below, recorded with viem 2.57
  const name = "evenkeel-local-éé-long-name-more-than-32-bytes";
  const configHash = toHex(keccak256(Uint8Array.of(1)));
  const id = deploymentId([`0x${"11".repeat(20)}`, `0x${"ab".repeat(20)}`], name, configHash, keccak256);
  const fields = [1n, -1n, (1n << 127n) - 1n, -(1n << 127n), 5n, 6n, 7n, 8n, 9n, 10n, 11n, 12n];
  const message = { ...HEADER, epoch: 3, round: 17, configHash, fields };
  assert.equal(
    assessmentDigest(message, { deploymentId: id }, keccak256),
    "0x57c9e3c2c100a626a8d5f7977fbb7df187fde391af2cb495d55a97951d71ee84",
  );
});

test("every member and the deployment change the digest", () => {
  const digests = [
    digestOf(),
    digestOf({ market: "ETH-USD" }),
    digestOf({ schemaVersion: 2 }),
    digestOf({ epoch: 1 }),
    digestOf({ round: 170_000_001 }),
    digestOf({ observedAt: 1_700_000_005 }),
    digestOf({ configHash: `0x${"13".repeat(32)}` }),
    digestOf({ fields: fieldsWith({ tier: 1n }) }),
    digestOf({}, { deploymentId: `0x${"35".repeat(32)}` }),
  ];
  assert.equal(new Set(digests).size, digests.length);
  assert.equal(digestOf(), digests[0]);
});

test("the topic is the hash of the market's name with its prefix", () => {
  assert.equal(toHex(marketTopic("BTC-USD", keccak256)), toHex(keccak256(utf8("MARKET:BTC-USD"))));
});

test("signed integers become 32-byte words in two's complement", () => {
  assert.equal(toHex(word(1n)), `0x${"0".repeat(63)}1`);
  assert.equal(toHex(word(-1n)), `0x${"f".repeat(64)}`);
  assert.equal(toHex(word(-(1n << 127n))), `0x${"f".repeat(32)}8${"0".repeat(31)}`);
});

test("UTF-8 of one, two, three and four bytes", () => {
  assert.equal(toHex(utf8("a\u00e9\u20ac\u{1f6a2}")), "0x61c3a9e282acf09f9aa2");
});

test("hexadecimal goes there and back", () => {
  const bytes = concatBytes(Uint8Array.of(1, 2), Uint8Array.of(255));
  assert.deepEqual(hexBytes(toHex(bytes), "x", 3), bytes);
});

test("what is not 32 bytes of hexadecimal is refused with its field", () => {
  for (const configHash of ["", "0x", "0x12", HASH.slice(2), `${HASH}00`, `0x${"zz".repeat(32)}`]) {
    assert.throws(
      () => digestOf({ configHash }),
      (error) => error instanceof EvenkeelError && error.code === "HEX_INVALID" && error.field === "configHash",
    );
  }
  assert.throws(
    () => deploymentId(["0x12"], "x", HASH, keccak256),
    (error) => error instanceof EvenkeelError && error.field === "genesisSigners",
  );
});
