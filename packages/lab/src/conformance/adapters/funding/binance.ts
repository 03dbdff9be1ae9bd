import { discreteFunding, fundingPayment, impactNotional, interestPerInterval } from "@evenkeel/core/funding/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf, recordOf } from "../../readInputs.ts";
import { num, numOr, timeOf } from "./inputs.ts";

function schedule(inputs: CaseInputs): unknown {
  const settlements = listOf(inputs.settlements).map((row) => {
    const { time, rate, mark } = recordOf(row);
    return { at: timeOf(time), rate: numberOf(rate), price: numberOf(mark) };
  });
  const grace = numOr(inputs, "grace_seconds", 15) * 1_000;
  return discreteFunding(num(inputs, "position"), timeOf(inputs.opened), timeOf(inputs.closed), settlements, grace).received;
}

const payment = (inputs: CaseInputs): number =>
  fundingPayment(num(inputs, "position"), num(inputs, "mark_price"), num(inputs, "funding_rate"), numOr(inputs, "time_in_ratio", 1));

/** Binance, and the settlements that freqtrade's tests record of it and of Kraken. */
export const binanceAdapters: AdapterTable = {
  Binance: {
    impact_notional: (inputs) => impactNotional(num(inputs, "impact_margin"), num(inputs, "initial_margin")),
    interest_component: (inputs) => interestPerInterval(num(inputs, "interest_daily"), 0, num(inputs, "intervals_per_day")),
  },
  "Binance (freqtrade tests)": { discrete_settlement_schedule: schedule, funding_payment: payment },
  "Kraken (freqtrade tests)": { prorated_funding_payment: payment },
};
