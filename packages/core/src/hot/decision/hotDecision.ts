import type { MarketParameters } from "../../parameters.ts";
import type { TierParameters } from "../../policy/tierParameters.ts";

/** Order of the six levels in the tier tables: three of the price class, two of liquidity, one of solvency. */
const LEVELS = ["basisZ", "absoluteBasis", "basisOverMaintenance", "skewOverPool", "openInterestOverPool", "poolDrawdown"] as const;

/** Order of the bounded parameters in `bounds` and `previous`. */
const BOUNDED = ["fundingRate", "borrowRate", "initialMargin", "maintenanceMargin", "tradeFee", "tier"] as const;

/** What the chain said last, as number fields; NaN for what it has not said. */
export interface HotChain {
  /** 1 once the chain was read. */
  known: number;
  /** 1 once a vector was accepted. */
  accepted: number;
  /** 1 when the mark comes from the index and the skew, 0 when it is `mark`. */
  skewPriced: number;
  mark: number;
  skew: number;
  skewScale: number;
  largerSide: number;
  poolValue: number;
  poolDrawdown: number;
  /** Index of the accepted vector. */
  valuation: number;
  /** Averaged premium of the accepted vector, 0 before the first. */
  anchoredPremium: number;
  /** Seconds UTC since when the step limits run, or NaN. */
  since: number;
  /** Parameters in force in the order of the bounds: funding, borrow, initial, maintenance, fee, tier. */
  readonly previous: Float64Array;
}

/** One decision's memory, workspace and outcome as number fields. */
export interface HotDecision {
  readonly chain: HotChain;
  /** Thresholds of tiers 1 to 4 of each level at full strength, then at the release share. */
  readonly enters: Float64Array;
  readonly holds: Float64Array;
  /** Minimum, maximum and step per second of each bounded parameter. */
  readonly bounds: Float64Array;
  /** Lowest and highest value in reach of the parameters in force after `elapsed` seconds. */
  readonly reach: Float64Array;
  readonly levels: Float64Array;
  /** Tiers that the liquidity and the solvency class enter and hold: entered by liquidity, by solvency, held by liquidity, by solvency. */
  readonly slowTiers: Uint8Array;
  /** Root of a round, of the margin's horizon, in root years. */
  readonly rootRound: number;
  readonly rootHorizon: number;

  /** Seconds since the parameters in force were set, as of the last decision; NaN before the first. */
  elapsed: number;
  /** Round for which the memory was contracted; NaN before the first. */
  round: number;
  carriedAverage: number;
  carriedIntegral: number;

  tier: number;
  /** NaN while the present tier is held. */
  calmSince: number;
  calmTier: number;

  premiumAverage: number;
  premiumIntegral: number;
  /** This round's own addition to the integral. */
  contribution: number;
  /** The policy's wish and what the bounds left of it, in the order of the bounds. */
  readonly wanted: Float64Array;
  readonly response: Float64Array;
}

function thresholdsOf(tiers: TierParameters, share: number): Float64Array {
  return Float64Array.from(LEVELS.flatMap((level) => tiers[level].map((threshold) => threshold * share)));
}

/** Room for one decision, its tables filled from the parameters. */
export function createHotDecision(parameters: MarketParameters): HotDecision {
  const { governance, tiers, roundSeconds, margin } = parameters;
  const secondsPerYear = 31_536_000;
  const nothing = Number.NaN;
  return {
    chain: {
      known: 0,
      accepted: 0,
      skewPriced: 0,
      mark: nothing,
      skew: nothing,
      skewScale: nothing,
      largerSide: nothing,
      poolValue: nothing,
      poolDrawdown: nothing,
      valuation: nothing,
      anchoredPremium: 0,
      since: nothing,
      previous: new Float64Array(BOUNDED.length),
    },
    enters: thresholdsOf(tiers, 1),
    holds: thresholdsOf(tiers, tiers.releaseShare),
    bounds: Float64Array.from(
      BOUNDED.flatMap((name) => [governance.bounds[name].min, governance.bounds[name].max, governance.bounds[name].maxStepPerSecond]),
    ),
    reach: new Float64Array(2 * BOUNDED.length),
    levels: new Float64Array(LEVELS.length),
    slowTiers: new Uint8Array(4),
    rootRound: Math.sqrt(roundSeconds / secondsPerYear),
    rootHorizon: Math.sqrt(margin.horizonSeconds / secondsPerYear),
    elapsed: nothing,
    round: nothing,
    carriedAverage: nothing,
    carriedIntegral: nothing,
    tier: 0,
    calmSince: nothing,
    calmTier: 0,
    premiumAverage: nothing,
    premiumIntegral: nothing,
    contribution: 0,
    wanted: new Float64Array(BOUNDED.length),
    response: new Float64Array(BOUNDED.length),
  };
}
