import { EvenkeelError } from "@evenkeel/core";
import {
  type ContractTier,
  capDenominatorOf,
  estimateBidAsk,
  imbalanceRevenue,
  largestDivergence,
  largestRateShare,
  markTwap,
  normaliseOracle,
  offsetSpreadRate,
  oracleTwap,
  poolLimitedRates,
  sanitisePrice,
} from "@evenkeel/core/funding/public";
import { secondsToNextBoundary } from "@evenkeel/core/math/nextBoundary";
import { pegOfPrice, planRepeg, vammPrice } from "@evenkeel/core/pool/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { bigintOf } from "../../readInputs.ts";
import { decimal, fixed, fixedOr, MICRO, NANO, num, numOr, WAD } from "./inputs.ts";

const HOUR = 3_600n;
const DAY = 86_400n;
const FIVE_MINUTES = 300n;
/** Band of one observation while a market has no tier of its own. */
const DEFAULT_BAND = 3n;
const RATE_PER_PRICE = 1_000n;
const DEFAULT_OFFSET = 5_000n;
const DEFAULT_PERIODS = 24;
const TIERS: readonly ContractTier[] = ["A", "B", "C", "Speculative", "HighlySpeculative", "Isolated"];

function denominator(inputs: CaseInputs): bigint {
  if (inputs.max_divergence_denominator !== undefined) return fixed(inputs, "max_divergence_denominator", 0);
  const tier = TIERS.find((known) => known === inputs.contract_tier);
  if (tier !== undefined) return capDenominatorOf(tier);
  throw new EvenkeelError({
    code: "VECTORS_INPUT_INVALID",
    message: `a contract tier must be one of ${TIERS.join(", ")}`,
    field: "contract_tier",
    value: inputs.contract_tier,
    remedy: "Correct the case's inputs.",
  });
}

/** The longs' constant share, where a case has it: said so, or by naming its size. */
function offset(inputs: CaseInputs): bigint | null {
  const given = inputs.offset_enabled ?? inputs.offset_denominator !== undefined;
  return given === true || given === "true" ? fixedOr(inputs, "offset_denominator", 0, DEFAULT_OFFSET) : null;
}

function fundingRate(inputs: CaseInputs): unknown {
  const period = fixedOr(inputs, "funding_period_seconds", 0, HOUR);
  const window = fixedOr(inputs, "premium_window_seconds", 0, DAY);
  const { rate } = offsetSpreadRate({
    markAverage: fixed(inputs, "mark_twap", MICRO),
    oracleAverage: fixed(inputs, "oracle_twap", MICRO),
    capDenominator: denominator(inputs),
    offsetDenominator: offset(inputs),
    ratePerPrice: RATE_PER_PRICE,
    periods: window / (period > HOUR ? period : HOUR),
  });
  return decimal(rate, NANO);
}

function cappedSymmetric(inputs: CaseInputs): unknown {
  const whole = 10n ** BigInt(WAD);
  const { long, short, poolAfter } = poolLimitedRates({
    rate: fixed(inputs, "funding_rate", NANO),
    net: fixed(inputs, "net_market_base", NANO),
    longs: fixed(inputs, "base_long", NANO),
    shorts: fixed(inputs, "base_short", NANO),
    pool: fixed(inputs, "fee_pool_before", MICRO),
    keep: (fixed(inputs, "total_exchange_fee", MICRO) * fixed(inputs, "retained_fee_share", WAD)) / whole,
    spendDivisor: fixed(inputs, "max_pool_share_denominator", 0),
  });
  return { rate_long: decimal(long, NANO), rate_short: decimal(short, NANO), fee_pool_after: decimal(poolAfter, MICRO) };
}

function revenue(inputs: CaseInputs): unknown {
  const { poolAfter, netUnsettled } = imbalanceRevenue(
    fixed(inputs, "funding_rate", NANO),
    fixed(inputs, "net_market_base", NANO),
    fixed(inputs, "fee_pool_before", MICRO),
  );
  return { fee_pool_after: decimal(poolAfter, MICRO), net_unsettled_funding_pnl: decimal(netUnsettled, MICRO) };
}

/** The virtual market maker quotes one price on both sides while its spreads are 0. */
function observed(inputs: CaseInputs) {
  const { trade_direction: side } = inputs;
  const amm = fixed(inputs, "amm_price", MICRO);
  return estimateBidAsk({
    tradePrice: fixed(inputs, "trade_price", MICRO),
    direction: side === "long" || side === "short" ? side : null,
    oraclePrice: fixed(inputs, inputs.last_oracle_price === undefined ? "oracle_price" : "last_oracle_price", MICRO),
    quotes: { bid: amm, ask: amm },
    discount: 0n,
  });
}

function markAverage(inputs: CaseInputs): unknown {
  const markAge = fixedOr(inputs, "mark_twap_age_seconds", 0, fixedOr(inputs, "seconds_since", 0, 0n));
  const { bid, ask, mark } = markTwap({
    previous: { bid: fixed(inputs, "prev_bid_twap", MICRO), ask: fixed(inputs, "prev_ask_twap", MICRO) },
    observed: observed(inputs),
    secondsSince: markAge,
    windowSeconds: fixed(inputs, "funding_period_seconds", 0),
    bandDenominator: fixedOr(inputs, "band_denominator", 0, DEFAULT_BAND),
    oracleAverage: fixedOr(inputs, "oracle_twap", MICRO, 0n),
    untradedSeconds: markAge - fixedOr(inputs, "oracle_twap_age_seconds", 0, markAge),
  });
  return { bid_twap: decimal(bid, MICRO), ask_twap: decimal(ask, MICRO), mark_twap: decimal(mark, MICRO) };
}

