import { clampFormula } from "../../funding/clampFormula.ts";
import { deadBand } from "../../funding/deadBand.ts";
import type { LeakyPiParameters } from "../../funding/fundingParameters.ts";
import { skewVelocity } from "../../funding/skewVelocity.ts";
import type { MarketParameters } from "../../parameters.ts";
import type { HotDecision } from "./hotDecision.ts";
import type { HotMeasure } from "./hotMeasure.ts";

/** `leakyPi` in place: the wish in `wanted[0]`, the round's addition in `contribution`. */
function leakyPiHot(d: HotDecision, law: LeakyPiParameters, m: HotMeasure, parameters: MarketParameters): void {
  const width = law.deadBand + law.deadBandPerVolatility * (m.current * d.rootRound);
  const error = deadBand(d.premiumAverage, width);
  const proportional = law.proportionalGain * error;
  const offered = error * parameters.roundSeconds;
  const withOffer = proportional + law.integralGain * (d.carriedIntegral + offered);
  const woundUp = offered !== 0 && Math.abs(withOffer) > parameters.funding.cap && Math.sign(withOffer) === Math.sign(offered);
  d.contribution = woundUp ? 0 : offered;
  d.wanted[0] = proportional + law.integralGain * (d.carriedIntegral + d.contribution);
}

/** `fundingRate` in place, with the seconds since the rate in force was set in `d.elapsed`: the limited rate in `wanted[0]`. */
export function fundingHot(d: HotDecision, m: HotMeasure, parameters: MarketParameters): void {
  const { law, cap, maxStepPerSecond } = parameters.funding;
  const { accepted, previous, skew } = d.chain;
  const { elapsed } = d;
  const last = accepted === 1 ? (previous[0] as number) : 0;
  d.contribution = 0;
  if (law.law === "leakyPi") leakyPiHot(d, law, m, parameters);
  else if (law.law === "fixedRate") d.wanted[0] = law.rate;
  else if (law.law === "clampFormula") d.wanted[0] = clampFormula(d.premiumAverage, law.interest, law.damper) / law.periodSeconds;
  else d.wanted[0] = last + skewVelocity(skew, law.scale, law.maxVelocity) * elapsed;
  const capped = Math.max(-cap, Math.min(cap, d.wanted[0] as number));
  const maxStep = maxStepPerSecond * elapsed;
  d.wanted[0] = accepted === 1 ? Math.max(-cap, Math.min(cap, Math.max(last - maxStep, Math.min(last + maxStep, capped)))) : capped;
}
