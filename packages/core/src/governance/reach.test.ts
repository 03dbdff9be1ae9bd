import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type AdministeredState, executeProposal } from "./administrator/executeProposal.ts";
import { proposalRefusal } from "./administrator/proposal.ts";
import { moveWithin } from "./changeAllowance.ts";
import { checkResult } from "./checkResult.ts";
import { moveCeiling } from "./debtCeiling.ts";
import { judgeReading } from "./judgeReading.ts";
import { createOuterLimits } from "./outerLimits.ts";
import { limitRatio } from "./ratioCap.ts";
import type { ChangeLimit } from "./steward/changeLimit.ts";
import { checkChange } from "./steward/checkChange.ts";
import { isFresh, refusalOf } from "./steward/recommendation.ts";

// How far each road leads whoever walks it with bad intent, and that no road is blocked for whoever means well.

const DAY = 86_400;
const amount = fc.bigInt({ min: 1n, max: 10n ** 24n });
const moment = fc.integer({ min: 0, max: 40 * DAY });
const limits = fc.record({
  kind: fc.constantFrom("relative" as const, "absolute" as const),
  maxChange: fc.bigInt({ min: 1n, max: 10_000n }),
  minDelaySeconds: fc.integer({ min: 1, max: 5 * DAY }),
  zeroAllowed: fc.constant(true),
});

test("a greedy steward compounds his limit once per delay and no faster", () => {
  fc.assert(
    fc.property(amount, limits, fc.integer({ min: 0, max: 40 * DAY }), (start, limit, horizon) => {
      let held = { value: start, changedAt: 0 };
      let changes = 0n;
      for (let now = 0; now <= horizon && changes < 30n; now += limit.minDelaySeconds) {
        const { high } = checkChange(held, held.value, now, limit);
        if (checkChange(held, high, now, limit).refusal !== null) continue;
        held = { value: high, changedAt: now };
        changes += 1n;
      }
      const most =
        limit.kind === "absolute"
          ? start + limit.maxChange * changes
          : (start * (10_000n + limit.maxChange) ** changes) / 10_000n ** changes;
      assert.ok(held.value <= most);
      // Rounding down costs him at most one unit per change, compounded.
      if (limit.kind === "absolute") assert.equal(held.value, most);
    }),
  );
});

test("the way back is as long as the way there: what one change did, the next may undo when the limit is absolute", () => {
  fc.assert(
    fc.property(amount, limits, fc.bigInt({ min: -10_000n, max: 10_000n }), (value, limit, move) => {
      const absolute: ChangeLimit = { ...limit, kind: "absolute" };
      const there = checkChange({ value, changedAt: 0 }, value + move, limit.minDelaySeconds, absolute).refusal;
      const back = checkChange({ value: value + move, changedAt: 0 }, value, limit.minDelaySeconds, absolute).refusal;
      assert.equal(there, back);
    }),
  );
});

test("a relative limit does not know the unit a parameter is counted in", () => {
  fc.assert(
    fc.property(amount, amount, limits, fc.bigInt({ min: 1n, max: 10n ** 18n }), (value, proposed, limit, unit) => {
      const relative: ChangeLimit = { ...limit, kind: "relative" };
      const judged = (scale: bigint) =>
        checkChange({ value: value * scale * 10_000n, changedAt: 0 }, proposed * scale * 10_000n, limit.minDelaySeconds, relative).refusal;
      assert.equal(judged(unit), judged(1n));
    }),
  );
});

test("a recommendation is usable in one stretch of time, as long as its validity, and then never again", () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: DAY }), fc.array(moment, { maxLength: 30 }), (publishedAt, valid, clock) => {
      const wish = { id: "1", parameter: "cap", value: 1n, publishedAt };
      for (const now of clock) {
        const refusal = refusalOf(wish, new Set(), now, valid);
        assert.equal(refusal === null, isFresh(publishedAt, now, valid));
        assert.equal(refusal, now < publishedAt ? "from_the_future" : now < publishedAt + valid ? null : "expired");
        assert.equal(refusalOf(wish, new Set(["1"]), now, valid), "used");
      }
    }),
  );
});

test("a proposal has one window, and the administrators' state has one history", () => {
  const rules = { delaySeconds: 2 * DAY, graceSeconds: DAY };
  const outer = createOuterLimits({ guard: { min: 0n, max: 1_000n } });
  const call = fc.record({
    at: moment,
    announcedAt: moment,
    epoch: fc.integer({ min: 0, max: 4 }),
    value: fc.bigInt({ min: -10n, max: 1_100n }),
  });
  fc.assert(
    fc.property(fc.array(call, { maxLength: 40 }), (calls) => {
      let state: AdministeredState = { values: new Map([["guard", 500n]]), epoch: 0 };
      for (const { at, announcedAt, epoch, value } of [...calls].sort((a, b) => a.at - b.at)) {
        const proposal = { id: "p", values: new Map([["guard", value]]), announcedAt, epoch };
        const { state: next, refusals } = executeProposal(state, proposal, at, rules, outer, []);
        const timely = epoch === state.epoch && at >= announcedAt + 2 * DAY && at < announcedAt + 3 * DAY;
        assert.equal(proposalRefusal(proposal, state.epoch, at, rules) === null, timely);
        if (refusals.length > 0) assert.equal(next, state);
        else {
          assert.ok(timely && value >= 0n && value <= 1_000n);
          assert.equal(next.epoch, state.epoch + 1);
          assert.equal(next.values.get("guard"), value);
        }
        state = next;
      }
    }),
  );
});

