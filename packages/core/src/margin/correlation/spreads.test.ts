import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { calendarSpread } from "./calendarSpread.ts";
import { type SpreadLeg, type SpreadRule, spreadCredit } from "./spreadCredit.ts";

const CORN_SOY: SpreadRule = {
  legs: [
    { id: "corn", ratio: 2 },
    { id: "soy", ratio: -1 },
  ],
  creditRate: 0.55,
};
const book = (corn: number, soy: number): readonly SpreadLeg[] => [
  { id: "corn", delta: corn, charge: 1_750 },
  { id: "soy", delta: soy, charge: 2_500 },
];

test("the clearing house's example: two corn against one soy", () => {
  assert.deepEqual(spreadCredit(book(2, -1), [CORN_SOY]), { outright: 6_000, credit: 3_300, margin: 2_700 });
});

test("the reverse spread counts, the same side does not", () => {
  assert.equal(spreadCredit(book(-2, 1), [CORN_SOY]).credit, 3_300);
  assert.equal(spreadCredit(book(2, 1), [CORN_SOY]).credit, 0);
  assert.equal(spreadCredit(book(0, 1), [CORN_SOY]).credit, 0);
});

test("only the paired deltas earn credit", () => {
  assert.deepEqual(spreadCredit(book(10, -1), [CORN_SOY]), { outright: 20_000, credit: 3_300, margin: 16_700 });
  assert.equal(spreadCredit(book(1, -1), [CORN_SOY]).credit, 1_650, "half a spread");
});

test("a rule of higher priority uses up the deltas it pairs", () => {
  const wheat: SpreadRule = {
    legs: [
      { id: "corn", ratio: 1 },
      { id: "wheat", ratio: -1 },
    ],
    creditRate: 0.8,
  };
  const legs = [...book(2, -1), { id: "wheat", delta: -2, charge: 1_000 }];
  const first = spreadCredit(legs, [wheat, CORN_SOY]).credit;
  assert.equal(first, 0.8 * 2 * (1_750 + 1_000), "all corn is paired with wheat");
  assert.equal(spreadCredit(legs, [CORN_SOY, wheat]).credit, 3_300, "all corn is paired with soy");
});

test("a position given in parts is one position; a rule over an absent leg is idle", () => {
  const parts = [...book(1, -1), { id: "corn", delta: 1, charge: 1_750 }];
  assert.equal(spreadCredit(parts, [CORN_SOY]).margin, 2_700);
  assert.equal(spreadCredit([{ id: "corn", delta: 2, charge: 1_750 }], [CORN_SOY]).credit, 0);
  assert.equal(spreadCredit(book(2, -1), [{ legs: [], creditRate: 1 }]).credit, 0);
});

test("credit never exceeds the largest rate of the outright margin", () => {
  const delta = fc.double({ min: -100, max: 100, noNaN: true });
  const ratio = fc.double({ min: 0.1, max: 5, noNaN: true });
  fc.assert(
    fc.property(delta, delta, ratio, ratio, fc.double({ min: 0, max: 1, noNaN: true }), (corn, soy, a, b, creditRate) => {
      const rule = {
        legs: [
          { id: "corn", ratio: a },
          { id: "soy", ratio: -b },
        ],
        creditRate,
      };
      const { outright, credit, margin } = spreadCredit(book(corn, soy), [rule, rule]);
      assert.ok(credit >= 0 && credit <= creditRate * outright * (1 + 1e-12));
      assert.ok(Math.abs(outright - credit - margin) < 1e-9);
    }),
  );
});

test("two months of one commodity pay their difference and the spread's charge", () => {
  assert.equal(calendarSpread(500, 500, 200), 200);
  assert.equal(calendarSpread(500, 750, 0), 250);
  assert.equal(calendarSpread(750, 500, 0), 250);
  assert.throws(() => calendarSpread(-1, 1, 0), { code: "MARGIN_INPUT", field: "first" });
  assert.throws(() => spreadCredit(book(1, 1), [{ ...CORN_SOY, creditRate: 1.1 }]), { code: "MARGIN_INPUT", field: "rules[0].creditRate" });
});
