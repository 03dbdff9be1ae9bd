import { fundingFromIndex, fundingIndexDelta, paradex } from "@evenkeel/core/funding/public";
import { priceBand } from "@evenkeel/core/math/priceBand";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { num, numOr } from "./inputs.ts";
import { oneSample } from "./oneSample.ts";

const EIGHT_HOURS = 28_800;

function rate(inputs: CaseInputs): unknown {
  const system = paradex({
    multiplier: numOr(inputs, "multiplier", 1),
    interest: numOr(inputs, "baseline_8h", 0.0001),
    halfWidth: numOr(inputs, "clamp", 0.0005),
    cap: numOr(inputs, "max_rate", 0.02),
  });
  return oneSample(num(inputs, "premium"), system).rate;
}

/** Paradex. */
export const paradexAdapters: AdapterTable = {
  Paradex: {
    raw_funding_rate_8h: rate,
    // A whole period of the rate, at the spot price in units of the settlement asset.
    funding_premium_per_period: (inputs) =>
      fundingIndexDelta(num(inputs, "funding_rate"), num(inputs, "spot_price") / numOr(inputs, "settlement_price", 1), 1, 1),
    funding_index_delta: (inputs) =>
      fundingIndexDelta(num(inputs, "funding_premium"), 1, num(inputs, "seconds"), numOr(inputs, "period_seconds", EIGHT_HOURS)),
    funding_pnl: (inputs) => fundingFromIndex(num(inputs, "position"), num(inputs, "index_delta"), numOr(inputs, "settlement_price", 1)),
    price_band: (inputs) => priceBand(num(inputs, "mark_price"), num(inputs, "bandwidth")),
  },
};
