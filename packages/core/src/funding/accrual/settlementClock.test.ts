import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EvenkeelError } from "../../market/errors.ts";
import { matchSettlement, type ScheduleRow, settlementsBetween } from "./settlementClock.ts";

const HOUR = 3_600_000;
const times = (schedule: readonly ScheduleRow[], after: number, until: number): number[] =>
  settlementsBetween(schedule, after, until).map(({ at }) => at / HOUR);

const EIGHT: ScheduleRow[] = [{ from: 0, intervalMillis: 8 * HOUR }];
const CHANGED: ScheduleRow[] = [
  { from: 0, intervalMillis: 8 * HOUR },
  { from: 16 * HOUR, intervalMillis: 2 * HOUR },
  { from: 21 * HOUR, intervalMillis: 4 * HOUR },
];

test("the start is excluded, the end included", () => {
  assert.deepEqual(times(EIGHT, 0, 24 * HOUR), [8, 16, 24]);
  assert.deepEqual(times(EIGHT, -1, 8 * HOUR), [0, 8]);
  assert.deepEqual(times(EIGHT, 8 * HOUR, 8 * HOUR), []);
  assert.deepEqual(times(EIGHT, 8 * HOUR - 1, 8 * HOUR), [8]);
});

test("a change of interval is an instant itself, whether or not the old interval was full", () => {
  assert.deepEqual(times(CHANGED, 0, 30 * HOUR), [8, 16, 18, 20, 21, 25, 29]);
  assert.deepEqual(
    settlementsBetween(CHANGED, 0, 30 * HOUR).map(({ intervalMillis }) => intervalMillis / HOUR),
    [8, 8, 2, 2, 1, 4, 4],
  );
});

test("exactly once: however the time is cut, the same instants come in the same order", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 * HOUR }), { maxLength: 30 }), (cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), 40 * HOUR];
      const pieces = edges.slice(1).flatMap((until, i) => settlementsBetween(CHANGED, edges[i] ?? 0, until));
      assert.deepEqual(pieces, settlementsBetween(CHANGED, 0, 40 * HOUR));
    }),
  );
});

test("the intervals of consecutive instants add up to the time between them", () => {
  const slots = settlementsBetween(CHANGED, -1, 60 * HOUR);
  for (const [i, { at, intervalMillis }] of slots.entries()) {
    const before = slots[i - 1]?.at;
    if (before !== undefined) assert.equal(intervalMillis, at - before);
  }
});

test("a stamp some milliseconds off belongs to its instant, once", () => {
  for (const jitter of [-900, -7, 0, 3, 1_000]) {
    assert.deepEqual(matchSettlement(EIGHT, 8 * HOUR + jitter, 0, 1_000), {
      matched: true,
      slot: { at: 8 * HOUR, intervalMillis: 8 * HOUR },
    });
  }
  assert.deepEqual(matchSettlement(EIGHT, 8 * HOUR + 12, 8 * HOUR, 1_000), { matched: false, reason: "alreadySettled" });
  assert.deepEqual(matchSettlement(EIGHT, 8 * HOUR + 1_001, 0, 1_000), { matched: false, reason: "offSchedule" });
  assert.deepEqual(matchSettlement(EIGHT, 5 * HOUR, 0, 1_000), { matched: false, reason: "offSchedule" });
});

test("between two near instants the nearer one is meant", () => {
  const quick: ScheduleRow[] = [{ from: 0, intervalMillis: 1_000 }];
  const match = matchSettlement(quick, 3_400, 0, 700);
  assert.equal(match.matched && match.slot.at, 3_000);
});

test("a jittered stream with repeats settles every instant exactly once", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 6, maxLength: 6 }),
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      (jitters, repeats) => {
        let settledTo = 0;
        const settled: number[] = [];
        for (const [i, jitter] of jitters.entries()) {
          const stamp = (i + 1) * 8 * HOUR + jitter;
          for (const at of repeats[i] ? [stamp, stamp + 50] : [stamp]) {
            const match = matchSettlement(EIGHT, at, settledTo, 1_000);
            if (!match.matched) continue;
            settledTo = match.slot.at;
            settled.push(match.slot.at / (8 * HOUR));
          }
        }
        assert.deepEqual(settled, [1, 2, 3, 4, 5, 6]);
      },
    ),
  );
});

test("a schedule that contradicts itself is refused", () => {
  const invalid = (error: unknown): boolean => error instanceof EvenkeelError && error.code === "FUNDING_SCHEDULE_INVALID";
  assert.throws(() => settlementsBetween([], 0, 1), invalid);
  assert.throws(() => settlementsBetween([{ from: 0, intervalMillis: 0 }], 0, 1), invalid);
  assert.throws(() => settlementsBetween([...CHANGED].reverse(), 0, 1), invalid);
});
