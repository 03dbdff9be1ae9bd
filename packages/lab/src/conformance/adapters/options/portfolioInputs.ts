import {
  type ExpiryMarket,
  type Portfolio,
  type PortfolioMarginParameters,
  type PortfolioMarket,
  portfolioMargin,
  type Scenario,
  splitForward,
  type VolatilityMove,
} from "@evenkeel/core/margin/portfolio/public";
import { DERIVE_FEED_LIMITS, feedVolatility } from "@evenkeel/core/options/public";
import type { CaseInputs } from "../../adapter.ts";
import { listOf, numberOf, recordOf } from "../../readInputs.ts";
import { kindOf } from "./blackInputs.ts";
import { derivePm2Base } from "./derivePm2Base.ts";

/** The average that settles an option of the source. */
const SETTLEMENT_SECONDS = 1800;

const MOVES: Readonly<Record<string, VolatilityMove>> = {
  up: "up",
  down: "down",
  none: "none",
  linear: "linearSkew",
  abs: "absoluteSkew",
};

/** A scenario as an object or as `[spot, direction, dampening]`. */
function scenarioOf(value: unknown): Scenario {
  const [spot, direction, damping] = Array.isArray(value)
    ? value
    : [recordOf(value).SpotShock, recordOf(value).VolShockDirection, recordOf(value).DampeningFactor];
  return { spot: numberOf(spot), volatility: MOVES[String(direction).toLowerCase()] ?? "none", damping: numberOf(damping ?? 1) };
}

/** The source's parameter sections in our names. */
export function portfolioParametersOf(sections: CaseInputs): PortfolioMarginParameters {
  const [skew, vol, margin, basis, other] = ["SkewShock", "VolShock", "Margin", "BasisContingency", "OtherContingency"].map((name) =>
    recordOf(sections[name]),
  ) as [CaseInputs, CaseInputs, CaseInputs, CaseInputs, CaseInputs];
  return {
    scenarios: listOf(sections.Scenarios).map(scenarioOf),
    volatilityShock: {
      rangeUp: numberOf(vol.VOLRANGEUP),
      rangeDown: numberOf(vol.VOLRANGEDOWN),
      shortTermPower: numberOf(vol.SHORTTERMPOWER),
      longTermPower: numberOf(vol.LONGTERMPOWER),
      leastDays: numberOf(vol.DTE_FLOOR),
      leastUpVolatility: numberOf(vol.MIN_VOL_EVAL_SHOCKED),
    },
    skewShock: {
      linearCap: numberOf(skew.LINEAR_SCALE_CAP),
      linearCapPerRootYear: numberOf(skew.LINEAR_CBASE),
      absoluteCap: numberOf(skew.ABS_SCALE_CAP),
      absoluteCapPerRootYear: numberOf(skew.ABS_CBASE),
      leastWidth: numberOf(skew.MIN_K_STAR),
      widthScale: numberOf(skew.MIN_WIDTH_SCALE),
      widthVolatility: numberOf(skew.VOL_PARAM_STATIC),
      widthVolatilityPerRootYear: numberOf(skew.VOL_PARAM_SCALE),
    },
    staticDiscount: {
      long: numberOf(margin.BASE_STATIC_DISCOUNT),
      longRateFactor: numberOf(margin.LONG_RATE_MULTSCALE),
      longRateAdd: numberOf(margin.LONG_RATE_ADDSCALE),
      short: numberOf(margin.BASE_STATIC_DISCOUNT_NEG),
      shortRateFactor: numberOf(margin.SHORT_RATE_MULTSCALE),
      shortRateAdd: numberOf(margin.SHORT_RATE_ADDSCALE),
    },
    basis: {
      spotUp: numberOf(basis.SCENARIO_SPOT_UP),
      spotDown: numberOf(basis.SCENARIO_SPOT_DOWN),
      share: numberOf(basis.BASIS_CONT_ADD_FACTOR),
      sharePerYear: numberOf(basis.BASIS_CONT_MULT_FACTOR),
    },
    contingencies: {
      perpMaintenance: numberOf(other.MM_PERP_PERCENT),
      perpInitial: numberOf(other.IM_PERP_PERCENT),
      optionMaintenance: numberOf(other.MM_OPTION_PERCENT),
      optionInitial: numberOf(other.IM_OPTION_PERCENT),
    },
    confidence: { threshold: numberOf(other.CONF_THRESHOLD), factor: numberOf(other.CONF_MARGIN) },
    peg: { threshold: numberOf(other.PEG_LOSS_THRESHOLD), factor: numberOf(other.PEG_LOSS_FACTOR) },
    lossFactor: { maintenance: numberOf(margin.MM_LOSS_FACTOR), initial: numberOf(margin.IM_LOSS_FACTOR) },
  };
}

