import { type FundingDecision, type FundingSystem, fundingEngine } from "@evenkeel/core/funding/public";

/** The decision of a system whose whole window holds one premium. */
export function oneSample(premium: number, system: FundingSystem): FundingDecision {
  return fundingEngine({ at: 0, samples: [{ at: 0, value: premium, missing: [] }], memory: null, openInterest: null }, system);
}
