import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ceilDivide } from "../math/ceilDivide.ts";
import { insuranceDraw } from "./flow/insuranceDraw.ts";
import { socialisedFunding } from "./flow/socialisedFunding.ts";
import { EMPTY_STAKE } from "./shares/insuranceShares.ts";
import { completeLeave, requestLeave } from "./shares/leaveShares.ts";
import { stakeShares } from "./shares/stakeShares.ts";
import { insuranceTarget } from "./target/insuranceTarget.ts";

const SCALES = { basePerUnit: 10n ** 9n, fundingPerQuote: 1_000n };
const sizes = fc.array(fc.bigInt({ min: 1n, max: 10n ** 15n }), { minLength: 1, maxLength: 20 });

test("GMX accounting: what all positions pay, each rounded up, is at least what the fund receives", () => {
  fc.assert(
    fc.property(sizes, sizes, fc.bigInt({ min: 1n, max: 10n ** 15n }), (longs, shorts, loss) => {
      const total = (list: readonly bigint[]) => list.reduce((sum, size) => sum + size, 0n);
      const deltas = socialisedFunding(loss, total(longs), total(shorts), SCALES);
      assert.ok(deltas);
      const scale = SCALES.basePerUnit * SCALES.fundingPerQuote;
      const paid = [...longs.map((size) => size * deltas.long), ...shorts.map((size) => -size * deltas.short)].map((due) =>
        ceilDivide(due, scale),
      );
      assert.ok(total(paid) >= loss);
    }),
  );
});

test("GMX accounting: all stakers leaving at once are paid no more than the vault holds", () => {
  fc.assert(
    fc.property(sizes, fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.bigInt({ min: 0n, max: 10n ** 15n }), (amounts, gain, loss) => {
      let vault = { balance: 1_000n, totalShares: 1_000n, rebased: 0 };
      let stakes = amounts.map((amount) => {
        const result = stakeShares(vault, EMPTY_STAKE, amount);
        vault = result.vault;
        return result.stake;
      });
      vault = { ...vault, balance: vault.balance + gain };
      stakes = stakes.map((stake) => {
        const result = requestLeave(vault, stake, stake.shares, 0);
        vault = result.vault;
        return result.stake;
      });
      vault = { ...vault, balance: vault.balance - insuranceDraw(loss, vault.balance, loss) };
      const available = vault.balance;
      let paid = 0n;
      for (const stake of stakes) {
        const result = completeLeave(vault, stake, 1, 0);
        vault = result.vault;
        paid += result.paid;
      }
      assert.ok(paid <= available && vault.balance === available - paid);
    }),
  );
});

test("YFI, 17 November 2023: a fund that names the scenario holds its loss, whatever the statistics say", () => {
  const quiet = 500_000;
  const { target, setBy } = insuranceTarget(quiet, [{ name: "YFI", badDebt: 9e6 }]);
  assert.deepEqual([target, setBy], [9e6, "YFI"]);
});

test("YFI: a speculative market without a cap cannot draw on the fund at all", () => {
  assert.equal(insuranceDraw(9_000_000n, 22_500_000n, 0n), 0n);
});

test("12 March 2020: stakers cannot run before the loss is booked", () => {
  const { vault, stake } = stakeShares({ balance: 900n, totalShares: 900n, rebased: 0 }, EMPTY_STAKE, 100n);
  const running = requestLeave(vault, stake, 100n, 0);
  const hit = { ...running.vault, balance: running.vault.balance - insuranceDraw(800n, running.vault.balance, 800n) };
  assert.equal(completeLeave(hit, running.stake, 13 * 86_400_000, 13 * 86_400_000).paid, 20n);
});
