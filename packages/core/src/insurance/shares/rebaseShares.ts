import { EvenkeelError } from "../../market/errors.ts";
import type { InsuranceStake, InsuranceVault } from "./insuranceShares.ts";

/** How far a rebase divides shares. */
export interface Rebase {
  /** Powers of ten. */
  readonly exponent: number;
  readonly divisor: bigint;
}

/**
 * Power of ten by which shares are divided after heavy losses, so that a share is again worth about a unit: `floor(log10(shares / 10 / balance))`.
 *
 * Source: Drift v2.
 *
 * @throws EvenkeelError `INSURANCE_INPUT` for an empty vault, whose shares have no price
 * @example
 * rebaseOf(1_242_418_900_000n, 1n) // { exponent: 11, divisor: 100_000_000_000n }
 */
export function rebaseOf(totalShares: bigint, balance: bigint): Rebase {
  if (balance <= 0n) {
    throw new EvenkeelError({
      code: "INSURANCE_INPUT",
      message: "shares of an empty vault have no price",
      field: "balance",
      value: balance,
      remedy: "Leave at least one unit in the vault: `insuranceDraw` does.",
    });
  }
  const excess = totalShares / 10n / balance;
  const exponent = excess === 0n ? 0 : excess.toString().length - 1;
  return { exponent, divisor: 10n ** BigInt(exponent) };
}

/**
 * The vault with its shares divided as far as its losses ask for; unchanged while a share is worth a tenth of a unit or more.
 *
 * @throws EvenkeelError `INSURANCE_INPUT`
 * @example
 * rebaseVault({ balance: 1n, totalShares: 1_000n, rebased: 0 }) // { balance: 1n, totalShares: 10n, rebased: 2 }
 */
export function rebaseVault(vault: InsuranceVault): InsuranceVault {
  if (vault.totalShares === 0n) return vault;
  const { exponent, divisor } = rebaseOf(vault.totalShares, vault.balance);
  return exponent === 0 ? vault : { ...vault, totalShares: vault.totalShares / divisor, rebased: vault.rebased + exponent };
}

/**
 * A stake brought to the vault's present shares, each number rounded down; the dust stays with the other stakers.
 *
 * @example
 * rebaseStake({ shares: 1_234n, rebased: 0, leaving: null }, { balance: 1n, totalShares: 10n, rebased: 2 }).shares // 12n
 */
export function rebaseStake(stake: InsuranceStake, vault: InsuranceVault): InsuranceStake {
  const divisor = 10n ** BigInt(vault.rebased - stake.rebased);
  if (divisor === 1n) return stake;
  const leaving = stake.leaving && { ...stake.leaving, shares: stake.leaving.shares / divisor };
  return { shares: stake.shares / divisor, rebased: vault.rebased, leaving };
}
