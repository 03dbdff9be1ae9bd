import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { insuranceDraw } from "../flow/insuranceDraw.ts";
import { EMPTY_STAKE, type InsuranceStake, type InsuranceVault, shareValue } from "./insuranceShares.ts";
import { cancelLeave, completeLeave, requestLeave } from "./leaveShares.ts";
import { rebaseStake, rebaseVault } from "./rebaseShares.ts";
import { stakeShares } from "./stakeShares.ts";

/** What happens to the vault between two of a staker's decisions. */
const weather = fc.array(fc.record({ gain: fc.bigInt({ min: 0n, max: 10n ** 9n }), loss: fc.bigInt({ min: 0n, max: 10n ** 9n }) }), {
  minLength: 1,
  maxLength: 10,
});

function happen(vault: InsuranceVault, { gain, loss }: { readonly gain: bigint; readonly loss: bigint }): InsuranceVault {
  const richer = vault.balance + gain;
  return { ...vault, balance: richer - insuranceDraw(loss, richer, loss) };
}

/** A vault of others, large enough that rounding is small, and one staker of a million. */
function start(): { readonly vault: InsuranceVault; readonly stake: InsuranceStake } {
  return stakeShares({ balance: 10n ** 12n, totalShares: 10n ** 12n, rebased: 0 }, EMPTY_STAKE, 1_000_000n);
}

test("a standing request is no free option: asking and cancelling never beats staying", () => {
  fc.assert(
    fc.property(weather, (events) => {
      let quiet = start();
      let busy = start();
      for (const event of events) {
        quiet = { ...quiet, vault: happen(quiet.vault, event) };
        const asked = requestLeave(busy.vault, busy.stake, busy.stake.shares, 0);
        busy = cancelLeave(happen(asked.vault, event), asked.stake);
      }
      const worth = (one: typeof quiet) => {
        const vault = rebaseVault(one.vault);
        return shareValue(vault, rebaseStake(one.stake, vault).shares);
      };
      assert.ok(worth(busy) <= worth(quiet), `${worth(busy)} against ${worth(quiet)}`);
    }),
  );
});

test("leaving pays the smaller of then and now, whatever came between", () => {
  fc.assert(
    fc.property(weather, (events) => {
      const asked = requestLeave(start().vault, start().stake, 1_000_000n, 0);
      const value = asked.stake.leaving?.value ?? 0n;
      const vault = events.reduce(happen, asked.vault);
      const current = rebaseVault(vault);
      const shares = rebaseStake(asked.stake, current).leaving?.shares ?? 0n;
      const { paid } = completeLeave(vault, asked.stake, 1, 0);
      const worth = shareValue(current, shares);
      assert.equal(paid, worth < value ? worth : value);
    }),
  );
});

test("what a leaver forfeits stays with those who stay", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), (gain) => {
      const { vault, stake } = start();
      const others = 10n ** 12n;
      const asked = requestLeave(vault, stake, stake.shares, 0);
      const richer = { ...asked.vault, balance: asked.vault.balance + gain };
      const before = shareValue(richer, others);
      const gone = completeLeave(richer, asked.stake, 1, 0);
      assert.ok(shareValue(gone.vault, others) >= before);
    }),
  );
});

test("staking in parts buys no more than staking at once", () => {
  const parts = fc.array(fc.bigInt({ min: 1_000n, max: 10n ** 9n }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(parts, fc.bigInt({ min: 10n ** 9n, max: 10n ** 13n }), (amounts, balance) => {
      const vault = { balance, totalShares: 10n ** 12n, rebased: 0 };
      const whole = stakeShares(
        vault,
        EMPTY_STAKE,
        amounts.reduce((sum, next) => sum + next, 0n),
      ).stake.shares;
      let current = { vault, stake: EMPTY_STAKE };
      for (const amount of amounts) current = stakeShares(current.vault, current.stake, amount);
      assert.ok(current.stake.shares <= whole);
    }),
  );
});

test("two stakers who do the same are worth the same, through a rebase too", () => {
  fc.assert(
    fc.property(weather, (events) => {
      const first = stakeShares({ balance: 100n, totalShares: 100n, rebased: 0 }, EMPTY_STAKE, 10n ** 6n);
      // The price is still one, so the second staker buys the same number.
      const second = stakeShares(first.vault, EMPTY_STAKE, 10n ** 6n);
      const vault = rebaseVault(events.reduce(happen, second.vault));
      assert.equal(rebaseStake(first.stake, vault).shares, rebaseStake(second.stake, vault).shares);
    }),
  );
});