test("a result rule does not know the unit of its figure, and judges no change as no move", () => {
  const figure = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(
      figure,
      figure,
      fc.double({ min: 1e-3, max: 10, noNaN: true }),
      fc.constantFrom(2 ** -20, 1, 2 ** 20),
      (was, is, maxMove, unit) => {
        const judged = (before: number, after: number, scale: number) => {
          const derive = (values: ReadonlyMap<string, bigint>) => scale * (values.get("which") === 0n ? before : after);
          const rule = { name: "figure", derive, min: 1e-3 * scale, max: 1e3 * scale, maxRelativeMove: maxMove };
          return checkResult(rule, new Map([["which", 0n]]), new Map([["which", 1n]])).refusal;
        };
        assert.equal(judged(was, is, unit), judged(was, is, 1));
        const same = judged(is, is, 1);
        assert.equal(same, is >= 1e-3 && is <= 1e3 ? null : "result_out_of_range");
        // A tighter rule refuses whatever a looser one refuses.
        if (judged(was, is, 1) !== null) assert.ok(is < 1e-3 || is > 1e3 || Math.abs(is / was - 1) > maxMove);
      },
    ),
  );
});

test("a ceiling follows debt down at once and up within one delay, so nobody can freeze a market for longer", () => {
  const parameters = { maxLine: 1e6, gap: 1_000, increaseDelaySeconds: 3_600 };
  fc.assert(
    fc.property(fc.double({ min: 0, max: 2e6, noNaN: true }), fc.double({ min: 0, max: 2e6, noNaN: true }), moment, (debt, griefed, at) => {
      const state = { line: Math.min(debt + 1_000, 1e6), increasedAt: at };
      // Somebody repays for a moment and lowers the line; the borrower comes back.
      const low = moveCeiling(state, griefed, at, parameters).state;
      const later = moveCeiling(low, debt, at + 3_600, parameters).state;
      assert.equal(later.line, Math.min(debt + 1_000, 1e6));
      const { state: again, changed } = moveCeiling(later, debt, at + 7_200, parameters);
      assert.ok(!changed && again === later);
    }),
  );
});

test("a ratio reaches any target in the logarithm of its distance, and is never above it", () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 2, noNaN: true }), fc.double({ min: 0.001, max: 0.1, noNaN: true }), (target, step) => {
      let ratio = 1;
      const needed = Math.ceil(Math.log(target) / Math.log1p(step) - 1e-9);
      for (let i = 0; i < needed; i++) {
        assert.ok(ratio <= target);
        ratio = limitRatio(ratio, target, step);
      }
      assert.ok(Math.abs(ratio - target) < 1e-9);
      assert.equal(limitRatio(target, target, step), target);
    }),
  );
});

test("an allowance that is not used is worth no more than its capacity, one that is used no less than its refill", () => {
  const parameters = { perSecond: 0.5, capacity: 2 };
  fc.assert(
    fc.property(fc.double({ min: 0, max: 2, noNaN: true }), fc.integer({ min: 0, max: 1_000 }), (left, wait) => {
      const { state } = moveWithin({ value: 0, left, at: 0 }, 1e6, wait, parameters);
      assert.equal(state.value, Math.min(2, left + 0.5 * wait));
      const mirrored = moveWithin({ value: 0, left, at: 0 }, -1e6, wait, parameters).state;
      assert.ok(mirrored.value === -state.value);
    }),
  );
});

test("a believed reading is strictly inside the feed's range and as old as it may be, and every other one says why", () => {
  const feed = { min: 0.1, max: 1_000, maxAgeSeconds: 3_600 };
  fc.assert(
    fc.property(fc.double({ min: -1e4, max: 1e4 }), fc.integer({ min: -5_000, max: 5_000 }), (value, age) => {
      const verdict = judgeReading({ value, updatedAt: 1_000_000 - age }, feed, 1_000_000);
      const believable = value > feed.min && value < feed.max && age >= 0 && age <= 3_600;
      assert.equal(verdict === "valid", believable);
      if (verdict === "stale") assert.ok(age > 3_600);
      if (verdict === "from_the_future") assert.ok(age < 0);
    }),
  );
});
