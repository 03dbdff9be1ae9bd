import { refuse, type Violation, within } from "../../market/refuse.ts";

/** From `lowerBound` upwards every further unit of notional needs `rate`. */
export interface MarginTier {
  /** Quote currency; the first tier starts at 0. */
  readonly lowerBound: number;
  /** Fraction of notional. */
  readonly rate: number;
}

/**
 * Margin of a notional under tiers, as `notional * rate - deduction`, continuous at every boundary.
 *
 * `deduction_n = deduction_(n-1) + lowerBound_n * (rate_n - rate_(n-1))`, so a position that grows across a boundary is charged the higher rate
 * only on what lies above it. Source: Hyperliquid and Binance margin tiers.
 *
 * @param notional Quote currency, unsigned.
 * @param tiers ascending, the first at 0, rates never falling
 * @throws EvenkeelError `MARGIN_INPUT`
 * @example
 * tieredMargin(200_000_000, [{ lowerBound: 0, rate: 0.0125 }, { lowerBound: 150_000_000, rate: 0.025 }]) // 3_125_000
 */
export function tieredMargin(notional: number, tiers: readonly MarginTier[]): number {
  refuse("MARGIN_INPUT", [...within("notional", notional, 0, Number.POSITIVE_INFINITY), ...tierViolations(tiers)]);
  let deduction = 0;
  let rate = tiers[0]?.rate ?? 0;
  for (const tier of tiers) {
    // At the boundary itself both tiers give the same margin.
    if (tier.lowerBound > notional) break;
    deduction += tier.lowerBound * (tier.rate - rate);
    rate = tier.rate;
  }
  return notional * rate - deduction;
}

/**
 * What is wrong with tiers: none, a first one above zero, bounds that do not ascend, or rates that fall.
 *
 * @example
 * tierViolations([{ lowerBound: 5, rate: 0.1 }])[0]?.field // "tiers[0].lowerBound"
 */
export function tierViolations(tiers: readonly MarginTier[]): Violation[] {
  if (tiers.length === 0) return [{ field: "tiers", value: "[]", rule: "must hold at least one tier" }];
  return tiers.flatMap((tier, i) => {
    const before = tiers[i - 1];
    const found = within(`tiers[${i}].rate`, tier.rate, before?.rate ?? 0, Number.POSITIVE_INFINITY);
    if (!before && tier.lowerBound !== 0) found.push({ field: "tiers[0].lowerBound", value: tier.lowerBound, rule: "must be 0" });
    if (before) found.push(...within(`tiers[${i}].lowerBound`, tier.lowerBound, before.lowerBound, Number.POSITIVE_INFINITY, true));
    return found;
  });
}