/** One observation into the averages that the case knows; one sanitised price, that of the long average, feeds both. */
function oracleAverages(inputs: CaseInputs): unknown {
  const seen = normaliseOracle(
    fixed(inputs, "oracle_price", MICRO),
    fixedOr(inputs, "confidence", MICRO, 0n),
    fixed(inputs, "amm_reserve_price", MICRO),
  );
  const band = fixedOr(inputs, "band_denominator", 0, DEFAULT_BAND);
  const price = sanitisePrice(seen, fixed(inputs, inputs.prev_twap === undefined ? "prev_twap_5min" : "prev_twap", MICRO), band);
  const shared = { price, secondsSince: fixed(inputs, "seconds_since", 0), bandDenominator: 0n, outage: null };
  const average = (key: string, windowSeconds: bigint): string | undefined =>
    inputs[key] === undefined ? undefined : decimal(oracleTwap({ ...shared, previous: fixed(inputs, key, MICRO), windowSeconds }), MICRO);
  return {
    twap: average("prev_twap", fixedOr(inputs, "funding_period_seconds", 0, HOUR)),
    twap_5min: average("prev_twap_5min", FIVE_MINUTES),
  };
}

/** The same observation again and again; one sanitised price, that of the long average, feeds both. */
function oracleLongRun(inputs: CaseInputs): unknown {
  const band = fixed(inputs, "band_denominator", 0);
  const step = num(inputs, "update_every_seconds");
  const price = normaliseOracle(
    fixed(inputs, "oracle_price", MICRO),
    fixed(inputs, "oracle_confidence", MICRO),
    fixed(inputs, "amm_reserve_price", MICRO),
  );
  let long = fixed(inputs, "initial_twap", MICRO);
  let short = fixed(inputs, "initial_twap_5min", MICRO);
  let sanitised = price;
  let last = 0;
  for (let at = num(inputs, "first_update_second"); at <= num(inputs, "last_update_second"); at += step) {
    const secondsSince = BigInt(at - last);
    sanitised = sanitisePrice(price, long, band);
    short = oracleTwap({ previous: short, price: sanitised, secondsSince, windowSeconds: FIVE_MINUTES, bandDenominator: 0n, outage: null });
    long = oracleTwap({
      previous: long,
      price: sanitised,
      secondsSince,
      windowSeconds: fixed(inputs, "funding_period_seconds", 0),
      bandDenominator: 0n,
      outage: null,
    });
    last = at;
  }
  return { oracle_twap: decimal(long, MICRO), oracle_twap_5min: decimal(short, MICRO), sanitized_price: decimal(sanitised, MICRO) };
}

function repeg(inputs: CaseInputs): unknown {
  const plan = planRepeg(
    {
      base: fixed(inputs, "base_reserve", NANO),
      quote: fixed(inputs, "quote_reserve", NANO),
      terminalQuote: fixed(inputs, "terminal_quote_reserve", NANO),
      peg: fixed(inputs, "peg", MICRO),
    },
    {
      oraclePrice: fixed(inputs, "oracle_price", MICRO),
      maxSpread: fixed(inputs, "max_spread", MICRO),
      pool: fixed(inputs, "fee_pool", MICRO),
      keep: fixed(inputs, "total_exchange_fee", MICRO) / 2n,
    },
  );
  return { optimal_peg: decimal(plan.peg, MICRO), budget: decimal(plan.budget, MICRO), check_lower_bound: plan.checkLowerBound };
}

const reserves = (inputs: CaseInputs) => ({ base: fixed(inputs, "base_reserve", NANO), quote: fixed(inputs, "quote_reserve", NANO) });

function target(inputs: CaseInputs): unknown {
  const { base, quote } = reserves(inputs);
  return decimal(pegOfPrice(fixed(inputs, "target_price", MICRO), base, quote), MICRO);
}

/** Drift v2. */
export const driftAdapters: AdapterTable = {
  "Drift v2": {
    twap_funding_rate: fundingRate,
    capped_symmetric_funding: cappedSymmetric,
    funding_imbalance_revenue: revenue,
    // In percent.
    hourly_funding_cap: (inputs) => 100 * largestRateShare(denominator(inputs), numOr(inputs, "premium_window_hours", DEFAULT_PERIODS)),
    max_price_divergence_for_funding: (inputs) =>
      decimal(largestDivergence(fixed(inputs, "oracle_twap", MICRO), denominator(inputs)), MICRO),
    next_funding_time: (inputs) => secondsToNextBoundary(num(inputs, "now"), num(inputs, "last_update"), num(inputs, "period")),
    mark_twap_update: markAverage,
    mark_twap_stale_shrink_to_oracle: markAverage,
    oracle_twap: oracleAverages,
    oracle_twap_long_run_clamp: oracleLongRun,
    repeg_target: target,
    repeg_optimal_peg_and_budget: repeg,
    vamm_mark_price: (inputs) => decimal(vammPrice({ ...reserves(inputs), peg: bigintOf(inputs.peg, MICRO) }), MICRO),
  },
};
