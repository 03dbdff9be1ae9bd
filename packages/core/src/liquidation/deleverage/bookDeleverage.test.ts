import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bookOf, plainAccounts } from "./book.testing.ts";
import { bookDeleverage, type LazyPosition } from "./bookDeleverage.ts";
import { deleverageRounds } from "./deleverageRounds.ts";
import type { SettledRound } from "./settleCut.ts";

/** Rounds of one market, made from accounts that change equity between them, as the chain would see them. */
const history = fc
  .tuple(
    plainAccounts,
    fc.array(fc.record({ share: fc.double({ min: 0, max: 0.6, noNaN: true }), drift: fc.integer({ min: -50, max: 50 }) }), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([accounts, events]) => {
    let current = accounts;
    const equities: number[][] = [];
    const rounds: SettledRound[] = [];
    events.forEach(({ share, drift }, number) => {
      current = current.map((account, i) => ({ ...account, equity: account.equity + drift * ((i % 3) - 1) }));
      const quantity = Math.floor(share * current.reduce((sum, { position }) => sum + position, 0));
      const [round] = deleverageRounds({ market: "BTC", side: 1, round: number }, bookOf(current), quantity).rounds;
      if (!round) return;
      const settled = { ...round, filled: Math.ceil(round.quantity * 0.8) };
      equities.push(current.map(({ equity }) => equity));
      rounds.push(settled);
      current = current.map((account) => {
        const { lots } = bookDeleverage({ lots: account.position, bookedThrough: 0 }, [settled], (_, open) => ({
          exposure: open,
          equity: account.equity,
        }));
        return { ...account, position: lots, exposure: lots };
      });
    });
    return { accounts, rounds, equities, final: current };
  });

test("booking at the end is booking in every round", () => {
  fc.assert(
    fc.property(history, ({ accounts, rounds, equities, final }) => {
      accounts.forEach(({ position }, i) => {
        const stateAt = (round: SettledRound, lots: number) => ({ exposure: lots, equity: equities[rounds.indexOf(round)]?.[i] ?? 0 });
        const lazy = bookDeleverage({ lots: position, bookedThrough: 0 }, rounds, stateAt);
        assert.equal(lazy.lots, final[i]?.position);
        assert.equal(lazy.bookedThrough, rounds.length);
        assert.equal(
          lazy.closed.reduce((sum, next) => sum + next, 0),
          position - lazy.lots,
        );
      });
    }),
  );
});

test("booking in two instalments is booking at once, and booking twice changes nothing", () => {
  fc.assert(
    fc.property(history, fc.nat(), ({ accounts, rounds, equities }, pick) => {
      const i = pick % accounts.length;
      const start: LazyPosition = { lots: accounts[i]?.position ?? 0, bookedThrough: 0 };
      const stateAt = (round: SettledRound, lots: number) => ({ exposure: lots, equity: equities[rounds.indexOf(round)]?.[i] ?? 0 });
      const half = bookDeleverage(start, rounds.slice(0, pick % (rounds.length + 1)), stateAt);
      const whole = bookDeleverage(start, rounds, stateAt);
      const { lots, bookedThrough } = bookDeleverage(half, rounds, stateAt);
      assert.deepEqual({ lots, bookedThrough }, { lots: whole.lots, bookedThrough: whole.bookedThrough });
      assert.deepEqual(bookDeleverage(whole, rounds, stateAt).closed, []);
    }),
  );
});
