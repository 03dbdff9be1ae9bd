import { refuse } from "../../market/refuse.ts";
import type { AccountTotals } from "./epochTotals.ts";

/** What an account may claim, smallest units. */
export interface Rebate {
  readonly account: string;
  readonly amount: bigint;
}

/** An epoch's rebates. */
export interface SettledRebates {
  /** Those above zero, in the order of the accounts. */
  readonly rebates: readonly Rebate[];
  readonly total: bigint;
  /** Charges of the epoch that were not paid out. */
  readonly unspent: bigint;
}

/**
 * Rebates of an epoch: what an account earned, at most what it paid itself, all together at most the budget and at most the charges of those who widened.
 *
 * **Theorem.** For every set of accounts, their rebates are at most the charges and the net fees that the same accounts paid in the same epoch. It holds
 * for each account by the cap and for a set by addition; it needs no belief about who is whose friend. Splitting an account never gains, since
 * `min(a, p) + min(b, q) <= min(a + b, p + q)`. Reduction to the budget is pro rata and rounded down, which keeps both.
 *
 * @param totals One entry per account.
 * @param budget Smallest units that governance allows for the epoch.
 * @throws EvenkeelError `INCENTIVES_INPUT` for a negative budget or an account that appears twice
 * @example
 * settleRebates([{ account: "0xa", charges: 0n, netFees: 7n, accrued: 20n }, { account: "0xb", charges: 30n, netFees: 0n, accrued: 0n }], 100n).rebates // [{ account: "0xa", amount: 7n }]
 */
export function settleRebates(totals: readonly AccountTotals[], budget: bigint): SettledRebates {
  const seen = new Set<string>();
  const twice = totals.find(({ account }) => seen.size === seen.add(account).size);
  refuse("INCENTIVES_INPUT", [
    ...(budget >= 0n ? [] : [{ field: "budget", value: budget, rule: "must not be negative" }]),
    ...(twice === undefined ? [] : [{ field: "account", value: twice.account, rule: "must appear once" }]),
  ]);
  const charged = totals.reduce((sum, { charges }) => sum + charges, 0n);
  const available = budget < charged ? budget : charged;
  const caps = totals.map(({ charges, netFees, accrued }) => (accrued < charges + netFees ? accrued : charges + netFees));
  const wanted = caps.reduce((sum, cap) => sum + cap, 0n);
  const rebates = totals.flatMap(({ account }, i) => {
    const cap = caps[i] ?? 0n;
    const amount = wanted <= available ? cap : (cap * available) / wanted;
    return amount > 0n ? [{ account, amount }] : [];
  });
  const total = rebates.reduce((sum, { amount }) => sum + amount, 0n);
  return { rebates, total, unspent: charged - total };
}
