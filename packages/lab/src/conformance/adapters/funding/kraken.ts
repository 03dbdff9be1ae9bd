import { fundingPayment, kraken } from "@evenkeel/core/funding/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { num } from "./inputs.ts";
import { oneSample } from "./oneSample.ts";

const HOUR_SECONDS = 3_600;

function capped(inputs: CaseInputs): unknown {
  const system = kraken(num(inputs, "divisor_hours"));
  const most = (num(inputs, "cap_per_hour") * system.periodSeconds) / HOUR_SECONDS;
  const premium = num(inputs, "perp_price") / num(inputs, "index_price") - 1;
  return {
    uncapped: oneSample(premium, { ...system, caps: [] }).ratePerInterval,
    capped: oneSample(premium, { ...system, caps: [{ cap: "absolute", most }] }).ratePerInterval,
  };
}

/** What a long pays, in both currencies. */
function payment(inputs: CaseInputs): unknown {
  const paid = (price: number): number => -fundingPayment(num(inputs, "notional"), price, num(inputs, "hourly_rate"));
  return { usd: paid(1), btc: paid(1 / num(inputs, "index_price")) };
}

/** Kraken. */
export const krakenAdapters: AdapterTable = {
  Kraken: {
    // The contract is worth one quote unit, so that its absolute rate is a rate over the index.
    absolute_rate: (inputs) => -fundingPayment(1, 1 / num(inputs, "index_price"), num(inputs, "relative_rate")),
    funding_payment: payment,
    hourly_funding_rate_capped: capped,
  },
};
