import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bookOf, factorAccounts, plainAccounts, type TestAccount, withQuantity } from "./book.testing.ts";
import { checkBook } from "./deleverageBook.ts";
import { deleverageCut, deleverageCuts } from "./deleverageCut.ts";
import { deleverageRounds } from "./deleverageRounds.ts";
import { settleCut } from "./settleCut.ts";

const KEY = { market: "BTC", side: 1, round: 7 } as const;

/** What each account has closed once every round of a plan is settled in full. */
function closedBy(accounts: readonly TestAccount[], quantity: number): number[] {
  const { rounds } = deleverageRounds(KEY, bookOf(accounts), quantity);
  return accounts.map(({ position, exposure, equity }) => {
    let left = position;
    for (const round of rounds) {
      const seen = round.measure === "factor" ? exposure : left;
      const cut = deleverageCut({ position: left, exposure: seen, equity }, round.thresholdWad);
      left -= settleCut(cut, { ...round, filled: round.quantity });
    }
    return position - left;
  });
}
const sum = (values: readonly number[]) => values.reduce((total, next) => total + next, 0);
const cases = fc.oneof(withQuantity(plainAccounts), withQuantity(factorAccounts));

test("a plan closes its quantity, within one lot per account", () => {
  fc.assert(
    fc.property(cases, ({ accounts, quantity }) => {
      const { shortfall } = deleverageRounds(KEY, bookOf(accounts), quantity);
      const total = sum(closedBy(accounts, quantity));
      const open = sum(accounts.map(({ position }) => position));
      assert.equal(shortfall, Math.max(0, quantity - open));
      // Two rounds round twice.
      assert.ok(total >= quantity - shortfall && total <= quantity - shortfall + 2 * accounts.length, `${total} for ${quantity}`);
    }),
    { numRuns: 500 },
  );
});

test("plain leverage closes within one lot per account", () => {
  fc.assert(
    fc.property(withQuantity(plainAccounts), ({ accounts, quantity }) => {
      const total = sum(closedBy(accounts, quantity));
      assert.ok(total <= quantity + accounts.length);
    }),
  );
});

test("the order of the accounts does not matter, to the lot", () => {
  fc.assert(
    fc.property(cases, fc.infiniteStream(fc.nat()), ({ accounts, quantity }, keys) => {
      const shuffled = accounts
        .map((account, i) => ({ account, i, key: keys.next().value ?? 0 }))
        .toSorted((a, b) => a.key - b.key || a.i - b.i);
      const straight = closedBy(accounts, quantity);
      const mixed = closedBy(
        shuffled.map(({ account }) => account),
        quantity,
      );
      for (const [at, { i }] of shuffled.entries()) assert.equal(mixed[at], straight[i]);
    }),
  );
});

test("splitting an account into like parts changes nobody's cut by more than its rounding", () => {
  fc.assert(
    fc.property(withQuantity(plainAccounts), fc.nat(), fc.integer({ min: 2, max: 5 }), ({ accounts, quantity }, pick, parts) => {
      // Multiples of the number of parts divide evenly.
      const whole = accounts.map(({ position, equity }) => ({
        position: position * parts,
        exposure: position * parts,
        equity: equity * parts,
      }));
      const at = pick % whole.length;
      const one = whole[at] as TestAccount;
      const part = { position: one.position / parts, exposure: one.exposure / parts, equity: one.equity / parts };
      const before = closedBy(whole, quantity);
      const after = closedBy([...whole.toSpliced(at, 1), ...Array.from({ length: parts }, () => part)], quantity);
      assert.ok(Math.abs(sum(after.slice(-parts)) - (before[at] ?? 0)) <= parts);
      for (const [i, cut] of before.toSpliced(at, 1).entries()) assert.ok(Math.abs(cut - (after[i] ?? 0)) <= 1);
    }),
  );
});

test("no way of splitting equity between two accounts gives up less", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(withQuantity(plainAccounts), share, share, ({ accounts, quantity }, ofPosition, ofEquity) => {
      const [first, ...others] = accounts as [TestAccount, ...TestAccount[]];
      const position = Math.floor(first.position * ofPosition);
      const equity = Math.floor(Math.max(0, first.equity) * ofEquity);
      const parts = [
        { position, exposure: position, equity },
        { position: first.position - position, exposure: first.position - position, equity: Math.max(0, first.equity) - equity },
      ];
      const together = closedBy(accounts, quantity)[0] ?? 0;
      const apart = sum(closedBy([...parts, ...others], quantity).slice(0, 2));
      assert.ok(apart >= together - 2, `${apart} instead of ${together}`);
    }),
  );
});

