import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { calendarSpread } from "./calendarSpread.ts";
import { type SpreadLeg, type SpreadRule, spreadCredit } from "./spreadCredit.ts";

const IDS = ["corn", "soy", "wheat", "oats"] as const;
const charge = fc.double({ min: 0, max: 5_000, noNaN: true });
const book = fc.tuple(
  ...IDS.map((id) =>
    fc
      .record({ delta: fc.integer({ min: -40, max: 40 }), charge })
      .map(({ delta, charge: each }): SpreadLeg => ({ id, delta, charge: each })),
  ),
);
const rule: fc.Arbitrary<SpreadRule> = fc
  .record({
    legs: fc.subarray([...IDS], { minLength: 2, maxLength: 3 }),
    ratios: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
    creditRate: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ legs, ratios, creditRate }) => ({
    legs: legs.map((id, i) => ({ id, ratio: (i === 0 ? 1 : -1) * (ratios[i] ?? 1) })),
    creditRate,
  }));
const rules = fc.array(rule, { maxLength: 4 });
const close = (got: number, want: number) =>
  assert.ok(Math.abs(got - want) <= 1e-9 * Math.max(1, Math.abs(want)), `${got} against ${want}`);

/** The same by forming one thousandth of a spread after another, rule by rule, while every leg still has delta on its side. */
function piecemeal(legs: readonly SpreadLeg[], priorities: readonly SpreadRule[]): number {
  const left = new Map(legs.map(({ id, delta }) => [id, delta * 1_000]));
  const each = new Map(legs.map(({ id, charge: value }) => [id, value]));
  let credit = 0;
  for (const { legs: parts, creditRate } of priorities) {
    for (const direction of [1, -1]) {
      const fits = () => parts.every(({ id, ratio }) => direction * Math.sign(ratio) * (left.get(id) ?? 0) >= Math.abs(ratio) * 12);
      // Twelve thousandths at a time: every ratio up to four divides them.
      const size = 12;
      while (fits()) {
        for (const { id, ratio } of parts) {
          left.set(id, (left.get(id) ?? 0) - direction * ratio * size);
          credit += (creditRate * Math.abs(ratio) * size * (each.get(id) ?? 0)) / 1_000;
        }
      }
    }
  }
  return credit;
}

test("the credit is what pairing deltas bit by bit in the rules' order earns", () => {
  fc.assert(
    fc.property(book, rules, (legs, priorities) => {
      const { outright, credit, margin } = spreadCredit(legs, priorities);
      close(
        outright,
        legs.reduce((sum, { delta, charge: each }) => sum + Math.abs(delta) * each, 0),
      );
      close(margin, outright - credit);
      // Bits of twelve thousandths leave at most that of each rule unpaired, on every leg.
      const crumbs = priorities.reduce((sum, { legs: parts }) => sum + parts.length * 4 * 0.013 * 5_000, 0);
      assert.ok(Math.abs(credit - piecemeal(legs, priorities)) <= crumbs + 1e-6, `${credit} against ${piecemeal(legs, priorities)}`);
    }),
    { numRuns: 200 },
  );
});

test("credit is never negative and never more than the outright margin: a spread is not safer than nothing", () => {
  fc.assert(
    fc.property(book, rules, (legs, priorities) => {
      const { outright, credit, margin } = spreadCredit(legs, priorities);
      assert.ok(credit >= 0 && credit <= outright * (1 + 1e-12) && margin >= -1e-9 * outright);
    }),
  );
});

test("a book and its mirror image earn the same; twice the book earns twice", () => {
  fc.assert(
    fc.property(book, rules, (legs, priorities) => {
      const { credit } = spreadCredit(legs, priorities);
      const scaled = (factor: number) => legs.map((leg) => ({ ...leg, delta: factor * leg.delta }));
      close(spreadCredit(scaled(-1), priorities).credit, credit);
      close(spreadCredit(scaled(2), priorities).credit, 2 * credit);
    }),
  );
});

test("a rule that comes last adds credit and changes nobody else's; a rule repeated adds nothing", () => {
  fc.assert(
    fc.property(book, rules, rule, (legs, priorities, last) => {
      const before = spreadCredit(legs, priorities).credit;
      const after = spreadCredit(legs, [...priorities, last]).credit;
      assert.ok(after >= before - 1e-9 * Math.max(1, before));
      close(spreadCredit(legs, [...priorities, last, last]).credit, after);
    }),
  );
});

test("two months of one commodity: symmetric, at least the spread's charge, and no more than the dearer leg beside it", () => {
  fc.assert(
    fc.property(charge, charge, charge, (first, second, own) => {
      const margin = calendarSpread(first, second, own);
      assert.equal(margin, calendarSpread(second, first, own));
      assert.ok(margin >= own && margin <= Math.max(first, second) + own);
      assert.equal(calendarSpread(first, first, own), own);
      // A third month in between never makes a way round that is cheaper than the direct spread.
      assert.ok(calendarSpread(first, second, 0) <= calendarSpread(first, own, 0) + calendarSpread(own, second, 0) + 1e-9);
    }),
  );
});
