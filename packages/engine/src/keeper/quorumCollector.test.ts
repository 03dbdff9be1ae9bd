import assert from "node:assert/strict";
import { test } from "node:test";
import type { SignedAssessment } from "../roles.ts";
import { createQuorumCollector } from "./quorumCollector.ts";

const message = (node: number, round: number): SignedAssessment => ({
  node,
  signer: `0x${String(node).repeat(40)}`,
  topic: "0x01",
  market: "BTC-USD",
  schemaVersion: 1,
  epoch: 0,
  round,
  observedAt: round * 10,
  configHash: "0x02",
  fields: [],
  signature: "0x03",
});

test("a quorum is the first arrivals, each node once", () => {
  const collector = createQuorumCollector(3);
  assert.equal(collector.add(message(2, 7)), true);
  assert.equal(collector.add(message(2, 7)), false);
  collector.add(message(0, 7));
  assert.equal(collector.quorum(7), null);
  collector.add(message(3, 7));
  collector.add(message(1, 7));
  assert.deepEqual(
    collector.quorum(7)?.map((m) => m.node),
    [2, 0, 3],
  );
});

test("a refused signer is replaced by the next arrival", () => {
  const collector = createQuorumCollector(3);
  for (const node of [0, 1, 2, 3]) collector.add(message(node, 7));
  collector.remove(7, message(1, 7).signer);
  assert.deepEqual(
    collector.quorum(7)?.map((m) => m.node),
    [0, 2, 3],
  );
});

test("old rounds are forgotten", () => {
  const collector = createQuorumCollector(1);
  collector.add(message(0, 1));
  collector.add(message(0, 2));
  collector.forgetBefore(2);
  assert.equal(collector.have(1), 0);
  assert.equal(collector.have(2), 1);
});
