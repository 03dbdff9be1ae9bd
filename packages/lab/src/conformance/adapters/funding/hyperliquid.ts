import { clampFormula, hyperliquid, impactMidPremium, impactPremium } from "@evenkeel/core/funding/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { num } from "./inputs.ts";
import { oneSample } from "./oneSample.ts";

const EIGHT_HOURS = 28_800;

const sideOf = (inputs: CaseInputs, key: string): number | null =>
  inputs[key] === undefined || inputs[key] === null ? null : num(inputs, key);

function hourly(inputs: CaseInputs): unknown {
  const system = hyperliquid({ interest: num(inputs, "interest_8h"), halfWidth: num(inputs, "clamp") });
  const intervalSeconds = EIGHT_HOURS / num(inputs, "interval_divisor");
  return oneSample(num(inputs, "premium"), { ...system, accrual: { ...system.accrual, intervalSeconds } }).ratePerInterval;
}

/** A premium that equals the interest leaves the interest alone. */
function interest(inputs: CaseInputs): unknown {
  return hourly({ ...inputs, premium: inputs.interest_8h, clamp: 0 });
}

/** Hyperliquid. */
export const hyperliquidAdapters: AdapterTable = {
  Hyperliquid: {
    funding_rate_8h: (inputs) => clampFormula(num(inputs, "premium"), num(inputs, "interest_8h"), num(inputs, "clamp")),
    hourly_funding_rate: hourly,
    interest_equivalence: interest,
    impact_premium: (inputs) => impactPremium(sideOf(inputs, "impact_bid"), sideOf(inputs, "impact_ask"), num(inputs, "oracle_price")),
    impact_mid_premium: (inputs) => impactMidPremium(num(inputs, "impact_bid"), num(inputs, "impact_ask"), num(inputs, "oracle_price")),
  },
};