test("no account is left with a higher leverage than the quantity needs", () => {
  fc.assert(
    fc.property(withQuantity(plainAccounts), ({ accounts, quantity }) => {
      const closed = closedBy(accounts, quantity);
      const solvent = accounts.filter(({ equity }) => equity > 0);
      const left = accounts.map(({ position, equity }, i) => (equity > 0 ? (position - (closed[i] ?? 0)) / equity : 0));
      const highest = Math.max(0, ...left);
      // At any lower common leverage the solvent accounts would have to close more than the quantity less what others closed.
      const others = sum(accounts.map(({ equity }, i) => (equity > 0 ? 0 : (closed[i] ?? 0))));
      const lower = highest * (1 - 1e-9);
      const needed = sum(solvent.map(({ position, equity }) => Math.max(0, position - lower * equity)));
      assert.ok(highest === 0 || needed >= quantity - others - 1e-6 * quantity, "a lower leverage would still have sufficed");
    }),
    { numRuns: 500 },
  );
});

test("hedged accounts are cut only when every exposure is flat", () => {
  const accounts = [
    { position: 100, exposure: 100, equity: 10 },
    { position: 100, exposure: 0, equity: 1 },
  ];
  assert.deepEqual(closedBy(accounts, 60), [60, 0]);
  assert.deepEqual(closedBy(accounts, 130), [100, 30]);
  const { rounds } = deleverageRounds(KEY, bookOf(accounts), 130);
  assert.deepEqual(
    rounds.map(({ measure, quantity, cut }) => ({ measure, quantity, cut })),
    [
      { measure: "factor", quantity: 100, cut: 100 },
      { measure: "plain", quantity: 30, cut: 30 },
    ],
  );
});

test("accounts without equity share a small quantity pro rata through the returned over-cut", () => {
  const accounts = [
    { position: 60, exposure: 60, equity: 0 },
    { position: 40, exposure: 40, equity: -3 },
    { position: 100, exposure: 100, equity: 1_000 },
  ];
  assert.deepEqual(closedBy(accounts, 50), [30, 20, 0]);
});

test("an over-cut is returned pro rata, and never more than it", () => {
  fc.assert(
    fc.property(withQuantity(plainAccounts), fc.double({ min: 0, max: 1, noNaN: true }), ({ accounts, quantity }, share) => {
      const [round] = deleverageRounds(KEY, bookOf(accounts), quantity).rounds;
      fc.pre(round !== undefined);
      if (!round) return;
      const filled = Math.floor(round.quantity * share);
      const stays = accounts.map((account) => settleCut(deleverageCut(account, round.thresholdWad), { ...round, filled }));
      assert.ok(sum(stays) >= filled && sum(stays) <= filled + accounts.length);
    }),
  );
});

test("the column of cuts is the cut of each account", () => {
  const threshold = fc.oneof(fc.constant(null), fc.bigInt({ min: 0n, max: 10n ** 24n }));
  fc.assert(
    fc.property(factorAccounts, threshold, (accounts, thresholdWad) => {
      const cuts = new Float64Array(accounts.length);
      const total = deleverageCuts(bookOf(accounts), thresholdWad, cuts);
      const each = accounts.map((account) => deleverageCut(account, thresholdWad));
      assert.deepEqual([...cuts], each);
      assert.equal(total, sum(each));
    }),
    { numRuns: 500 },
  );
});

test("whole leverages land exactly, in floats as in integers", () => {
  const account = { position: 10 ** 15, exposure: 10 ** 15, equity: 10 ** 14 };
  for (const wad of [5n * 10n ** 18n, 5n * 10n ** 18n - 1n, 5n * 10n ** 18n + 1n]) {
    const cuts = new Float64Array(1);
    deleverageCuts(bookOf([account]), wad, cuts);
    assert.equal(cuts[0], deleverageCut(account, wad));
  }
  assert.equal(deleverageCut(account, 5n * 10n ** 18n), 5 * 10 ** 14);
});

test("books that cannot be summed exactly are refused", () => {
  const one = { position: 1, exposure: 1, equity: 1 };
  assert.throws(() => checkBook(bookOf([{ ...one, position: 0.5 }])), { code: "LIQUIDATION_INPUT", field: "positions[0]" });
  assert.throws(() => checkBook(bookOf([{ ...one, position: -1 }])), { code: "LIQUIDATION_INPUT", field: "positions[0]" });
  assert.throws(() => checkBook(bookOf([{ ...one, equity: Number.NaN }])), { code: "LIQUIDATION_INPUT", field: "equities[0]" });
  assert.throws(() => checkBook({ ...bookOf([one]), exposures: new Float64Array(2) }), { code: "LIQUIDATION_INPUT", field: "book" });
  assert.throws(() => checkBook(bookOf(Array.from({ length: 3 }, () => ({ ...one, equity: 2 ** 52 })))), {
    code: "DELEVERAGE_TOTAL",
    field: "equities",
  });
  assert.throws(() => deleverageRounds(KEY, bookOf([one]), 0.5), { code: "LIQUIDATION_INPUT", field: "quantity" });
  assert.throws(() => deleverageRounds(KEY, bookOf([one]), -1), { code: "LIQUIDATION_INPUT", field: "quantity" });
  assert.deepEqual(deleverageRounds(KEY, bookOf([one]), 0), { rounds: [], shortfall: 0 });
});
