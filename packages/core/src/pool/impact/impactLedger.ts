import { refuse, within } from "../../market/refuse.ts";
import type { ImpactFactors } from "./impactPower.ts";
import { roundTripSafe } from "./roundTripSafe.ts";
import { worseImpact } from "./worseImpact.ts";

/** What a market knows of its imbalance, and what collected impact it holds. */
export interface ImpactLedger {
  /**
   * Long minus short, quote units at entry. Marked to market instead, a rise of the price would widen the difference with nobody paying for it, and
   * whoever closes afterwards would be paid from thin air.
   */
  readonly difference: number;
  /** The same over all markets that share the inventory; null where none does. */
  readonly sharedDifference: number | null;
  /** Quote units collected from charged trades and not yet paid out. */
  readonly collected: number;
  /** Quote units charged above the limit and held back for review. */
  readonly withheld: number;
}

/** Rules of the impact of one market. */
export interface ImpactRules extends ImpactFactors {
  /** Largest payment to a trader, fraction of the trade. */
  readonly maxPaid: number;
  /** Part of a charge above this fraction of the trade is withheld rather than collected. */
  readonly maxCollected: number;
}

/** A ledger after a trade, and what the trader got. */
export interface SettledImpact {
  readonly ledger: ImpactLedger;
  /** Quote units, signed; positive: the trader is paid. */
  readonly impact: number;
  /** What the power law would have paid but the limit or the pool did not allow. */
  readonly unpaid: number;
}

/**
 * Books the impact of a trade: charges fill the impact pool, payments come out of it and nothing else.
 *
 * What all traders were paid is therefore never more than what all were charged, and the paying factor is clamped so that no coalition that trades alone
 * and ends where it began is paid at all. Source: GMX v2 (impact pool, caps by size).
 *
 * @param size Change of the difference, quote units, signed: buying long or closing short is positive.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * settleImpact(ledger, 50_000, rules).impact // -500 from a balanced market with a factor of 2e-7
 */
export function settleImpact(ledger: ImpactLedger, size: number, rules: ImpactRules): SettledImpact {
  refuse("POOL_INPUT", [
    ...within("|difference|", Math.abs(ledger.difference), 0, Number.MAX_VALUE),
    ...within("|sharedDifference|", Math.abs(ledger.sharedDifference ?? 0), 0, Number.MAX_VALUE),
    ...within("|size|", Math.abs(size), 0, Number.MAX_VALUE),
    ...within("positive", rules.positive, 0, Number.MAX_VALUE),
    ...within("negative", rules.negative, 0, Number.MAX_VALUE),
    ...within("exponent", rules.exponent, 1, 16),
    ...within("maxPaid", rules.maxPaid, 0, 1),
    ...within("maxCollected", rules.maxCollected, 0, Number.MAX_VALUE),
    ...within("collected", ledger.collected, 0, Number.MAX_VALUE),
    ...within("withheld", ledger.withheld, 0, Number.MAX_VALUE),
  ]);
  const { difference, sharedDifference, collected, withheld } = ledger;
  const after = difference + size;
  const sharedAfter = sharedDifference === null ? null : sharedDifference + size;
  const shared = sharedDifference === null || sharedAfter === null ? null : { before: sharedDifference, after: sharedAfter };
  const wanted = worseImpact({ before: difference, after }, shared, roundTripSafe(rules));
  const moved = { difference: after, sharedDifference: sharedAfter };
  if (wanted >= 0) {
    const impact = Math.min(wanted, rules.maxPaid * Math.abs(size), collected);
    return { ledger: { ...moved, collected: collected - impact, withheld }, impact, unpaid: wanted - impact };
  }
  const kept = Math.min(-wanted, rules.maxCollected * Math.abs(size));
  return { ledger: { ...moved, collected: collected + kept, withheld: withheld - wanted - kept }, impact: wanted, unpaid: 0 };
}
