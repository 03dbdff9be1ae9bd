import { EvenkeelError } from "../../market/errors.ts";
import { type InsuranceStake, type InsuranceVault, type LeavingShares, type StakedVault, shareValue } from "./insuranceShares.ts";
import { rebaseStake, rebaseVault } from "./rebaseShares.ts";

/**
 * Starts the cooldown of some shares: from now on they bear losses, but their pay is capped at today's value.
 *
 * @param at milliseconds UTC
 * @throws EvenkeelError `INSURANCE_INPUT` when shares are leaving already, or more are asked for than held
 * @example
 * requestLeave({ balance: 150n, totalShares: 100n, rebased: 0 }, { shares: 20n, rebased: 0, leaving: null }, 10n, 0).stake.leaving?.value // 15n
 */
export function requestLeave(vault: InsuranceVault, stake: InsuranceStake, shares: bigint, at: number): StakedVault {
  const current = rebaseVault(vault);
  const held = rebaseStake(stake, current);
  if (held.leaving) throw refused("one exit at a time", "stake.leaving", held.leaving.shares, "Cancel the running exit or wait for it.");
  if (shares <= 0n || shares > held.shares)
    throw refused("not that many shares are held", "shares", shares, `Ask for 1 to ${held.shares}.`);
  return { vault: current, stake: { ...held, leaving: { shares, value: shareValue(current, shares), requestedAt: at } } };
}

/**
 * Ends the exit without leaving; gains made since the request are forfeited as shares, so that a standing request is no free option.
 *
 * The shares kept are those that the requested value would buy now from the others. Source: Drift v2.
 *
 * @throws EvenkeelError `INSURANCE_INPUT` when nothing is leaving
 * @example
 * cancelLeave(vault, stake).stake.leaving // null
 */
export function cancelLeave(vault: InsuranceVault, stake: InsuranceStake): StakedVault {
  const current = rebaseVault(vault);
  const held = rebaseStake(stake, current);
  const { shares, value } = leavingOf(held);
  const lost = sharesLost(current, shares, value);
  return {
    vault: { ...current, totalShares: current.totalShares - lost },
    stake: { ...held, shares: held.shares - lost, leaving: null },
  };
}

/**
 * Pays out leaving shares after the cooldown: the smaller of their value at the request and now.
 *
 * @param at milliseconds UTC
 * @param cooldownMillis e.g. 13 days
 * @returns What is paid, integer quote units, with the vault and the stake after it.
 * @throws EvenkeelError `INSURANCE_INPUT` before the cooldown is over
 * @example
 * completeLeave(vault, stake, at, 13 * 86_400_000).paid
 */
export function completeLeave(
  vault: InsuranceVault,
  stake: InsuranceStake,
  at: number,
  cooldownMillis: number,
): StakedVault & { readonly paid: bigint } {
  const current = rebaseVault(vault);
  const held = rebaseStake(stake, current);
  const { shares, value, requestedAt } = leavingOf(held);
  if (at < requestedAt + cooldownMillis) {
    throw refused("the cooldown is not over", "at", at, `Come back at ${requestedAt + cooldownMillis}.`);
  }
  const worth = shareValue(current, shares);
  const paid = worth < value ? worth : value;
  return {
    paid,
    vault: { ...current, balance: current.balance - paid, totalShares: current.totalShares - shares },
    stake: { ...held, shares: held.shares - shares, leaving: null },
  };
}

/** Shares by which `shares` shrink so that what is left is worth `value` again; none when they have not gained. */
function sharesLost(vault: InsuranceVault, shares: bigint, value: bigint): bigint {
  if (shareValue(vault, shares) <= value) return 0n;
  const others = vault.totalShares - shares;
  // Alone in the vault, nobody else could receive the gain: it stays.
  if (others === 0n) return 0n;
  const kept = (value * others) / (vault.balance - value);
  return kept < shares ? shares - kept : 0n;
}

function leavingOf(stake: InsuranceStake): LeavingShares {
  if (stake.leaving) return stake.leaving;
  throw refused("no exit was requested", "stake.leaving", null, "Request one first.");
}

function refused(message: string, field: string, value: unknown, remedy: string): EvenkeelError {
  return new EvenkeelError({ code: "INSURANCE_INPUT", message, field, value, remedy });
}
