import {
  fundingCreditUnits,
  fundingIndexUnits,
  fundingTick,
  impactNotional,
  impactPremiumUnits,
  marginCapUnits,
  medianHalfAway,
  survivalCap,
  tickIndexDelta,
  trimTails,
  truncatedMean,
  votedSample,
} from "@evenkeel/core/funding/public";
import { marginQuantums, openInterestMarginPpm } from "@evenkeel/core/margin/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { bigintOf, listOf, numberOf, recordOf } from "../../readInputs.ts";
import { decimal, decimalsOf, fixed, MICRO, num, numOr, WAD } from "./inputs.ts";

const PPM = 1_000_000n;
const EIGHT_HOURS = 28_800n;

/** The result's quantum is one part per million unless the case states another. */
const places = (inputs: CaseInputs): number => (inputs.quantum === undefined ? MICRO : decimalsOf(inputs.quantum));
const levels = (value: unknown) =>
  listOf(value).map((level) => {
    const [price, size] = listOf(level);
    return { price: bigintOf(price, WAD), size: bigintOf(size, WAD) };
  });

function impactPremium(inputs: CaseInputs): unknown {
  const decimals = places(inputs);
  const units = impactPremiumUnits({
    bids: levels(inputs.bids),
    asks: levels(inputs.asks),
    index: fixed(inputs, "index_price", WAD),
    notional: fixed(inputs, "impact_notional_quote", WAD),
    scale: 10n ** BigInt(WAD),
    unitsPerWhole: 10n ** BigInt(decimals),
    most: fixed(inputs, "max_abs_premium", decimals),
  });
  return decimal(units, decimals);
}

function votes(inputs: CaseInputs): unknown {
  const decimals = places(inputs);
  const cast = listOf(inputs.nonzero_votes).map((vote) => bigintOf(vote, decimals));
  return decimal(votedSample(cast, num(inputs, "num_votes"), num(inputs, "min_num_votes")), decimals);
}

const whole = (value: unknown): bigint[] => listOf(value).map((sample) => bigintOf(sample));

function trim(inputs: CaseInputs): unknown {
  const share = { numerator: fixed(inputs, "removal_rate_each_side", WAD), denominator: 10n ** BigInt(WAD) };
  return trimTails(whole(inputs.samples_ppm), share).map(String);
}

function cap(inputs: CaseInputs): bigint {
  const decimals = places(inputs);
  const key = inputs.funding_clamp_factor === undefined ? "clamp_factor" : "funding_clamp_factor";
  return marginCapUnits(
    fixed(inputs, key, decimals),
    fixed(inputs, "initial_margin", decimals),
    fixed(inputs, "maintenance_fraction_of_initial", decimals),
    10n ** BigInt(decimals),
  );
}

function tick(inputs: CaseInputs): unknown {
  const samples = listOf(inputs.sample_runs).flatMap((run) => {
    const { premium, count } = recordOf(run);
    return new Array<bigint>(numberOf(count)).fill(bigintOf(premium, MICRO));
  });
  const { rate } = fundingTick({
    samples,
    expectedSamples: num(inputs, "expected_sample_count"),
    defaultRate: fixed(inputs, "default_funding_8h", MICRO),
    cap: cap(inputs),
  });
  const delta = tickIndexDelta({
    rate,
    one: PPM,
    price: fixed(inputs, "oracle_price", WAD),
    quantum: fixed(inputs, "index_quantum", WAD),
    tickSeconds: fixed(inputs, "tick_seconds", 0),
    periodSeconds: fixed(inputs, "rate_period_seconds", 0),
  });
  return { funding_rate_8h: decimal(rate, MICRO), index_delta_quote_per_unit: decimal(delta, WAD) };
}

function indexDelta(inputs: CaseInputs): unknown {
  return fundingIndexUnits({
    ratePpm: fixed(inputs, "funding_rate_8h_ppm", 0),
    priceMantissa: fixed(inputs, "price_mantissa", 0),
    priceExponent: num(inputs, "price_exponent"),
    baseResolution: num(inputs, "base_atomic_resolution"),
    quoteResolution: numOr(inputs, "quote_atomic_resolution", -MICRO),
    seconds: fixed(inputs, "seconds", 0),
    periodSeconds: EIGHT_HOURS,
  }).toString();
}

/** Open interest and caps share one scale, so that a fraction of a quantum loses no digit. */
const scaledMargin = (inputs: CaseInputs, decimals: number): bigint =>
  openInterestMarginPpm(
    fixed(inputs, "base_initial_margin", MICRO),
    fixed(inputs, "open_interest_notional", decimals),
    fixed(inputs, "oi_lower_cap", decimals),
    fixed(inputs, "oi_upper_cap", decimals),
  );

/** dYdX v3 and v4. */
export const dydxAdapters: AdapterTable = {
  "dYdX v3": {
    funding_cap_from_margin: (inputs) =>
      survivalCap(num(inputs, "initial_margin"), num(inputs, "maintenance_margin"), num(inputs, "hours_to_liquidation_at_max_leverage"), 8),
  },
  "dYdX v4": {
    impact_price_premium: impactPremium,
    premium_votes_to_sample: votes,
    median_round_half_away_from_zero: (inputs) => medianHalfAway(whole(inputs.values_ppm)).toString(),
    sample_average_truncated: (inputs) => truncatedMean(whole(inputs.samples_ppm)).toString(),
    trim_sample_tails: trim,
    funding_cap_from_margin: (inputs) => decimal(cap(inputs), places(inputs)),
    funding_tick: tick,
    funding_index_delta_raw: indexDelta,
    funding_settlement_raw: (inputs) =>
      fundingCreditUnits(
        fixed(inputs, "current_index", 0),
        fixed(inputs, "position_index", 0),
        fixed(inputs, "position_quantums", 0),
      ).toString(),
    impact_notional: (inputs) => impactNotional(num(inputs, "impact_margin"), num(inputs, "initial_margin")),
    open_interest_scaled_initial_margin: (inputs) => decimal(scaledMargin(inputs, WAD), MICRO),
    initial_margin_requirement: (inputs) => marginQuantums(fixed(inputs, "notional_quote_quantums", 0), scaledMargin(inputs, 0)).toString(),
  },
};
