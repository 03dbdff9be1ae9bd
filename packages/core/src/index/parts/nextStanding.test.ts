import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { NOW } from "../market.testing.ts";
import { nextStanding, type Standing } from "./nextStanding.ts";
import type { StandingRule } from "./recipe.ts";

const RULE: StandingRule = { threshold: 0.1, bound: "reaches", back: 0.02, backBound: "within", dwellMillis: 900_000 };

test("out at the threshold or only beyond it", () => {
  assert.deepEqual(nextStanding(null, 0.1, NOW, RULE), { backSince: null });
  assert.equal(nextStanding(null, 0.1, NOW, { ...RULE, bound: "exceeds" }), null);
});

test("back at the inner distance or only below it", () => {
  const out: Standing = { backSince: null };
  assert.deepEqual(nextStanding(out, 0.02, NOW, RULE), { backSince: NOW });
  assert.deepEqual(nextStanding(out, 0.02, NOW, { ...RULE, backBound: "below" }), out);
  assert.deepEqual(nextStanding(out, 0.021, NOW, RULE), out);
});

test("the dwell has to be exceeded, and any moment outside starts it again", () => {
  const back: Standing = { backSince: NOW };
  assert.equal(nextStanding(back, 0, NOW + 900_000, RULE), back);
  assert.equal(nextStanding(back, 0, NOW + 900_001, RULE), null);
  assert.deepEqual(nextStanding(back, 0.03, NOW + 900_001, RULE), { backSince: null });
});

test("without a dwell it is back at once; without a distance for that whenever it is not beyond the threshold", () => {
  assert.equal(nextStanding({ backSince: null }, 0.01, NOW, { ...RULE, dwellMillis: 0 }), null);
  const memoryless = { ...RULE, back: null, dwellMillis: 0 };
  assert.equal(nextStanding({ backSince: null }, 0.09, NOW, memoryless), null);
  assert.deepEqual(nextStanding({ backSince: null }, 0.1, NOW, memoryless), { backSince: null });
});

test("inside the inner distance for the whole time nobody is ever out, and outside it nobody comes back", () => {
  const step = fc.tuple(fc.double({ min: 0, max: 0.2, noNaN: true }), fc.integer({ min: 1, max: 600_000 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (path) => {
      let standing: Standing | null = null;
      let at = NOW;
      for (const [distance, wait] of path) {
        at += wait;
        const before: Standing | null = standing;
        standing = nextStanding(before, distance, at, RULE);
        if (before === null && distance < 0.1) assert.equal(standing, null);
        if (before !== null && distance > 0.02) assert.deepEqual(standing, { backSince: null });
        if (before === null && distance >= 0.1) assert.notEqual(standing, null);
      }
    }),
  );
});
