import { defaultDivergenceParameters } from "./divergence/defaults.ts";
import { designGains } from "./funding/designGains.ts";
import { fundingCap } from "./funding/fundingCap.ts";
import type { FundingLaw, FundingParameters } from "./funding/fundingParameters.ts";
import type { GovernanceParameters } from "./governance/governanceParameters.ts";
import { defaultPriceParameters } from "./index/defaults.ts";
import type { InterestParameters } from "./interest/interestParameters.ts";
import type { MarginParameters } from "./margin/marginParameters.ts";
import type { MarketDescription } from "./market/marketDescription.ts";
import type { MarketParameters } from "./parameters.ts";
import type { PolicyName } from "./policy/policyName.ts";
import type { TierParameters } from "./policy/tierParameters.ts";
import type { MemoryParameters } from "./quorum/memoryParameters.ts";
import { MARKET_SCHEMA_VERSION } from "./quorum/schema.ts";
import { defaultVolatilityParameters } from "./volatility/defaults.ts";

const HOUR = 3_600;
const EIGHT_HOURS = 8 * HOUR;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** Share of the margin buffer that funding may use up in eight hours. */
const PHI = 0.5;
/** Time in which funding goes from zero to its cap at the earliest. */
const SECONDS_TO_CAP = 300;
/** Measured interval of the basis response: 0 to 0.5 bp of basis per bp of funding paid. */
const RESPONSE_HIGH = 0.5;
/** An order is answered one round after it is placed. */
const ORDER_ROUNDS = 1;

/** Total bias of f liars stays below 200 times the dispersion of one round's contributions. */
const LAMBDA_MIN = 0.005;

const MARGIN: MarginParameters = {
  multiple: 6,
  horizonSeconds: HOUR,
  initialFloor: 0.05,
  initialMax: 0.5,
  maintenanceShare: 0.5,
  maintenanceMin: 0.02,
  maintenanceMax: 0.025,
  maintenanceRampPerSecond: 0.005 / DAY,
  initialOverMaintenance: 1.2,
};

const INTEREST: InterestParameters = {
  base: 0.02 / YEAR,
  slopeBelow: 0.08 / YEAR,
  slopeAbove: 0.4 / YEAR,
  kink: 0.75,
  parityShare: 0.25,
  parityPremium: 0.005,
  max: 0.5 / YEAR,
};

const TIERS: TierParameters = {
  basisZ: [2, 4, 8, 16],
  absoluteBasis: [0.001, 0.003, 0.01, 0.03],
  basisOverMaintenance: [0.05, 0.1, 0.25, 0.5],
  skewOverPool: [0.25, 0.5, 0.75, 0.95],
  openInterestOverPool: [0.5, 1, 1.5, 2],
  poolDrawdown: [0.05, 0.1, 0.2, 0.4],
  peakMemorySeconds: DAY,
  releaseShare: 0.5,
  dwellSeconds: 120,
};

/** Half an hour, or 180 short rounds: the share forgotten per round stays above `LAMBDA_MIN`. */
function leakOf(roundSeconds: number): number {
  return Math.min(1_800, 180 * roundSeconds);
}

function lawOf(policy: PolicyName, roundSeconds: number, averagingSeconds: number, cap: number): FundingLaw {
  // One basis point per 8 hours: the interest value that most exchanges use.
  if (policy === "gen1") return { law: "fixedRate", rate: 0.0001 / EIGHT_HOURS };
  if (policy === "none") return { law: "fixedRate", rate: 0 };
  const leakSeconds = leakOf(roundSeconds);
  const gains = designGains({
    gHigh: RESPONSE_HIGH,
    averagingSeconds,
    roundSeconds,
    orderSeconds: ORDER_ROUNDS * roundSeconds,
    leakSeconds,
    cap,
    // The proportional part alone reaches the cap where tier 2 begins: 10 % of the maintenance margin, 25 bp.
    saturationPremium: TIERS.basisOverMaintenance[1] * MARGIN.maintenanceMax,
    minimumDamping: 0.5,
  });
  const { proportionalGain, integralGain } = gains;
  return { law: "leakyPi", proportionalGain, integralGain, leakSeconds, deadBand: 0.00005, deadBandPerVolatility: 0.1 };
}

