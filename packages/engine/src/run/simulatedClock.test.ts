import assert from "node:assert/strict";
import { test } from "node:test";
import { createSimulatedClock } from "./simulatedClock.ts";

test("at full speed time jumps and never goes back", async () => {
  const clock = createSimulatedClock(1_000, "max");
  assert.equal(clock.now(), 1_000);
  assert.equal(await clock.until(5_000), true);
  assert.equal(clock.now(), 5_000);
  await clock.until(2_000);
  assert.equal(clock.now(), 5_000);
});

test("at a speed it waits in proportion to the wall clock", async () => {
  const wall = 0;
  const clock = createSimulatedClock(0, 1_000, () => wall);
  const began = performance.now();
  await clock.until(20_000);
  assert.ok(performance.now() - began >= 15, "20 event seconds at 1000x are 20 ms");
});

test("a stop ends a pending wait at once", async () => {
  const clock = createSimulatedClock(0, 0.001);
  const waiting = clock.until(60_000);
  clock.stop();
  assert.equal(await waiting, false);
  assert.equal(clock.stopped, true);
  assert.equal(await clock.until(1), false);
});
