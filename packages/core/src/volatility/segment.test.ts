import assert from "node:assert/strict";
import { test } from "node:test";
import { segmentsBefore } from "./segment.ts";

const segments = [
  { from: 0, to: 10 },
  { from: 10, to: 20 },
];

test("a cut shortens the stretch it falls into and drops those behind it", () => {
  assert.deepEqual(segmentsBefore(segments, 12), [
    { from: 0, to: 10 },
    { from: 10, to: 12 },
  ]);
  assert.deepEqual(segmentsBefore(segments, 10), [{ from: 0, to: 10 }]);
  assert.deepEqual(segmentsBefore(segments, 0), []);
  assert.deepEqual(segmentsBefore(segments, -5), []);
  assert.deepEqual(segmentsBefore(segments, 99), segments);
});
