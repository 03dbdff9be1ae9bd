import type { FundingResult, MarketParameters, PolicyResult, Trace } from "@evenkeel/core";
import type { StageExplanation } from "../explanation.ts";
import { short, stageLine } from "./stageLine.ts";

const RATE = "per second";

/** What the policy made of the measurement: funding, interest, margin, fee and tier, each with its parts. */
export function policyStages({ policy, elapsedSeconds }: Trace, parameters: MarketParameters): StageExplanation[] {
  if (policy === null) return [];
  const elapsed = stageLine("funding", "elapsed", elapsedSeconds, "seconds", "since the last valid vector");
  return [
    elapsed,
    ...(policy.funding === null ? [] : fundingStages(policy.funding, parameters)),
    stageLine("funding", "fundingRate", policy.response.fundingRate, RATE, policy.funding === null ? "no funding under this policy" : ""),
    ...interestStages(policy),
    ...marginStages(policy),
    ...feeStages(policy),
    ...tierStages(policy),
  ];
}

function fundingStages(funding: FundingResult, { funding: { law } }: MarketParameters): StageExplanation[] {
  const { signal, deadBandWidth, error, proportional, integralPart, contribution, woundUp, wanted, cap, maxStep, limit } = funding;
  const gains = law.law === "leakyPi" ? law : null;
  const bit = { none: "neither the cap nor the damper bit", cap: "the cap bit", step: "the damper bit" }[limit];
  return [
    stageLine("funding", "signal", signal, "fraction", "averaged premium"),
    stageLine("funding", "deadBand", deadBandWidth, "fraction", "half-width, wider when the index is volatile"),
    stageLine("funding", "error", error, "fraction", "signal outside the dead band"),
    ...(gains === null ? [] : [stageLine("funding", "proportionalGain", gains.proportionalGain, "per second per fraction")]),
    stageLine("funding", "proportional", proportional, RATE, "gain * error"),
    stageLine("funding", "contribution", contribution, "fraction seconds", woundUp ? "withheld: the cap already binds" : ""),
    ...(gains === null ? [] : [stageLine("funding", "integralGain", gains.integralGain, "per second squared per fraction")]),
    stageLine("funding", "integralPart", integralPart, RATE, "gain * integral"),
    stageLine("funding", "wanted", wanted, RATE, `law ${funding.law}`),
    stageLine("funding", "cap", cap, RATE),
    stageLine("funding", "damper", maxStep, RATE, "largest change since the rate in force"),
    stageLine("funding", "limited", funding.rate, RATE, bit),
  ];
}

function interestStages({ borrow, response }: PolicyResult): StageExplanation[] {
  const rate = stageLine("interest", "borrowRate", response.borrowRate, RATE, borrow === null ? "no borrowing cost under this policy" : "");
  if (borrow === null) return [rate];
  return [
    stageLine("interest", "utilisation", borrow.utilisation, "share", "larger side's open interest over the pool"),
    stageLine("interest", "kinked", borrow.kinked, RATE, "from the kinked curve"),
    stageLine("interest", "parity", borrow.parity, RATE, "grows with the accepted premium"),
    rate,
  ];
}

function marginStages({ margin }: PolicyResult): StageExplanation[] {
  const { initial, maintenance, wantedInitial, wantedMaintenance, initialSetBy, ramped } = margin;
  return [
    stageLine("margin", "wantedInitial", wantedInitial, "fraction", "multiple of the horizon's volatility"),
    stageLine("margin", "wantedMaintenance", wantedMaintenance, "fraction"),
    stageLine("margin", "maintenanceMargin", maintenance, "fraction", ramped ? "held back by the slow ramp" : ""),
    stageLine("margin", "initialMargin", initial, "fraction", `set by ${initialSetBy}`),
  ];
}

function feeStages({ fee }: PolicyResult): StageExplanation[] {
  return [
    stageLine("fee", "base", fee.base, "fraction"),
    stageLine("fee", "cover", fee.cover, "fraction", "so that nobody trades at no cost inside the index's uncertainty"),
    stageLine("fee", "tradeFee", fee.fee, "fraction"),
  ];
}

function tierStages({ tier, response }: PolicyResult): StageExplanation[] {
  const { checks, enters, holds, previous, calmSeconds } = tier;
  return [
    ...checks.map(({ name, class: kind, value, thresholds, enters: asks }) =>
      stageLine("tier", name, value, kind, `asks for tier ${asks}; thresholds ${thresholds.map(short).join(", ")}`),
    ),
    stageLine("tier", "enters", enters, "0 to 4", "what the thresholds ask for, tiers 3 and 4 by two of three classes"),
    stageLine("tier", "holds", holds, "0 to 4", "what the released thresholds still hold"),
    stageLine(
      "tier",
      "calm",
      calmSeconds,
      "seconds",
      calmSeconds === null ? "no lower tier would do" : "that a lower tier has been enough",
    ),
    stageLine("tier", "tier", response.tier, "0 to 4", `was ${previous}`),
  ];
}
