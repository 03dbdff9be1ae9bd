import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseTime } from "./parseTime.ts";

test("whole milliseconds are exact in every unit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (millis) => {
      assert.equal(parseTime(`${millis * 1000}`, "us"), millis);
      assert.equal(parseTime(`${millis}`, "ms"), millis);
      assert.equal(parseTime(new Date(millis).toISOString(), "iso"), millis);
    }),
  );
  assert.equal(parseTime("1677628800", "s"), 1677628800000);
  assert.equal(parseTime("1760054400816129", "us"), 1760054400816.129);
});

test("a cell that is no time, or a local time without a zone, is refused", () => {
  for (const cell of ["", "abc", "-1", "NaN", "0x10", " 1"]) assert.equal(parseTime(cell, "ms"), null, cell);
  for (const cell of ["2023-03-01T00:00:00", "2023-03-01", "2023-13-01T00:00:00Z", "1677628800"])
    assert.equal(parseTime(cell, "iso"), null, cell);
  assert.equal(parseTime("2023-03-01 01:00:00+01:00", "iso"), 1677628800000);
});
