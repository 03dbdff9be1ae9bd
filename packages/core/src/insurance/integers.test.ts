import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { allowanceAt, drawAllowance } from "./flow/drawAllowance.ts";
import { insuranceDraw } from "./flow/insuranceDraw.ts";
import { socialisedFunding } from "./flow/socialisedFunding.ts";
import { EMPTY_STAKE, shareValue } from "./shares/insuranceShares.ts";
import { rebaseOf, rebaseVault } from "./shares/rebaseShares.ts";
import { stakeShares } from "./shares/stakeShares.ts";

const units = fc.bigInt({ min: 0n, max: 10n ** 24n });
const some = fc.bigInt({ min: 1n, max: 10n ** 24n });

test("the rebase is the only power of ten that brings the shares down to between ten and a hundred a unit", () => {
  fc.assert(
    fc.property(some, some, (totalShares, balance) => {
      const { exponent, divisor } = rebaseOf(totalShares, balance);
      assert.equal(divisor, 10n ** BigInt(exponent));
      if (exponent === 0) assert.ok(totalShares < 100n * balance + 100n);
      else assert.ok(totalShares >= 10n * divisor * balance && totalShares < 100n * divisor * balance + 100n * divisor);
      // Done once it is done: nothing more is divided out of what it leaves.
      const rebased = rebaseVault({ balance, totalShares, rebased: 0 });
      assert.equal(rebased.rebased, exponent);
      assert.ok(rebaseVault(rebased).rebased - exponent <= 1);
    }),
  );
});

test("a loss falls on open interest pro rata: how positions are split or sided does not matter", () => {
  const scales = { basePerUnit: 10n ** 9n, fundingPerQuote: 1_000n };
  fc.assert(
    fc.property(units, fc.array(some, { minLength: 1, maxLength: 8 }), fc.bigInt({ min: 0n, max: 8n }), (loss, sizes, cut) => {
      const total = sizes.reduce((sum, size) => sum + size, 0n);
      const longs = sizes.slice(0, Number(cut)).reduce((sum, size) => sum + size, 0n);
      const deltas = socialisedFunding(loss, longs, total - longs, scales);
      assert.ok(deltas);
      assert.equal(deltas.long, -deltas.short);
      assert.equal(deltas.long, socialisedFunding(loss, total, 0n, scales)?.long);
      assert.equal(deltas.long % scales.fundingPerQuote, 0n);
      // One quantum less per unit of base would not have covered it.
      const paid = (deltas.long / scales.fundingPerQuote) * total;
      assert.ok(paid >= loss * scales.basePerUnit);
      if (deltas.long > 0n) assert.ok(paid - total < loss * scales.basePerUnit);
    }),
  );
});

test("a loss that is spread in parts costs at least what it costs at once, and a quantum a part more at most", () => {
  const scales = { basePerUnit: 10n ** 9n, fundingPerQuote: 1n };
  fc.assert(
    fc.property(fc.array(units, { minLength: 1, maxLength: 6 }), some, (parts, open) => {
      const at = (loss: bigint) => socialisedFunding(loss, open, 0n, scales)?.long ?? 0n;
      const once = at(parts.reduce((sum, part) => sum + part, 0n));
      const split = parts.reduce((sum, part) => sum + at(part), 0n);
      assert.ok(split >= once && split <= once + BigInt(parts.length));
    }),
  );
});

test("a draw is the largest that loss, cap and the last unit allow, and asking again for the rest gives nothing", () => {
  fc.assert(
    fc.property(units, units, units, (loss, vault, cap) => {
      const paid = insuranceDraw(loss, vault, cap);
      const spare = vault > 0n ? vault - 1n : 0n;
      assert.ok(paid <= loss && paid <= cap && paid <= spare);
      assert.ok(paid === loss || paid === cap || paid === spare);
      assert.equal(insuranceDraw(loss - paid, vault - paid, cap - paid), 0n);
    }),
  );
});

test("an allowance refills the same however often it is looked at, and a refused draw costs nothing", () => {
  const limit = { capacity: 10n ** 9n, perDay: 86_400_000n };
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 9n }),
      fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { maxLength: 8 }),
      (available, looks) => {
        const allowance = { available, at: 0 };
        for (const at of looks) {
          const refilled = available + BigInt(at);
          assert.equal(allowanceAt(allowance, at, limit), refilled < limit.capacity ? refilled : limit.capacity);
          assert.deepEqual(drawAllowance(allowance, at, 0n, limit), { drawn: 0n, allowance });
        }
      },
    ),
  );
});

test("nobody gains by staking and asking at once what it is worth, however the vault stands", () => {
  fc.assert(
    fc.property(some, some, some, (balance, totalShares, amount) => {
      const vault = rebaseVault({ balance, totalShares, rebased: 0 });
      fc.pre(vault.totalShares > 0n && (amount * vault.totalShares) / vault.balance > 0n);
      const { vault: after, stake } = stakeShares(vault, EMPTY_STAKE, amount);
      assert.ok(shareValue(after, stake.shares) <= amount);
      // And those who were in lose nothing by it.
      assert.ok(shareValue(after, vault.totalShares) >= vault.balance);
    }),
  );
});
