import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { insuranceDraw } from "../flow/insuranceDraw.ts";
import { EMPTY_STAKE, EMPTY_VAULT, type InsuranceStake, type InsuranceVault, shareValue } from "./insuranceShares.ts";
import { cancelLeave, completeLeave, requestLeave } from "./leaveShares.ts";
import { rebaseOf, rebaseStake, rebaseVault } from "./rebaseShares.ts";
import { stakeShares } from "./stakeShares.ts";

const DAY = 86_400_000;
const COOLDOWN = 13 * DAY;

test("shares cost what the vault is worth, rounded for those who are in", () => {
  const first = stakeShares(EMPTY_VAULT, EMPTY_STAKE, 100n);
  assert.deepEqual(first.vault, { balance: 100n, totalShares: 100n, rebased: 0 });
  const richer = { ...first.vault, balance: 150n };
  const second = stakeShares(richer, EMPTY_STAKE, 31n);
  assert.equal(second.stake.shares, 20n);
  assert.ok(shareValue(second.vault, 100n) >= 150n);
  assert.throws(() => stakeShares(richer, EMPTY_STAKE, 1n), { code: "INSURANCE_INPUT", field: "amount" });
});

test("whoever is leaving shares losses but not gains", () => {
  const { vault, stake } = stakeShares({ balance: 100n, totalShares: 100n, rebased: 0 }, EMPTY_STAKE, 100n);
  const leaving = requestLeave(vault, stake, 100n, 0);
  const gained = completeLeave({ ...leaving.vault, balance: 300n }, leaving.stake, COOLDOWN, COOLDOWN);
  assert.equal(gained.paid, 100n, "gains since the request stay");
  const lost = completeLeave({ ...leaving.vault, balance: 50n }, leaving.stake, COOLDOWN, COOLDOWN);
  assert.equal(lost.paid, 25n, "losses since the request are shared");
  assert.deepEqual([lost.stake.shares, lost.stake.leaving], [0n, null]);
});

test("nobody leaves before the cooldown, twice, or with more than is held", () => {
  const { vault, stake } = stakeShares(EMPTY_VAULT, EMPTY_STAKE, 100n);
  const leaving = requestLeave(vault, stake, 40n, 5);
  assert.throws(() => completeLeave(leaving.vault, leaving.stake, COOLDOWN + 4, COOLDOWN), { code: "INSURANCE_INPUT", field: "at" });
  assert.throws(() => requestLeave(leaving.vault, leaving.stake, 1n, 5), { code: "INSURANCE_INPUT", field: "stake.leaving" });
  assert.throws(() => requestLeave(vault, stake, 101n, 5), { code: "INSURANCE_INPUT", field: "shares" });
  assert.throws(() => requestLeave(vault, stake, 0n, 5), { code: "INSURANCE_INPUT", field: "shares" });
  assert.throws(() => completeLeave(vault, stake, 0, 0), { code: "INSURANCE_INPUT", field: "stake.leaving" });
  assert.throws(() => cancelLeave(vault, stake), { code: "INSURANCE_INPUT", field: "stake.leaving" });
});

test("cancelling an exit forfeits the gains made since the request", () => {
  const { vault, stake } = stakeShares({ balance: 100n, totalShares: 100n, rebased: 0 }, EMPTY_STAKE, 100n);
  const leaving = requestLeave(vault, stake, 100n, 0);
  const back = cancelLeave({ ...leaving.vault, balance: 400n }, leaving.stake);
  assert.ok(shareValue(back.vault, back.stake.shares) <= 100n && shareValue(back.vault, back.stake.shares) >= 98n);
  assert.equal(back.vault.balance, 400n, "the money stays in the vault");
  const unlucky = cancelLeave({ ...leaving.vault, balance: 50n }, leaving.stake);
  assert.equal(unlucky.stake.shares, 100n, "a loss forfeits nothing more");
  const alone = requestLeave({ balance: 100n, totalShares: 100n, rebased: 0 }, { shares: 100n, rebased: 0, leaving: null }, 100n, 0);
  assert.equal(cancelLeave({ ...alone.vault, balance: 400n }, alone.stake).stake.shares, 100n, "alone, nobody else could have the gain");
});

test("rebase exponents are Drift's", () => {
  assert.deepEqual(rebaseOf(99_999n, 100n), { exponent: 1, divisor: 10n });
  assert.deepEqual(rebaseOf(60_078n, 600n), { exponent: 1, divisor: 10n });
  assert.deepEqual(rebaseOf(10_000n, 10_000n), { exponent: 0, divisor: 1n });
  assert.deepEqual(rebaseOf(12_412n, 83_295_723_895_729_080n), { exponent: 0, divisor: 1n });
  assert.deepEqual(rebaseOf(1_242_418_900_000n, 1n), { exponent: 11, divisor: 100_000_000_000n });
  assert.throws(() => rebaseOf(1n, 0n), { code: "INSURANCE_INPUT", field: "balance" });
});