function memoryOf(roundSeconds: number, averagingSeconds: number, leakSeconds: number): MemoryParameters {
  return {
    averageLambda: 1 - Math.exp(-roundSeconds / averagingSeconds),
    integralLambda: 1 - Math.exp(-roundSeconds / leakSeconds),
    lambdaMin: LAMBDA_MIN,
    ringRounds: 32,
  };
}

function governanceOf(
  funding: FundingParameters,
  margin: MarginParameters,
  interest: InterestParameters,
  maxConfidence: number,
): GovernanceParameters {
  const { cap, maxStepPerSecond } = funding;
  const measured = (min: number, max: number) => ({ min, max, maxStepPerSecond: 0 });
  return {
    bounds: {
      index: measured(1e-9, 1e12),
      confidence: measured(0, 1e12),
      indexAverage: measured(1e-9, 1e12),
      volatility: measured(0, 20),
      premiumAverage: measured(-1, 1),
      premiumIntegral: measured(-100_000, 100_000),
      fundingRate: { min: -cap, max: cap, maxStepPerSecond },
      borrowRate: { min: 0, max: interest.max, maxStepPerSecond: interest.max / SECONDS_TO_CAP },
      initialMargin: {
        min: margin.initialFloor,
        max: margin.initialMax,
        maxStepPerSecond: (margin.initialMax - margin.initialFloor) / HOUR,
      },
      maintenanceMargin: { min: margin.maintenanceMin, max: margin.maintenanceMax, maxStepPerSecond: margin.maintenanceRampPerSecond },
      tradeFee: { min: 0.0005, max: 0.005, maxStepPerSecond: 0.0001 },
      tier: { min: 0, max: 4, maxStepPerSecond: 0 },
    },
    rules: { initialOverMaintenance: margin.initialOverMaintenance, fundingCap: cap, maxConfidence, maxAverageDeviation: 0.2 },
    gate: { base: 0.05, perSecond: 0.001, max: 0.5 },
    rebaselineRounds: 3,
  };
}

/**
 * Default parameters of a market under one policy; only funding and interest differ between policies.
 *
 * Figures: initial margin floor 5 %, maintenance 2.5 %, funding cap 1.25 % per 8 h reached in no less than 300 s, borrow rate up to 50 % a year, fee 5 to 50 bp.
 * The governance part is the single source for the deployed contracts.
 *
 * @param description What the feed says of the market.
 * @throws EvenkeelError FUNDING_PLANT_INVALID when `roundSeconds` is not positive.
 * @example
 * defaultMarketParameters(description, "gen2").governance.rules.fundingCap // 4.340277777777778e-7
 */
export function defaultMarketParameters(description: MarketDescription, policy: PolicyName): MarketParameters {
  const { market, roundSeconds } = description;
  const cap = fundingCap(PHI, MARGIN.initialFloor, MARGIN.maintenanceMax, EIGHT_HOURS);
  const averagingSeconds = Math.max(60, 2 * roundSeconds);
  const law = lawOf(policy, roundSeconds, averagingSeconds, cap);
  const funding: FundingParameters = { law, averagingSeconds, cap, maxStepPerSecond: cap / SECONDS_TO_CAP };
  const price = defaultPriceParameters(description);
  return {
    market,
    schemaVersion: MARKET_SCHEMA_VERSION,
    roundSeconds,
    policy,
    price,
    indexAverageHalfLifeMillis: 104_000,
    divergence: defaultDivergenceParameters(roundSeconds),
    volatility: defaultVolatilityParameters(roundSeconds),
    memory: memoryOf(roundSeconds, averagingSeconds, leakOf(roundSeconds)),
    funding,
    interest: INTEREST,
    margin: MARGIN,
    tradeFee: { base: 0.0005, confidenceCover: 1, max: 0.005 },
    tiers: TIERS,
    governance: governanceOf(funding, MARGIN, INTEREST, price.index.confidence.maxRelative),
  };
}
