import type { FundingResult } from "../funding/fundingRate.ts";
import type { BorrowResult } from "../interest/borrowRate.ts";
import { type MarginResult, marginRatios } from "../margin/marginRatios.ts";
import type { PolicyParameters } from "./policyParameters.ts";
import { fixedRates, noRates, type Rates, type RatesInput, variableRates } from "./rates.ts";
import type { Response } from "./response.ts";
import type { Situation } from "./situation.ts";
import { type TierResult, tiers } from "./tiers.ts";
import { type TradeFeeResult, tradeFee } from "./tradeFee.ts";

/** A response and how each part of it came about. */
export interface PolicyResult {
  readonly response: Response;
  readonly funding: FundingResult | null;
  readonly borrow: BorrowResult | null;
  readonly margin: MarginResult;
  readonly fee: TradeFeeResult;
  readonly tier: TierResult;
}

/** The volatility is quoted for a year of 365 days. */
const SECONDS_PER_YEAR = 31_536_000;

/** Share of a pool without value: finite, so that a trace stays JSON. */
const NO_POOL = 1e9;

function shareOfPool(base: number, situation: Situation): number {
  const notional = Math.abs(base) * situation.valuationIndex;
  if (notional === 0) return 0;
  return situation.poolValue > 0 ? Math.min(NO_POOL, notional / situation.poolValue) : NO_POOL;
}

function rates(input: RatesInput, parameters: PolicyParameters): Rates {
  if (parameters.policy === "none") return noRates();
  return parameters.policy === "gen1" ? fixedRates(input, parameters) : variableRates(input, parameters);
}

/**
 * Asks the configured policy for a response; margin, fee and tier follow the same law under every policy, only the two rates differ.
 *
 * @returns The parameters asked for, before bounds, with every part they were made of.
 * @example
 * respond(calmSituation, { ...parameters, policy: "none" }).response.fundingRate // 0
 */
export function respond(situation: Situation, parameters: PolicyParameters): PolicyResult {
  const { roundSeconds, margin: marginParameters } = parameters;
  const skew = situation.openInterestLong - situation.openInterestShort;
  const openInterestOverPool = shareOfPool(Math.max(situation.openInterestLong, situation.openInterestShort), situation);
  const over = (seconds: number): number => situation.volatility * Math.sqrt(seconds / SECONDS_PER_YEAR);
  const { funding, borrow } = rates(
    {
      funding: {
        premiumAverage: situation.premiumAverage,
        integral: situation.premiumIntegral,
        skew,
        roundVolatility: over(roundSeconds),
        roundSeconds,
        previousRate: situation.previous?.fundingRate ?? null,
        elapsedSeconds: situation.elapsedSeconds,
      },
      utilisation: openInterestOverPool,
      anchoredPremium: situation.anchoredPremium,
    },
    parameters,
  );
  const previousMaintenance = situation.previous?.maintenanceMargin ?? null;
  const margin = marginRatios(over(marginParameters.horizonSeconds), previousMaintenance, situation.elapsedSeconds, marginParameters);
  const fee = tradeFee(situation.confidence / situation.index, parameters.tradeFee);
  const tier = tiers(
    {
      basisZ: situation.basisZ,
      basis: situation.premiumAverage,
      maintenanceMargin: margin.maintenance,
      skewOverPool: shareOfPool(skew, situation),
      openInterestOverPool,
      poolDrawdown: situation.poolDrawdown,
    },
    situation.tierMemory,
    situation.at,
    parameters.tiers,
  );
  const response: Response = {
    fundingRate: funding?.rate ?? 0,
    borrowRate: borrow?.rate ?? 0,
    initialMargin: margin.initial,
    maintenanceMargin: margin.maintenance,
    tradeFee: fee.fee,
    tier: tier.tier,
  };
  return { response, funding, borrow, margin, fee, tier };
}
