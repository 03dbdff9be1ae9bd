import { addLinear, createLinearAverage, linearAverageOf } from "@evenkeel/core/divergence/averages/linearAverage";
import { clampFormula } from "@evenkeel/core/funding/clampFormula";
import { velocityFunding } from "@evenkeel/core/funding/law/velocityFunding";
import { clamp } from "@evenkeel/core/math/clamp";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf } from "../../readInputs.ts";

function clampRate({ P, I, c, cap }: CaseInputs): number {
  const rate = clampFormula(numberOf(P), numberOf(I), numberOf(c));
  return cap === undefined ? rate : clamp(rate, -numberOf(cap), numberOf(cap));
}

function linearWeights({ P }: CaseInputs): unknown {
  const average = createLinearAverage();
  for (const premium of listOf(P)) addLinear(average, numberOf(premium));
  return linearAverageOf(average);
}

/** One stretch at constant skew, in days, at a price of one. */
function velocity({ skew, scale, maxV, days, r0 }: CaseInputs): unknown {
  const state = { rate: numberOf(r0), skew: numberOf(skew), accrued: 0 };
  const step = velocityFunding(state, numberOf(days), 0, 1, { scale: numberOf(scale), maxVelocity: numberOf(maxV) });
  return { velocity_per_day2: step.velocity, rate_per_day: step.rate, accrued: step.accrued };
}

/** Funding laws. */
export const fundingAdapters: AdapterTable = {
  lab: {
    "funding.clamp": clampRate,
    "funding.linear_time_weight": linearWeights,
    "funding.velocity_sip279": velocity,
  },
};
