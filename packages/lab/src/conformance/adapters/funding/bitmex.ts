import { dailyMaximum, fundingPayment, interestPerInterval, marginCap } from "@evenkeel/core/funding/public";
import { inverseProfit } from "@evenkeel/core/math/inverseProfit";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { num } from "./inputs.ts";

const interest = (inputs: CaseInputs): number =>
  interestPerInterval(num(inputs, "interest_quote_daily"), num(inputs, "interest_base_daily"), num(inputs, "intervals_per_day"));

/** BitMEX, and Bybit where it states the same rule. */
export const bitmexAdapters: AdapterTable = {
  BitMEX: {
    funding_cap_from_margin: (inputs) =>
      marginCap(num(inputs, "clamp_factor"), num(inputs, "initial_margin"), num(inputs, "maintenance_margin")),
    // The file states what a long pays, a payment what it receives.
    funding_payment: (inputs) => -fundingPayment(num(inputs, "position_value_btc"), 1, num(inputs, "funding_rate")),
    interest_component: interest,
    inverse_pnl: (inputs) => inverseProfit(num(inputs, "contracts_usd"), num(inputs, "entry"), num(inputs, "exit")),
    max_daily_funding: (inputs) => dailyMaximum(num(inputs, "cap_per_interval"), num(inputs, "interval_hours")),
  },
  Bybit: { interest_component: interest },
};
