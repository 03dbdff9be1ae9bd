import assert from "node:assert/strict";
import { test } from "node:test";
import { createOrderQueue } from "./orderQueue.ts";

test("an order is due from its round on, until it is settled", () => {
  const queue = createOrderQueue();
  for (const [orderId, round] of [
    [1n, 5],
    [2n, 6],
    [3n, 5],
  ] as const) {
    queue.placed({ orderId, account: "a", round });
  }
  assert.deepEqual(queue.rounds(), [5, 6]);
  assert.deepEqual(queue.due(4), []);
  assert.deepEqual(
    queue.due(5).map(({ orderId }) => orderId),
    [1n, 3n],
  );
  queue.settled(1n);
  assert.equal(queue.size, 2);
  assert.deepEqual(
    queue.due(9).map(({ orderId }) => orderId),
    [2n, 3n],
  );
});
