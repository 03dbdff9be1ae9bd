import {
  NO_DEVIATION,
  RAY,
  type RedemptionParameters,
  redemptionPriceAfter,
  redemptionRate,
} from "@evenkeel/core/funding/redemption/redemptionRate";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { bigintOf } from "../../readInputs.ts";

const WAD_DECIMALS = 18;

/** Two updates `dt` apart at one market price, the redemption price compounding in between; neither leak nor barrier. */
function piRaw(inputs: CaseInputs): unknown {
  const { market, redemption0, dt, Kp, Ki } = inputs;
  const parameters: RedemptionParameters = {
    proportionalGainWad: bigintOf(Kp, WAD_DECIMALS),
    integralGainWad: bigintOf(Ki, WAD_DECIMALS),
    leakPerSecondRay: RAY,
    noiseBarrierWad: 2n * 10n ** 18n,
    outputMinRay: -RAY,
    outputMaxRay: RAY * RAY,
  };
  const [marketRay, elapsed] = [bigintOf(market), bigintOf(dt)];
  const first = redemptionRate(NO_DEVIATION, marketRay, bigintOf(redemption0), 0n, parameters);
  const redemption = redemptionPriceAfter(bigintOf(redemption0), first.rateRay, elapsed);
  const second = redemptionRate(first.state, marketRay, redemption, elapsed, parameters);
  return {
    P0: first.state.deviation,
    rate1: first.rateRay,
    redemption_after_3600s: redemption,
    P1: second.state.deviation,
    I1: second.state.integral,
    rate2: second.rateRay,
  };
}

/** The redemption-rate controller of the laboratory's groups. */
export const redemptionAdapters: AdapterTable = { lab: { "control.pi_raw_rai": piRaw } };
