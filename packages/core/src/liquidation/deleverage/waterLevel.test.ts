import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bookOf, factorAccounts, plainAccounts, type TestAccount, withQuantity } from "./book.testing.ts";
import { breakpointsOf } from "./breakpoints.ts";
import { waterLevel } from "./waterLevel.ts";

/** Total cut at a leverage, by the definition. */
function totalCut(accounts: readonly TestAccount[], level: number): number {
  return accounts.reduce((sum, { position, exposure, equity }) => {
    const cuttable = Math.max(0, Math.min(position, exposure));
    return sum + (equity > 0 ? Math.max(0, Math.min(cuttable, exposure - level * equity)) : cuttable);
  }, 0);
}

/** The level by sorting the corner points and walking down: slow, and obviously right. */
function sortedLevel(accounts: readonly TestAccount[], quantity: number): number {
  const corners = accounts
    .filter(({ equity, position, exposure }) => equity > 0 && Math.min(position, exposure) > 0)
    .flatMap(({ position, exposure, equity }) => [exposure / equity, Math.max(0, exposure - position) / equity])
    .concat(0)
    .toSorted((a, b) => b - a);
  let above = Number.POSITIVE_INFINITY;
  for (const corner of corners) {
    const cut = totalCut(accounts, corner);
    if (cut >= quantity) {
      if (above === Number.POSITIVE_INFINITY) return corner;
      const cutAbove = totalCut(accounts, above);
      return cut === cutAbove ? corner : above - ((quantity - cutAbove) / (cut - cutAbove)) * (above - corner);
    }
    above = corner;
  }
  return 0;
}

test("three accounts of one size and different equity", () => {
  const accounts = [10, 20, 50].map((equity) => ({ position: 100, exposure: 100, equity }));
  assert.deepEqual(waterLevel(bookOf(accounts), 60), { kind: "level", level: 14 / 3, exposure: 200, equity: 30 });
  assert.deepEqual(waterLevel(bookOf(accounts), 200), { kind: "level", level: 1.25, exposure: 300, equity: 80 });
  assert.deepEqual(waterLevel(bookOf(accounts), 300), { kind: "all", capacity: 300 });
});

test("the level is that of the sorted walk, for plain and for factor exposures", () => {
  fc.assert(
    fc.property(fc.oneof(withQuantity(plainAccounts), withQuantity(factorAccounts)), ({ accounts, quantity }) => {
      fc.pre(quantity > 0);
      const found = waterLevel(bookOf(accounts), quantity);
      if (found.kind !== "level") return;
      const wanted = sortedLevel(accounts, quantity);
      // A level is known to one part in 2^53 of what it is multiplied with.
      const slack = 1e-6 + 1e-14 * accounts.length * accounts.reduce((sum, { exposure }) => sum + Math.abs(exposure), 0);
      assert.ok(Math.abs(totalCut(accounts, found.level) - quantity) <= slack);
      assert.ok(Math.abs(totalCut(accounts, wanted) - totalCut(accounts, found.level)) <= slack);
    }),
    { numRuns: 500 },
  );
});

test("accounts without equity come first; a book that cannot give enough gives all", () => {
  const accounts = [
    { position: 50, exposure: 50, equity: 0 },
    { position: 50, exposure: 50, equity: -7 },
    { position: 100, exposure: 100, equity: 10 },
  ];
  assert.deepEqual(waterLevel(bookOf(accounts), 100), { kind: "withoutEquity" });
  assert.deepEqual(waterLevel(bookOf(accounts), 150), { kind: "level", level: 5, exposure: 200, equity: 10 });
  assert.deepEqual(waterLevel(bookOf(accounts), 200), { kind: "all", capacity: 200 });
  assert.deepEqual(waterLevel(bookOf([]), 1), { kind: "all", capacity: 0 });
});

test("an over-exposed account stops at its position, and the level falls for the others", () => {
  const accounts = [
    { position: 10, exposure: 100, equity: 10 },
    { position: 100, exposure: 100, equity: 20 },
  ];
  // The first gives its 10 between the levels 10 and 9; the rest comes from the second below 5.
  assert.deepEqual(waterLevel(bookOf(accounts), 30), { kind: "level", level: 4, exposure: 110, equity: 20 });
  const flat = waterLevel(bookOf(accounts), 10);
  assert.equal(flat.kind, "level");
  if (flat.kind === "level") assert.ok(flat.level >= 5 && flat.level <= 9 && totalCut(accounts, flat.level) === 10);
});

test("corner points: one per account, two for an over-exposed one, none for a hedge", () => {
  const { count, capacity, withoutEquity } = breakpointsOf(
    bookOf([
      { position: 60, exposure: 100, equity: 10 },
      { position: 60, exposure: 60, equity: 10 },
      { position: 60, exposure: -5, equity: 10 },
      { position: 60, exposure: 30, equity: 0 },
    ]),
  );
  assert.deepEqual([count, capacity, withoutEquity], [3, 150, 30]);
});

test("a thousand accounts of one leverage are found in one bucket to the last bit", () => {
  const accounts = Array.from({ length: 1_000 }, (_, i) => ({ position: 3 * (i + 1), exposure: 3 * (i + 1), equity: i + 1 }));
  const half = accounts.reduce((sum, { position }) => sum + position, 0) / 2;
  const found = waterLevel(bookOf(accounts), half);
  assert.equal(found.kind === "level" && found.level, 1.5);
});
