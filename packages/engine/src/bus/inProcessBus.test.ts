import assert from "node:assert/strict";
import { test } from "node:test";
import type { SignedAssessment } from "../roles.ts";
import { createInProcessBus } from "./inProcessBus.ts";

const message = (node: number): SignedAssessment => ({
  node,
  signer: "0x01",
  topic: "0x02",
  market: "X-USD",
  schemaVersion: 1,
  epoch: 1,
  round: 1,
  observedAt: 10,
  configHash: "0x03",
  fields: [],
  signature: "0x04",
});

test("a message appears at its time, once, in order of delivery", () => {
  const bus = createInProcessBus();
  bus.publish(message(0), 300);
  bus.publish(message(1), 100);
  bus.publish(message(2), 100);
  assert.deepEqual(bus.drain(99), []);
  assert.deepEqual(
    bus.drain(100).map(({ node }) => node),
    [1, 2],
  );
  assert.deepEqual(
    bus.drain(1_000).map(({ node }) => node),
    [0],
  );
  assert.deepEqual(bus.drain(1_000), []);
});
