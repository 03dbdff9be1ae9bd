import { liquidationPrice, markLeverageRank, profitLeverageRank } from "@evenkeel/core/liquidation/public";
import { calendarSpread, spreadCredit, tieredMargin } from "@evenkeel/core/margin/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf } from "../../readInputs.ts";

/** Maintenance margin is half the initial margin at the tier's largest leverage. */
function tieredMaintenance(inputs: CaseInputs): unknown {
  const tiers = listOf(inputs.tiers).map((tier) => {
    const [lowerBound, leverage] = listOf(tier).map(numberOf);
    return { lowerBound: lowerBound ?? 0, rate: 1 / (2 * (leverage ?? 1)) };
  });
  return tieredMargin(Math.abs(numberOf(inputs.notional)), tiers);
}

/** The legs' counts are the deltas of exactly one spread, the first leg against the others. */
function interCommodityCredit(inputs: CaseInputs): unknown {
  const legs = listOf(inputs.legs).map((leg, i) => {
    const [charge, count] = listOf(leg).map(numberOf);
    return { id: String(i), delta: i === 0 ? (count ?? 0) : -(count ?? 0), charge: charge ?? 0 };
  });
  const rule = { legs: legs.map(({ id, delta }) => ({ id, ratio: delta })), creditRate: numberOf(inputs.credit_rate) };
  return spreadCredit(legs, [rule]);
}

export const exchangeAdapters: AdapterTable = {
  hyperliquid: {
    tiered_maintenance_margin: tieredMaintenance,
    liquidation_price: ({ price, side, size, margin_available, l }) =>
      liquidationPrice(numberOf(price), numberOf(side) < 0 ? -1 : 1, Math.abs(numberOf(size)), numberOf(margin_available), numberOf(l)),
    adl_sort_index_long: ({ mark, entry, notional, account_value }) =>
      markLeverageRank(numberOf(mark), numberOf(entry), numberOf(notional), numberOf(account_value)),
  },
  bitmex: {
    adl_rank: ({ mark_value, avg_entry_value, bankrupt_value }) =>
      profitLeverageRank({
        markValue: numberOf(mark_value),
        averageEntryValue: numberOf(avg_entry_value),
        bankruptValue: numberOf(bankrupt_value),
      }),
  },
  "cme-span": {
    intra_commodity_spread: ({ leg1, leg2, spread_charge }) => calendarSpread(numberOf(leg1), numberOf(leg2), numberOf(spread_charge ?? 0)),
    inter_commodity_credit: interCommodityCredit,
  },
};
