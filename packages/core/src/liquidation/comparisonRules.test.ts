import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { leverageHaircut, queueCuts, returnLeverageRank } from "./deleverage/queueCuts.ts";
import { cascadeMove } from "./pace/cascadeMove.ts";
import { entryLiquidationPrice } from "./price/entryLiquidationPrice.ts";

const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });

test("liquidation from entry: equity meets maintenance exactly there, for both sides", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1 as const, -1 as const),
      positive,
      positive,
      positive,
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      (side, size, entry, collateral, rate) => {
        const price = entryLiquidationPrice({ side, size, entry, collateral }, rate);
        const equity = collateral + side * size * (price - entry);
        assert.ok(Math.abs(equity - rate * size * price) <= 1e-8 * (collateral + size * entry + Math.abs(size * price)));
      },
    ),
  );
});

test("cascade: the whole move is the shock and what it forces, round after round", () => {
  fc.assert(
    fc.property(fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: 0, max: 0.95, noNaN: true }), (shock, feedback) => {
      let [sum, next] = [0, shock];
      for (let i = 0; i < 2_000; i++) {
        sum += next;
        next *= feedback;
      }
      const move = cascadeMove(shock, feedback / 1_000, 1_000);
      assert.ok(move !== null && Math.abs(move - sum) <= 1e-9 * Math.max(1, Math.abs(sum)));
    }),
  );
  assert.equal(cascadeMove(-5, 1e-4, 10_000), null);
  assert.throws(() => cascadeMove(1, -1, 1), { code: "LIQUIDATION_INPUT", field: "impact" });
});

const winners = fc.array(fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), positive), { minLength: 1, maxLength: 12 });

test("queue and leverage haircut: nobody gives more than a profit, and what is taken and what is not are the deficit", () => {
  fc.assert(
    fc.property(winners, positive, (rows, deficit) => {
      const profits = rows.map(([profit]) => profit);
      const weights = rows.map(([, weight]) => weight);
      for (const { haircuts, uncovered } of [queueCuts(deficit, profits, weights), leverageHaircut(deficit, profits, weights)]) {
        for (const [i, cut] of haircuts.entries()) assert.ok(cut >= 0 && cut <= Math.max(0, profits[i] ?? 0));
        const taken = haircuts.reduce((sum, cut) => sum + cut, 0);
        assert.ok(Math.abs(taken + uncovered - deficit) <= 1e-9 * (deficit + taken));
      }
    }),
  );
});

test("queue: the first is emptied before the second is touched; the rank is return times leverage", () => {
  const profits = [600, 300, 100];
  const ranks = [returnLeverageRank(600, 1_000, 20), returnLeverageRank(300, 2_000, 5), returnLeverageRank(100, 200, 50)];
  assert.deepEqual(ranks, [12, 0.75, 25]);
  assert.deepEqual(queueCuts(300, profits, ranks), { haircuts: [200, 0, 100], uncovered: 0 });
  assert.deepEqual(queueCuts(2_000, profits, ranks), { haircuts: profits, uncovered: 1_000 });
  assert.throws(() => queueCuts(1, [1], []), { code: "LIQUIDATION_INPUT", field: "ranks.length" });
  assert.throws(() => returnLeverageRank(1, 0, 1), { code: "LIQUIDATION_INPUT", field: "equity" });
});
