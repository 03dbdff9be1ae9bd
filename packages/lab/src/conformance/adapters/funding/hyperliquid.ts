import { clampFormula, hyperliquid, impactMidPremium, impactPremium } from "@evenkeel/core/funding/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { num, numOr } from "./inputs.ts";
import { oneSample } from "./oneSample.ts";

const EIGHT_HOURS = 28_800;

// The venue's own values where a case states none.
const interestOf = (inputs: CaseInputs): number => numOr(inputs, "interest_8h", 0.0001);
const clampOf = (inputs: CaseInputs): number => numOr(inputs, "clamp", 0.0005);

const sideOf = (inputs: CaseInputs, key: string): number | null =>
  inputs[key] === undefined || inputs[key] === null ? null : num(inputs, key);

function hourly(inputs: CaseInputs): unknown {
  const system = hyperliquid({ interest: interestOf(inputs), halfWidth: clampOf(inputs) });
  const intervalSeconds = EIGHT_HOURS / numOr(inputs, "interval_divisor", 8);
  return oneSample(num(inputs, "premium"), { ...system, accrual: { ...system.accrual, intervalSeconds } }).ratePerInterval;
}

/** A premium that equals the interest leaves the interest alone. */
function interest(inputs: CaseInputs): unknown {
  return hourly({ ...inputs, premium: interestOf(inputs), clamp: 0 });
}

/** Hyperliquid. */
export const hyperliquidAdapters: AdapterTable = {
  Hyperliquid: {
    funding_rate_8h: (inputs) => clampFormula(num(inputs, "premium"), interestOf(inputs), clampOf(inputs)),
    hourly_funding_rate: hourly,
    interest_equivalence: interest,
    impact_premium: (inputs) => impactPremium(sideOf(inputs, "impact_bid"), sideOf(inputs, "impact_ask"), num(inputs, "oracle_price")),
    impact_mid_premium: (inputs) => impactMidPremium(num(inputs, "impact_bid"), num(inputs, "impact_ask"), num(inputs, "oracle_price")),
  },
};
