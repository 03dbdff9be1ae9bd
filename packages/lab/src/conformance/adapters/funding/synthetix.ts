import { velocityFunding } from "@evenkeel/core/funding/public";
import { gradientRate } from "@evenkeel/core/interest/public";
import { skewFillPrice } from "@evenkeel/core/pool/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { num } from "./inputs.ts";

const DAY = 86_400;

/** The file accumulates what one position has paid, the law what one base unit has. */
function funding(inputs: CaseInputs): unknown {
  const size = num(inputs, "position_size");
  const step = velocityFunding(
    { rate: num(inputs, "prev_funding_rate_per_day"), skew: num(inputs, "prev_skew"), accrued: 0 },
    num(inputs, "days"),
    num(inputs, "skew_delta"),
    num(inputs, "price"),
    { scale: num(inputs, "skew_scale"), maxVelocity: num(inputs, "max_funding_velocity_per_day") },
  );
  return {
    funding_rate_per_day: step.rate,
    accrued_funding_paid_by_long: num(inputs, "prev_accrued_funding") + step.accrued * size,
    skew: step.skew,
    velocity_per_day2: step.velocity,
  };
}

/** A velocity that is given is the one of a full skew. */
function rate(inputs: CaseInputs): unknown {
  return velocityFunding({ rate: num(inputs, "prev_rate_per_day"), skew: 1, accrued: 0 }, num(inputs, "seconds") / DAY, 0, 0, {
    scale: 1,
    maxVelocity: num(inputs, "prev_velocity_per_day"),
  }).rate;
}

function interest(inputs: CaseInputs): unknown {
  return gradientRate(num(inputs, "utilization"), {
    lowGradient: num(inputs, "low_gradient"),
    breakpoint: num(inputs, "breakpoint"),
    highGradient: num(inputs, "high_gradient"),
  });
}

/** Synthetix v3. */
export const synthetixAdapters: AdapterTable = {
  "Synthetix v3": {
    skew_velocity_funding: funding,
    skew_velocity_rate: rate,
    skew_fill_price: (inputs) =>
      skewFillPrice(num(inputs, "oracle_price"), num(inputs, "skew"), num(inputs, "size"), num(inputs, "skew_scale")),
    kinked_interest_rate: interest,
  },
};
