import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hex } from "viem";
import type { SignedAssessment } from "../roles.ts";
import { createQuorumCollector } from "./quorumCollector.ts";

const message = (node: number, round: number, signature: Hex = "0x03"): SignedAssessment => ({
  node,
  signer: `0x${"abcd".charAt(node).repeat(40)}`,
  topic: "0x01",
  market: "BTC-USD",
  schemaVersion: 1,
  epoch: 0,
  round,
  observedAt: round * 10,
  configHash: "0x02",
  fields: [],
  signature,
});
const forged = (node: number, round: number, place = 0) => message(node, round, `0xbad${place}`);

/** A collector whose verifications are counted; a signature that begins with 0xbad is forged. */
function collectorOf(required: number) {
  const verified: Hex[] = [];
  const collector = createQuorumCollector(required, async ({ signature }) => {
    verified.push(signature);
    return !signature.startsWith("0xbad");
  });
  const nodes = (round: number) => collector.quorum(round)?.map(({ node, signature }) => [node, signature]) ?? null;
  return { collector, verified, nodes };
}

test("a quorum is the first arrivals, and costs no verification while nobody is contested", async () => {
  const { collector, verified, nodes } = collectorOf(3);
  assert.equal(await collector.add(message(2, 7)), true);
  await collector.add(message(0, 7));
  assert.equal(collector.quorum(7), null);
  await collector.add(message(3, 7));
  await collector.add(message(1, 7));
  assert.deepEqual(nodes(7), [
    [2, "0x03"],
    [0, "0x03"],
    [3, "0x03"],
  ]);
  assert.deepEqual(verified, []);
});

test("each node counts once, however its address is spelled", async () => {
  const { collector, verified } = collectorOf(2);
  const first = message(2, 7);
  await collector.add(first);
  const other: SignedAssessment = { ...first, signer: `0x${"C".repeat(40)}`, signature: "0x04" };
  for (let i = 0; i < 5; i += 1) assert.equal(await collector.add(other), false);
  assert.equal(collector.quorum(7), null);
  assert.deepEqual(verified, ["0x03"], "an authentic message is verified once, whatever else comes in its name");
});

test("forged messages hold a place until the real one comes, and take none from it afterwards", async () => {
  const { collector, nodes } = collectorOf(1);
  for (let place = 0; place < 9; place += 1) {
    await collector.add(forged(1, 7, place));
    assert.equal(collector.have(7), 1, "one message per node and round is kept");
  }
  assert.equal(await collector.add(message(1, 7)), true);
  assert.equal(await collector.add(forged(1, 7, 9)), false);
  assert.deepEqual(nodes(7), [[1, "0x03"]]);
});

test("a forged message that nobody contested is found by sifting, and the next arrival takes its place", async () => {
  const { collector, verified, nodes } = collectorOf(3);
  for (const node of [0, 2, 3]) await collector.add(message(node, 7));
  await collector.add(forged(1, 7));
  assert.deepEqual(
    (await collector.sift(7)).map(({ node }) => node),
    [1],
  );
  assert.deepEqual(await collector.sift(7), []);
  assert.equal(verified.length, 4, "what is verified stays so");
  assert.deepEqual(await collector.sift(8), []);
  assert.deepEqual(
    nodes(7)?.map(([node]) => node),
    [0, 2, 3],
  );
  assert.equal(await collector.add(message(1, 7)), true);
  assert.equal(collector.have(7), 4);
});

test("old rounds are forgotten", async () => {
  const { collector } = collectorOf(1);
  await collector.add(message(0, 1));
  await collector.add(message(0, 2));
  collector.forgetBefore(2);
  assert.equal(collector.have(1), 0);
  assert.equal(collector.have(2), 1);
});
