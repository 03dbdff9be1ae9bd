import { requireUnsigned } from "../requireUnsigned.ts";

/** A market's or a chain's fund; integer quote units. */
export interface InsuranceFund {
  readonly id: string;
  readonly balance: bigint;
  readonly target: bigint;
  /** Most that may leave or enter it now, from its rate limit. */
  readonly allowance: bigint;
}

export interface FundTransfer {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
}

/**
 * Moves surplus to deficits, the least covered fund first and from the best covered, within every fund's rate limit.
 *
 * No donor falls below its own target and no receiver rises above it, so a second call moves nothing back. Ties go by id: every node plans the same.
 *
 * @throws EvenkeelError `INSURANCE_INPUT`
 * @example
 * rebalanceFunds([{ id: "BTC", balance: 150n, target: 100n, allowance: 40n }, { id: "ETH", balance: 20n, target: 100n, allowance: 90n }])
 * // [{ from: "BTC", to: "ETH", amount: 40n }]
 */
export function rebalanceFunds(funds: readonly InsuranceFund[]): readonly FundTransfer[] {
  for (const { balance, target, allowance } of funds) {
    requireUnsigned("balance", balance);
    requireUnsigned("target", target);
    requireUnsigned("allowance", allowance);
  }
  const ordered = funds.toSorted(byCoverage).map((fund) => ({ fund, left: movable(fund) }));
  const receivers = ordered.filter(({ fund }) => fund.balance < fund.target);
  const donors = ordered.filter(({ fund }) => fund.balance > fund.target).toReversed();
  const transfers: FundTransfer[] = [];
  for (const receiver of receivers) {
    for (const donor of donors) {
      const amount = receiver.left < donor.left ? receiver.left : donor.left;
      if (amount === 0n) continue;
      receiver.left -= amount;
      donor.left -= amount;
      transfers.push({ from: donor.fund.id, to: receiver.fund.id, amount });
    }
  }
  return transfers;
}

/** Distance to the target, within the rate limit. */
function movable({ balance, target, allowance }: InsuranceFund): bigint {
  const distance = balance > target ? balance - target : target - balance;
  return distance < allowance ? distance : allowance;
}

/** balance / target ascending by cross products; a target of zero is covered without limit. */
function byCoverage(a: InsuranceFund, b: InsuranceFund): number {
  const left = a.balance * b.target;
  const right = b.balance * a.target;
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
