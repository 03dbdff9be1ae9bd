import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { admitLiquidation, type LiquidationPace, type LiquidationWindow } from "./liquidationWindow.ts";
import { stagedShare } from "./stagedShare.ts";
import { windowCapacity } from "./windowCapacity.ts";

const PACE: LiquidationPace = { capacity: 100, windowMillis: 10_000, refillBelowSkew: null };
const EMPTY: LiquidationWindow = { entries: [] };

/** Runs calls of [seconds, requested] and returns what each was admitted. */
function run(calls: readonly (readonly [number, number])[], pace: LiquidationPace, skewShare = 1): number[] {
  let window = EMPTY;
  return calls.map(([seconds, requested]) => {
    const result = admitLiquidation(window, seconds * 1_000, requested, skewShare, pace);
    window = result.window;
    return result.admitted;
  });
}

test("a window's capacity follows fees, depth and time", () => {
  const parameters = { makerFee: 0.007, takerFee: 0.003, skewScale: 1_000, multiplier: 1, windowSeconds: 10 };
  assert.ok(Math.abs(windowCapacity(parameters) - 100) < 1e-12);
  assert.ok(Math.abs(windowCapacity({ ...parameters, multiplier: 0.25 }) - 25) < 1e-12);
  assert.throws(() => windowCapacity({ ...parameters, skewScale: -1 }), { code: "LIQUIDATION_INPUT", field: "skewScale" });
});

test("two accounts share one window, entry by entry", () => {
  const requests = [150, 50, 50, 50, 150, 100] as const;
  const calls = [0, 1, 6, 12, 13, 24].map((at, i) => [at, requests[i] ?? 0] as const);
  assert.deepEqual(run(calls, PACE), [100, 0, 0, 50, 50, 100]);
});

test("an entry leaves the window exactly when it is one window old", () => {
  assert.deepEqual(
    run(
      [
        [0, 100],
        [9.999, 10],
        [10, 10],
      ],
      PACE,
    ),
    [100, 0, 10],
  );
});

test("a re-centred market is granted another window, but not twice at one time", () => {
  const pace = { ...PACE, refillBelowSkew: 0.05 };
  assert.deepEqual(
    run(
      [
        [0, 150],
        [0, 50],
        [1, 50],
      ],
      pace,
      0.01,
    ),
    [100, 0, 50],
  );
  assert.deepEqual(
    run(
      [
        [0, 150],
        [1, 50],
      ],
      pace,
      0.2,
    ),
    [100, 0],
  );
});

test("no capacity means no limit, and says so in every call", () => {
  assert.deepEqual(
    run(
      [
        [0, 1e9],
        [0, 1e9],
      ],
      { ...PACE, capacity: 0 },
    ),
    [1e9, 1e9],
  );
});

test("no window of time ever holds more than the capacity", () => {
  const calls = fc.array(fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.double({ min: 0, max: 80, noNaN: true })), { maxLength: 40 });
  fc.assert(
    fc.property(calls, (list) => {
      let at = 0;
      let window = EMPTY;
      const done: { at: number; amount: number }[] = [];
      for (const [wait, requested] of list) {
        at += wait;
        const result = admitLiquidation(window, at, requested, 1, PACE);
        window = result.window;
        done.push({ at, amount: result.admitted });
        const inside = done.filter((entry) => entry.at > at - PACE.windowMillis).reduce((sum, { amount }) => sum + amount, 0);
        assert.ok(inside <= 100 + 1e-9 && result.admitted >= 0 && result.admitted <= requested);
      }
    }),
  );
});

test("calls that are admitted nothing do not starve the window", () => {
  const idle = Array.from({ length: 20 }, (_, i) => [i / 2, 1] as const);
  assert.deepEqual(run([[0, 100], ...idle, [10, 60]], PACE).at(-1), 60);
});

test("a large position goes in two stages, a small one at once", () => {
  const stages = { threshold: 100_000, firstShare: 0.2, cooldownSeconds: 30 };
  const at = (notional: number, since: number | null) => stagedShare(notional, since, stages);
  assert.deepEqual([at(100_000, null), at(100_001, null), at(250_000, 29.9), at(250_000, 30)], [1, 0.2, 0, 1]);
  assert.throws(() => stagedShare(-1, null, stages), { code: "LIQUIDATION_INPUT", field: "notional" });
});

test("time never runs backwards", () => {
  const { window } = admitLiquidation(EMPTY, 5_000, 1, 1, PACE);
  assert.throws(() => admitLiquidation(window, 4_999, 1, 1, PACE), { code: "LIQUIDATION_INPUT", field: "at" });
});
