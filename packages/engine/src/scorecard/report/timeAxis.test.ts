import assert from "node:assert/strict";
import { test } from "node:test";
import { timeLabel } from "./timeAxis.ts";

test("the first tick names the day, later ones only the time, midnight only the day", () => {
  assert.equal(timeLabel(new Date("2025-10-10T03:00:00Z"), 0), "03:00\n10 Oct");
  assert.equal(timeLabel(new Date("2025-10-10T15:00:00Z"), 1), "15:00");
  assert.equal(timeLabel(new Date("2025-10-11T00:00:00Z"), 0), "11 Oct");
  assert.equal(timeLabel(new Date("2025-10-11T00:00:00Z"), 3), "11 Oct");
});

test("seconds are shown where ticks are closer than a minute", () => {
  assert.equal(timeLabel(new Date("2025-10-10T03:00:30Z"), 2), "03:00:30");
});