test("a rebase makes a share worth about a unit again, and takes value from nobody", () => {
  const vault = { balance: 3n, totalShares: 987_654n, rebased: 2 };
  const after = rebaseVault(vault);
  assert.deepEqual(after, { balance: 3n, totalShares: 98n, rebased: 6 });
  const stake = rebaseStake({ shares: 400_000n, rebased: 2, leaving: { shares: 100_000n, value: 1n, requestedAt: 0 } }, after);
  assert.deepEqual([stake.shares, stake.leaving?.shares, stake.rebased], [40n, 10n, 6]);
  assert.equal(rebaseVault({ balance: 0n, totalShares: 0n, rebased: 0 }).rebased, 0);
  assert.deepEqual(rebaseVault({ balance: 100n, totalShares: 100n, rebased: 3 }), { balance: 100n, totalShares: 100n, rebased: 3 });
});

type Action =
  | { readonly kind: "stake" | "leave"; readonly who: number; readonly amount: bigint }
  | { readonly kind: "cancel" | "complete"; readonly who: number }
  | { readonly kind: "gain" | "loss"; readonly amount: bigint };

const who = fc.integer({ min: 0, max: 3 });
const size = fc.bigInt({ min: 1n, max: 10n ** 12n });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constantFrom("stake" as const, "leave" as const), who, amount: size }),
  fc.record({ kind: fc.constantFrom("cancel" as const, "complete" as const), who }),
  fc.record({ kind: fc.constantFrom("gain" as const, "loss" as const), amount: size }),
);

test("insurance shares conserve value: through any history nobody can be paid what is not there", () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      let vault: InsuranceVault = { balance: 1n, totalShares: 0n, rebased: 0 };
      const stakes: InsuranceStake[] = Array.from({ length: 4 }, () => EMPTY_STAKE);
      let inflow = 1n;
      let outflow = 0n;
      for (const [i, next] of actions.entries()) {
        const at = i * COOLDOWN;
        if (!("who" in next)) {
          const drawn = next.kind === "loss" ? insuranceDraw(next.amount, vault.balance, next.amount) : 0n;
          const gained = next.kind === "gain" ? next.amount : 0n;
          vault = { ...vault, balance: vault.balance + gained - drawn };
          inflow += gained;
          outflow += drawn;
          continue;
        }
        const stake = rebaseStake(stakes[next.who] ?? EMPTY_STAKE, rebaseVault(vault));
        const rebased = rebaseVault(vault);
        if (next.kind === "stake" && (rebased.totalShares === 0n || (next.amount * rebased.totalShares) / rebased.balance > 0n)) {
          const before = rebased.totalShares > 0n ? shareValue(rebased, rebased.totalShares) : 0n;
          const result = stakeShares(vault, stake, next.amount);
          inflow += next.amount;
          ({ vault } = result);
          stakes[next.who] = result.stake;
          assert.ok(shareValue(vault, rebased.totalShares) >= before, "a newcomer never dilutes those who are in");
        }
        if (next.kind === "leave" && !stake.leaving && stake.shares > 0n) {
          const result = requestLeave(vault, stake, (next.amount % stake.shares) + 1n, at);
          ({ vault } = result);
          stakes[next.who] = result.stake;
        }
        if (next.kind === "cancel" && stake.leaving) {
          const result = cancelLeave(vault, stake);
          ({ vault } = result);
          stakes[next.who] = result.stake;
        }
        if (next.kind === "complete" && stake.leaving && at >= stake.leaving.requestedAt + COOLDOWN) {
          const result = completeLeave(vault, stake, at, COOLDOWN);
          ({ vault } = result);
          stakes[next.who] = result.stake;
          outflow += result.paid;
        }
        assert.equal(vault.balance, inflow - outflow, "money is neither made nor lost");
        const current = rebaseVault(vault);
        const held = stakes.map((one) => rebaseStake(one, current).shares);
        assert.ok(held.reduce((sum, shares) => sum + shares, 0n) <= current.totalShares, "no share without a counterpart");
        const claims = held.reduce((sum, shares) => sum + shareValue(current, shares), 0n);
        assert.ok(claims <= vault.balance, "claims never exceed the vault");
      }
    }),
    { numRuns: 300 },
  );
});
