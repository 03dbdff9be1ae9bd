import { EvenkeelError } from "../../market/errors.ts";
import { requireUnsigned } from "../requireUnsigned.ts";
import type { InsuranceStake, InsuranceVault, StakedVault } from "./insuranceShares.ts";
import { rebaseStake, rebaseVault } from "./rebaseShares.ts";

/**
 * Puts money into the vault for shares at the present price, rounded down in favour of those who are in.
 *
 * @param amount Integer quote units.
 * @throws EvenkeelError `INSURANCE_INPUT` when the amount buys no share
 * @example
 * stakeShares({ balance: 150n, totalShares: 100n, rebased: 0 }, EMPTY_STAKE, 30n).stake.shares // 20n
 */
export function stakeShares(vault: InsuranceVault, stake: InsuranceStake, amount: bigint): StakedVault {
  requireUnsigned("amount", amount);
  const current = rebaseVault(vault);
  const held = rebaseStake(stake, current);
  // Money that was in the vault before its first share belongs to whoever takes the risk first.
  const shares = current.totalShares === 0n ? amount : (amount * current.totalShares) / current.balance;
  if (shares === 0n) {
    throw new EvenkeelError({
      code: "INSURANCE_INPUT",
      message: "the amount buys less than one share",
      field: "amount",
      value: amount,
      remedy: "Stake at least the price of one share.",
    });
  }
  return {
    vault: { ...current, balance: current.balance + amount, totalShares: current.totalShares + shares },
    stake: { ...held, shares: held.shares + shares },
  };
}
