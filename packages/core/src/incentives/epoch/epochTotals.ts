import { refuse, type Violation } from "../../market/refuse.ts";
import type { EpochEvent } from "./epochEvent.ts";

/** What one account did in an epoch; smallest units. */
export interface AccountTotals {
  readonly account: string;
  /** Widening charges paid. */
  readonly charges: bigint;
  /** Fees paid, less all that was passed on to anybody: what the protocol kept. */
  readonly netFees: bigint;
  /** Rebates earned, before any cap. */
  readonly accrued: bigint;
}

const unsigned = (field: string, value: bigint): Violation[] => (value >= 0n ? [] : [{ field, value, rule: "must not be negative" }]);

function eventViolations(event: EpochEvent, at: string): Violation[] {
  if (event.kind !== "fee") return unsigned(`${at}.amount`, event.amount);
  const { fee, affiliateShare, makerRebate, routerShare } = event;
  const passedOn = affiliateShare + makerRebate + routerShare;
  return [
    ...unsigned(`${at}.affiliateShare`, affiliateShare),
    ...unsigned(`${at}.makerRebate`, makerRebate),
    ...unsigned(`${at}.routerShare`, routerShare),
    ...(passedOn <= fee ? [] : [{ field: `${at}.fee`, value: fee, rule: `must cover the ${passedOn} that are passed on` }]),
  ];
}

/**
 * Adds up an epoch's events by account.
 *
 * A fee counts for the payer without what was passed on to affiliates, makers and routers, whoever they are: if they are the payer's friends, that part
 * has not left the coalition. A trade whose shares exceed its fee is refused, because it would hand out money that nobody paid.
 *
 * @returns By first appearance.
 * @throws EvenkeelError `INCENTIVES_INPUT`
 * @example
 * epochTotals([{ kind: "fee", account: "0xa", fee: 10n, affiliateShare: 3n, makerRebate: 0n, routerShare: 0n }]) // [{ account: "0xa", charges: 0n, netFees: 7n, accrued: 0n }]
 */
export function epochTotals(events: readonly EpochEvent[]): AccountTotals[] {
  refuse(
    "INCENTIVES_INPUT",
    events.flatMap((event, i) => eventViolations(event, `events[${i}]`)),
  );
  const totals = new Map<string, AccountTotals>();
  for (const event of events) {
    const old = totals.get(event.account) ?? { account: event.account, charges: 0n, netFees: 0n, accrued: 0n };
    if (event.kind === "charge") totals.set(event.account, { ...old, charges: old.charges + event.amount });
    else if (event.kind === "accrual") totals.set(event.account, { ...old, accrued: old.accrued + event.amount });
    else {
      const kept = event.fee - event.affiliateShare - event.makerRebate - event.routerShare;
      totals.set(event.account, { ...old, netFees: old.netFees + kept });
    }
  }
  return [...totals.values()];
}