function expiryOf(feed: CaseInputs): ExpiryMarket {
  const secondsToExpiry = Math.max(0, numberOf(feed.FeedExpiry));
  const confidences = [feed.ForwardConfidence, feed.RateConfidence, feed.OptionVolConfidences].map((value) => numberOf(value ?? 1));
  return {
    secondsToExpiry,
    ...splitForward(numberOf(feed.Forward), secondsToExpiry, SETTLEMENT_SECONDS),
    rate: numberOf(feed.Rate),
    confidence: Math.min(...confidences),
  };
}

/** Volatility of an option: marked by the case, or read from its expiry's feed. */
function volatilityOf(option: CaseInputs, feed: CaseInputs | undefined): number {
  if (option.MarkVol !== undefined) return numberOf(option.MarkVol);
  const [a, b, rho, m, sigma, forward, years] = listOf(feed?.SVIparam).map(numberOf) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return feedVolatility({ a, b, rho, m, sigma, forward, years }, numberOf(option.Strike), DERIVE_FEED_LIMITS) ?? Number.NaN;
}

function marketOf(scenario: CaseInputs, feeds: readonly CaseInputs[], collaterals: readonly CaseInputs[]): PortfolioMarket {
  return {
    spot: numberOf(scenario.SpotPrice),
    spotConfidence: numberOf(scenario.SpotConfidence),
    perpPrice: numberOf(scenario.PerpPrice ?? 0),
    perpConfidence: numberOf(scenario.PerpConfidence ?? 1),
    stablePrice: numberOf(scenario.StablePrice),
    expiries: feeds.map(expiryOf),
    collaterals: collaterals.map((asset) => ({
      price: numberOf(asset.Price),
      confidence: numberOf(asset.Confidence),
      riskCancelling: asset.IsRiskCancelling === true,
      maintenanceHaircut: numberOf(asset.MMHaircut),
      initialHaircut: numberOf(asset.IMHaircut),
    })),
  };
}

function portfolioOf(scenario: CaseInputs, feeds: readonly CaseInputs[], collaterals: readonly CaseInputs[]): Portfolio {
  return {
    cash: numberOf(scenario.Cash),
    perp: numberOf(scenario.NumPerps ?? 0),
    perpValue: numberOf(scenario.UnrealisedPerpPNL ?? 0) + numberOf(scenario.UnrealisedFunding ?? 0),
    options: listOf(scenario.Options ?? []).map((value) => {
      const option = recordOf(value);
      const expiry = feeds.findIndex((feed) => numberOf(feed.FeedExpiry) === numberOf(option.Expiry));
      const volatility = volatilityOf(option, feeds[expiry]);
      return { expiry, strike: numberOf(option.Strike), kind: kindOf(option.IsCall), volatility, amount: numberOf(option.Amount) };
    }),
    collaterals: collaterals.map((asset, collateral) => ({ collateral, amount: numberOf(asset.Amount) })),
  };
}

/** Sections of a case: its own, or the named base with its own entries on top of each section. */
function sectionsOf(inputs: CaseInputs): CaseInputs {
  const overrides = recordOf(inputs.parameterOverrides ?? {});
  const base: CaseInputs = inputs.parameters === undefined ? derivePm2Base : recordOf(inputs.parameters);
  const merged: Record<string, unknown> = { ...base };
  for (const [name, section] of Object.entries(overrides)) {
    merged[name] = Array.isArray(section) ? section : { ...recordOf(base[name] ?? {}), ...recordOf(section) };
  }
  return merged;
}

/** Maintenance and initial margin balance of one of Derive's published portfolios. */
export function portfolioMarginOf(inputs: CaseInputs): unknown {
  const scenario = recordOf(inputs.scenario);
  const feeds = listOf(scenario.OptionFeeds ?? []).map(recordOf);
  const collaterals = listOf(scenario.Collaterals ?? []).map(recordOf);
  const { maintenance, initial } = portfolioMargin(
    portfolioOf(scenario, feeds, collaterals),
    marketOf(scenario, feeds, collaterals),
    portfolioParametersOf(sectionsOf(inputs)),
  );
  return { MM: maintenance, IM: initial };
}
