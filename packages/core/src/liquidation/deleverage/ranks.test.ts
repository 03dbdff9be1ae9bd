import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fillLeverage } from "./fillLeverage.ts";
import { profitHaircut } from "./profitHaircut.ts";
import { leverageHaircut, queueCuts } from "./queueCuts.ts";
import { markLeverageRank, profitLeverageRank } from "./queueRank.ts";

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const close = (got: number, want: number) =>
  assert.ok(Math.abs(got - want) <= 1e-9 * Math.max(1, Math.abs(want)), `${got} against ${want}`);

test("a rank knows no units: neither of money nor of the contract", () => {
  fc.assert(
    fc.property(number(1, 1e6), number(0.5, 2), number(0.01, 0.99), fc.constantFrom(2 ** -12, 2 ** 12), (entry, move, margin, unit) => {
      const mark = entry * move;
      const at = (scale: number) =>
        profitLeverageRank({ markValue: mark * scale, averageEntryValue: entry * scale, bankruptValue: mark * (1 - margin) * scale });
      close(at(unit), at(1));
      close(markLeverageRank(mark * unit, entry * unit, 1e6, 2e5), markLeverageRank(mark, entry, 1e6, 2e5));
      close(markLeverageRank(mark, entry, 1e6 * unit, 2e5 * unit), markLeverageRank(mark, entry, 1e6, 2e5));
    }),
  );
});

test("of two winners the more levered ranks first, of two losers the less levered; every winner before every loser", () => {
  fc.assert(
    fc.property(number(1, 1e6), number(0.001, 1), number(0.01, 0.5), number(0.01, 0.49), (entry, gain, margin, thinner) => {
      const rank = (move: number, equity: number) => {
        const mark = entry * move;
        return profitLeverageRank({ markValue: mark, averageEntryValue: entry, bankruptValue: mark * (1 - equity) });
      };
      const small = margin * (1 - thinner);
      assert.ok(rank(1 + gain, small) >= rank(1 + gain, margin));
      const loss = 1 - 0.9 * Math.min(gain, 1);
      assert.ok(rank(loss, small) >= rank(loss, margin));
      assert.ok(rank(1 + gain, margin) > 0 && rank(loss, small) <= 0);
    }),
  );
});

const winners = fc.array(fc.record({ profit: number(-1e5, 1e6), leverage: number(0.1, 100) }), { minLength: 1, maxLength: 8 });

test("three ways to share one deficit: each takes it from profits alone, and where the profits end all three agree", () => {
  fc.assert(
    fc.property(winners, number(0, 2), (list, part) => {
      const profits = list.map(({ profit }) => profit);
      const leverages = list.map(({ leverage }) => leverage);
      const all = profits.reduce((sum, profit) => sum + Math.max(0, profit), 0);
      const deficit = part * all;
      for (const { haircuts } of [
        profitHaircut(deficit, profits),
        queueCuts(deficit, profits, leverages),
        leverageHaircut(deficit, profits, leverages),
      ]) {
        for (const [i, cut] of haircuts.entries()) assert.ok(cut >= 0 && cut <= Math.max(0, profits[i] ?? 0) + 1e-9);
        assert.ok(haircuts.reduce((sum, cut) => sum + cut, 0) <= deficit + 1e-6);
      }
      if (part < 1) return;
      for (const { haircuts } of [profitHaircut(deficit, profits), queueCuts(deficit, profits, leverages)]) {
        for (const [i, cut] of haircuts.entries()) close(cut, Math.max(0, profits[i] ?? 0));
      }
    }),
  );
});

test("with one leverage for all, weighting by leverage is pro rata", () => {
  fc.assert(
    fc.property(winners, number(0, 1), number(0.1, 100), (list, part, leverage) => {
      const profits = list.map(({ profit }) => profit);
      const deficit = part * profits.reduce((sum, profit) => sum + Math.max(0, profit), 0);
      const weighted = leverageHaircut(
        deficit,
        profits,
        profits.map(() => leverage),
      ).haircuts;
      for (const [i, cut] of profitHaircut(deficit, profits).haircuts.entries()) close(weighted[i] ?? Number.NaN, cut);
    }),
  );
});

test("filling leverage leaves nobody above the level who could have been cut, and cuts nobody below it", () => {
  const accounts = fc.array(fc.record({ notional: number(0, 1e6), equity: number(1, 1e5) }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(accounts, number(0, 1), (list, part) => {
      const notionals = list.map(({ notional }) => notional);
      const equities = list.map(({ equity }) => equity);
      const reduce = part * notionals.reduce((sum, notional) => sum + notional, 0);
      const { reductions, maxLeverage, shortfall } = fillLeverage(notionals, equities, reduce);
      close(
        reductions.reduce((sum, cut) => sum + cut, 0),
        reduce,
      );
      assert.equal(shortfall, 0);
      for (const [i, { notional, equity }] of list.entries()) {
        const cut = reductions[i] ?? 0;
        const left = (notional - cut) / equity;
        assert.ok(left <= maxLeverage + 1e-9 * Math.max(1, maxLeverage));
        if (cut > 1e-6) close(left, maxLeverage);
      }
    }),
  );
});
