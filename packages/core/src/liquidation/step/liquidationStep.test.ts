import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type LiquidationStep, liquidationStep, type ReduciblePosition, type Requirement } from "./liquidationStep.ts";
import { saferFirst } from "./saferFirst.ts";

const PARAMETERS = { buffer: 0.02, dust: 0 };
const flat =
  (...ratios: readonly number[]): Requirement =>
  (notionals) =>
    notionals.reduce((sum, notional, i) => sum + (ratios[i] ?? 0) * Math.abs(notional), 0);

/** A one-factor requirement: the second leg hedges the first. */
const hedged: Requirement = (notionals) => {
  const common = 0.9 * notionals.reduce((sum, notional) => sum + notional, 0);
  const own = notionals.reduce((sum, notional) => sum + 0.19 * notional * notional, 0);
  return 0.1 * Math.sqrt(common * common + own);
};

function reduced(step: LiquidationStep) {
  assert.equal(step.kind, "reduce");
  return step as Extract<LiquidationStep, { kind: "reduce" }>;
}

test("closes exactly what restores the buffer", () => {
  const step = reduced(liquidationStep(90, [{ notional: 2_000, closeCost: 0.005, maxReduction: 2_000 }], flat(0.05), PARAMETERS));
  // 90 - 0.005 x = 1.02 * 0.05 * (2000 - x)
  assert.ok(Math.abs(step.reduction - 12 / 0.046) < 1e-6);
  assert.equal(step.restored, true);
  assert.ok(Math.abs(step.equityAfter - 1.02 * step.requirementAfter) < 1e-9);
});

test("healthy, insolvent and hopeless accounts are told apart", () => {
  const one = [{ notional: 2_000, closeCost: 0.005, maxReduction: 2_000 }];
  assert.deepEqual(liquidationStep(100, one, flat(0.05), PARAMETERS), { kind: "healthy" });
  assert.deepEqual(liquidationStep(0, one, flat(0.05), PARAMETERS), { kind: "insolvent" });
  assert.deepEqual(liquidationStep(-5, one, flat(0.05), PARAMETERS), { kind: "insolvent" });
  const dear = [{ notional: 2_000, closeCost: 0.06, maxReduction: 500 }];
  assert.deepEqual(liquidationStep(50, dear, flat(0.05), PARAMETERS), { kind: "noImprovement" });
});

test("the cheapest position that suffices is chosen, not the largest", () => {
  const book: readonly ReduciblePosition[] = [
    { notional: 10_000, closeCost: 0.02, maxReduction: 10_000 },
    { notional: -3_000, closeCost: 0.001, maxReduction: 3_000 },
  ];
  assert.equal(reduced(liquidationStep(640, book, flat(0.05, 0.05), PARAMETERS)).index, 1);
});

test("a hedge is never closed first, although its margin alone looks large", () => {
  const book: readonly ReduciblePosition[] = [
    { notional: 1_000, closeCost: 0.002, maxReduction: 1_000 },
    { notional: -900, closeCost: 0.0001, maxReduction: 900 },
  ];
  const requirement = hedged([1_000, -900]);
  const step = reduced(liquidationStep(requirement * 0.97, book, hedged, PARAMETERS));
  assert.equal(step.index, 0);
});

test("under a pace limit the step is the one that helps most, and says that it does not suffice", () => {
  const step = reduced(liquidationStep(50, [{ notional: 2_000, closeCost: 0.001, maxReduction: 100 }], flat(0.05), PARAMETERS));
  assert.equal(step.reduction, 100);
  assert.equal(step.restored, false);
});

test("dust is closed with the rest", () => {
  const book = [{ notional: 1_000, closeCost: 0.001, maxReduction: 1_000 }];
  const fine = reduced(liquidationStep(20, book, flat(0.05), PARAMETERS)).reduction;
  assert.ok(fine < 1_000);
  assert.equal(reduced(liquidationStep(20, book, flat(0.05), { ...PARAMETERS, dust: 1_000 })).reduction, 1_000);
});

