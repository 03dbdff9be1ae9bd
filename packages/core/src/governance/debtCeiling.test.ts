import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { moveCeiling } from "./debtCeiling.ts";

const PARAMETERS = { maxLine: 12_600, gap: 2_500, increaseDelaySeconds: 3_600 };

test("an increase waits for the delay, ends at the highest line, and a decrease does not wait", () => {
  const start = { line: 10_000, increasedAt: 0 };
  assert.deepEqual(moveCeiling(start, 10_000, 3_599, PARAMETERS), { state: start, changed: false });
  const up = moveCeiling(start, 10_200, 3_600, PARAMETERS);
  assert.deepEqual(up, { state: { line: 12_600, increasedAt: 3_600 }, changed: true });
  const down = moveCeiling(up.state, 7_000, 3_600, PARAMETERS);
  assert.deepEqual(down, { state: { line: 9_500, increasedAt: 3_600 }, changed: true });
});

test("a ceiling that is where it should be is left alone and its delay does not start anew", () => {
  const state = { line: 12_500, increasedAt: 100 };
  assert.deepEqual(moveCeiling(state, 10_000, 99_999, PARAMETERS), { state, changed: false });
});

test("whoever calls it, debt grows by no more than one gap per delay and never beyond the highest line", () => {
  const call = fc.record({ wait: fc.integer({ min: 0, max: 5_000 }), draw: fc.double({ min: -1, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(call, { maxLength: 60 }), (calls) => {
      let state = { line: 0, increasedAt: 0 };
      let debt = 0;
      let now = 0;
      for (const { wait, draw } of calls) {
        now += wait;
        state = moveCeiling(state, debt, now, PARAMETERS).state;
        // The worst borrower draws everything the line permits.
        debt = draw > 0 ? Math.max(debt, state.line) : Math.max(0, debt * (1 + draw));
        assert.ok(debt <= PARAMETERS.maxLine);
        assert.ok(debt <= PARAMETERS.gap * Math.floor(now / PARAMETERS.increaseDelaySeconds));
      }
    }),
  );
});
