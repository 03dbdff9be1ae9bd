import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fillLeverage } from "./fillLeverage.ts";

/** Winners with equity, and a share of their side that must be closed. */
const market = fc.record({
  accounts: fc.array(
    fc.record({ notional: fc.double({ min: 1, max: 1e6, noNaN: true }), equity: fc.double({ min: 1, max: 1e6, noNaN: true }) }),
    { minLength: 2, maxLength: 20 },
  ),
  share: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
});
const sum = (values: readonly number[]) => values.reduce((total, next) => total + next, 0);

type Accounts = readonly { readonly notional: number; readonly equity: number }[];

/** Bad debt of a common move: what each account loses beyond its equity. */
function badDebt(accounts: Accounts, cuts: readonly number[], move: number): number {
  return sum(accounts.map(({ notional, equity }, i) => Math.max(0, (notional - (cuts[i] ?? 0)) * move - equity)));
}

/** A queue in any order: whole positions until the quantity is reached. */
function queue(accounts: Accounts, quantity: number, order: readonly number[]): number[] {
  const cuts = accounts.map(() => 0);
  let open = quantity;
  for (const i of order) {
    const cut = Math.min(open, accounts[i]?.notional ?? 0);
    cuts[i] = cut;
    open -= cut;
  }
  return cuts;
}

test("for any distribution of the next move, water-filling leaves no more expected bad debt than pro rata or any queue", () => {
  const moves = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(market, moves, fc.infiniteStream(fc.nat()), ({ accounts, share }, distribution, keys) => {
      const total = sum(accounts.map(({ notional }) => notional));
      const quantity = share * total;
      const filled = fillLeverage(
        accounts.map(({ notional }) => notional),
        accounts.map(({ equity }) => equity),
        quantity,
      ).reductions;
      const order = accounts
        .map((_, i) => ({ i, key: keys.next().value ?? 0 }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ i }) => i);
      const rivals = [accounts.map(({ notional }) => share * notional), queue(accounts, quantity, order)];
      const expected = (cuts: readonly number[]) => sum(distribution.map((move) => badDebt(accounts, cuts, move)));
      const ours = expected(filled);
      for (const rival of rivals) assert.ok(ours <= expected(rival) * (1 + 1e-9) + 1e-6 * total, `${ours} against ${expected(rival)}`);
    }),
    { numRuns: 500 },
  );
});

test("the largest leverage left is the smallest that any allocation can reach", () => {
  fc.assert(
    fc.property(market, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), ({ accounts, share }, random) => {
      const quantity = share * sum(accounts.map(({ notional }) => notional));
      const { maxLeverage } = fillLeverage(
        accounts.map(({ notional }) => notional),
        accounts.map(({ equity }) => equity),
        quantity,
      );
      // Any cuts, scaled down to the positions: they close at most the quantity only if scaled to it, so give them all of it and more.
      const wishes = accounts.map(({ notional }) => notional * (random.next().value ?? 0));
      const scale = Math.min(1, quantity / Math.max(1e-12, sum(wishes)));
      const left = accounts.map(({ notional, equity }, i) => (notional - (wishes[i] ?? 0) * scale) / equity);
      assert.ok(Math.max(...left) >= maxLeverage * (1 - 1e-9) - 1e-9);
    }),
  );
});

test("who adds equity is cut less, who adds risk is cut more, and nobody else gains from it by more than the difference", () => {
  fc.assert(
    fc.property(market, fc.nat(), fc.double({ min: 1, max: 3, noNaN: true }), ({ accounts, share }, pick, factor) => {
      const at = pick % accounts.length;
      const notionals = accounts.map(({ notional }) => notional);
      const equities = accounts.map(({ equity }) => equity);
      const quantity = share * sum(notionals);
      const before = fillLeverage(notionals, equities, quantity).reductions;
      const richer = fillLeverage(notionals, equities.with(at, (equities[at] ?? 0) * factor), quantity).reductions;
      const slack = 1e-7 * sum(notionals);
      assert.ok((richer[at] ?? 0) <= (before[at] ?? 0) + slack);
      before.forEach((cut, i) => {
        if (i !== at) assert.ok((richer[i] ?? 0) >= cut - slack, "the others close what the richer one need not");
      });
    }),
  );
});

test("an account below the level is left alone: nobody is closed for having made a profit", () => {
  const notionals = [100, 100, 100, 100];
  const equities = [1_000, 500, 20, 10];
  const { reductions, maxLeverage } = fillLeverage(notionals, equities, 80);
  assert.deepEqual(reductions.slice(0, 2), [0, 0]);
  assert.ok(maxLeverage < 5 && maxLeverage > 1);
});

test("the side is scaled without changing who bears what: units do not matter", () => {
  fc.assert(
    fc.property(market, fc.constantFrom(1e-6, 1e-3, 1e3, 1e6), ({ accounts, share }, unit) => {
      const notionals = accounts.map(({ notional }) => notional);
      const equities = accounts.map(({ equity }) => equity);
      const quantity = share * sum(notionals);
      const one = fillLeverage(notionals, equities, quantity).reductions;
      const other = fillLeverage(
        notionals.map((notional) => notional * unit),
        equities.map((equity) => equity * unit),
        quantity * unit,
      ).reductions;
      other.forEach((cut, i) => {
        assert.ok(Math.abs(cut / unit - (one[i] ?? 0)) <= 1e-7 * sum(notionals));
      });
    }),
  );
});