const leg = fc.record({
  notional: fc.oneof(fc.double({ min: 1, max: 1e5, noNaN: true }), fc.double({ min: -1e5, max: -1, noNaN: true })),
  closeCost: fc.double({ min: 0, max: 0.1, noNaN: true }),
  maxReduction: fc.double({ min: 0, max: 1e5, noNaN: true }),
});

test("a liquidation step always raises equity/requirement, whatever the margin model", () => {
  const tiered: Requirement = (notionals) => notionals.reduce((sum, n) => sum + 0.02 * Math.abs(n) + 1e-6 * n * n, 0);
  fc.assert(
    fc.property(
      fc.array(leg, { minLength: 1, maxLength: 5 }),
      fc.double({ min: 0.01, max: 0.999, noNaN: true }),
      fc.constantFrom(hedged, tiered, flat(0.05, 0.1, 0.02, 0.3, 0.01)),
      (book, health, requirement) => {
        const before = requirement(book.map(({ notional }) => notional));
        const equity = health * before;
        const step = liquidationStep(equity, book, requirement, PARAMETERS);
        if (step.kind !== "reduce") {
          assert.equal(step.kind, "noImprovement");
          return;
        }
        assert.ok(step.equityAfter * before > equity * step.requirementAfter);
        assert.ok(step.reduction <= Math.min(Math.abs(book[step.index]?.notional ?? 0), book[step.index]?.maxReduction ?? 0));
        if (step.restored) assert.ok(step.equityAfter >= 1.02 * step.requirementAfter * (1 - 1e-12));
      },
    ),
  );
});

test("steps repeated without a pace limit end in a healthy or hopeless account", () => {
  fc.assert(
    fc.property(fc.array(leg, { minLength: 1, maxLength: 4 }), fc.double({ min: 0.3, max: 0.99, noNaN: true }), (legs, health) => {
      let book = legs.map((one) => ({ ...one, maxReduction: Number.MAX_VALUE }));
      const requirement = flat(0.05, 0.05, 0.05, 0.05);
      let equity = health * requirement(book.map(({ notional }) => notional));
      for (let i = 0; i <= legs.length + 1; i += 1) {
        const step = liquidationStep(equity, book, requirement, PARAMETERS);
        if (step.kind !== "reduce") return;
        equity = step.equityAfter;
        book = book.with(step.index, {
          ...(book[step.index] as (typeof book)[number]),
          notional: Math.sign(book[step.index]?.notional ?? 0) * (Math.abs(book[step.index]?.notional ?? 0) - step.reduction),
        });
      }
      assert.fail("one step per position suffices");
    }),
  );
});

test("the safest tier is made whole first", () => {
  const [btc, eth, meme] = [
    { id: "BTC", tier: 0 },
    { id: "ETH", tier: 0 },
    { id: "MEME", tier: 4 },
  ] as const;
  assert.deepEqual(saferFirst([meme, btc, eth]), [btc, eth]);
  assert.deepEqual(saferFirst([meme]), [meme]);
  assert.deepEqual(saferFirst([]), []);
  assert.throws(() => saferFirst([{ id: "x", tier: Number.NaN }]), { code: "LIQUIDATION_INPUT" });
});

test("nonsense is refused by name", () => {
  const one = [{ notional: 2_000, closeCost: 0.005, maxReduction: 2_000 }];
  assert.throws(() => liquidationStep(Number.NaN, one, flat(0.05), PARAMETERS), { code: "LIQUIDATION_INPUT", field: "|equity|" });
  assert.throws(() => liquidationStep(1, [{ ...one[0], closeCost: -1 } as ReduciblePosition], flat(0.05), PARAMETERS), {
    code: "LIQUIDATION_INPUT",
    field: "positions[0].closeCost",
  });
});
