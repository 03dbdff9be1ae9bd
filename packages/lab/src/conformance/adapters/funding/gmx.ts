import {
  type AdaptiveRateParameters,
  adaptiveChange,
  adaptiveRate,
  amountPerSize,
  fundingAmountUnits,
  imbalance,
  roundTransfer,
  sharedRates,
  splitByCollateral,
  staticRate,
  staticRateUnits,
} from "@evenkeel/core/funding/public";
import { powerRate, simpleInterest } from "@evenkeel/core/interest/public";
import { impactExecutionPrice, impactPower, priceImpact } from "@evenkeel/core/pool/public";
import { decimalToFixed } from "@evenkeel/core/quorum/decimalToFixed";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { decimal, fixed, MICRO, num, numOr } from "./inputs.ts";

const CHAIN = 30;

const parameters = (inputs: CaseInputs): AdaptiveRateParameters => ({
  increase: num(inputs, "increase_factor_per_second"),
  decrease: num(inputs, "decrease_factor_per_second"),
  stableAbove: num(inputs, "threshold_stable"),
  decreaseBelow: num(inputs, "threshold_decrease"),
  least: num(inputs, "min_factor_per_second"),
  most: num(inputs, "max_factor_per_second"),
});

function adaptive(inputs: CaseInputs): unknown {
  const signed = imbalance(num(inputs, "long_open_interest"), num(inputs, "short_open_interest"), num(inputs, "exponent"));
  return adaptiveRate(num(inputs, "saved_factor_per_second"), signed, num(inputs, "seconds"), parameters(inputs)).charged;
}

function change(inputs: CaseInputs): unknown {
  const skewAgrees = inputs.skew_same_direction_as_funding === true;
  const longsPay = inputs.longs_currently_pay === true;
  const situation = { imbalance: num(inputs, "imbalance"), skewAgrees, longsPay, longsHeavier: longsPay === skewAgrees };
  return adaptiveChange(situation, num(inputs, "seconds"), parameters(inputs)).change;
}

const staticFactor = (inputs: CaseInputs): number =>
  staticRate(num(inputs, "long_open_interest"), num(inputs, "short_open_interest"), {
    factor: num(inputs, "funding_factor_per_second"),
    exponent: num(inputs, "exponent"),
    most: numOr(inputs, "max_factor_per_second", Number.MAX_VALUE),
  });

function staticSides(inputs: CaseInputs): unknown {
  const { long, short } = sharedRates(staticFactor(inputs), num(inputs, "long_open_interest"), num(inputs, "short_open_interest"));
  const [larger, smaller] = num(inputs, "long_open_interest") >= num(inputs, "short_open_interest") ? [long, short] : [short, long];
  return { larger_side_rate_per_second: larger, smaller_side_rate_per_second: smaller };
}

/** Thirty decimals, as its contracts count; tokens have six. */
function staticPayment(inputs: CaseInputs): unknown {
  const one = 10n ** BigInt(CHAIN);
  const [long, short] = [fixed(inputs, "long_open_interest", CHAIN), fixed(inputs, "short_open_interest", CHAIN)];
  const exponent = num(inputs, "exponent");
  const difference = Math.abs(num(inputs, "long_open_interest") - num(inputs, "short_open_interest"));
  const powered = exponent === 1 ? undefined : decimalToFixed(impactPower(difference, 1, exponent), CHAIN);
  const rate = staticRateUnits(long, short, fixed(inputs, "funding_factor_per_second", CHAIN), powered);
  const longsPay = long >= short;
  const money = fundingAmountUnits(longsPay ? long : short, rate, fixed(inputs, "seconds", 0), one);
  const { paid, claimable } = roundTransfer(money * 10n ** BigInt(MICRO), fixed(inputs, "collateral_token_price", CHAIN), 2n);
  return { paid_by_long: decimal(longsPay ? paid : -claimable, MICRO), claimable_by_short: decimal(longsPay ? claimable : -paid, MICRO) };
}

function borrowing(inputs: CaseInputs): unknown {
  const rate = powerRate(
    num(inputs, "borrowing_factor_per_second"),
    num(inputs, "reserved_usd"),
    num(inputs, "pool_usd"),
    numOr(inputs, "exponent", 1),
  );
  return inputs.position_usd === undefined ? rate : simpleInterest(num(inputs, "position_usd"), rate, num(inputs, "seconds"));
}

function perSize(inputs: CaseInputs): unknown {
  const { fee, claim } = amountPerSize(
    num(inputs, "funding_usd"),
    num(inputs, "token_price"),
    num(inputs, "paying_oi"),
    num(inputs, "receiving_oi"),
  );
  return { fee_per_usd: fee, claim_per_usd: claim };
}

function split(inputs: CaseInputs): unknown {
  const { long, short } = splitByCollateral(
    num(inputs, "funding_usd"),
    num(inputs, "paying_oi_long_collateral"),
    num(inputs, "paying_oi_short_collateral"),
  );
  return { long_collateral: long, short_collateral: short };
}

function positionImpact(inputs: CaseInputs): unknown {
  const [deltaLong, deltaShort] = [num(inputs, "delta_long"), num(inputs, "delta_short")];
  const before = num(inputs, "long_open_interest") - num(inputs, "short_open_interest");
  const impact = priceImpact(before, before + deltaLong - deltaShort, {
    positive: num(inputs, "positive_factor"),
    negative: num(inputs, "negative_factor"),
    exponent: num(inputs, "exponent"),
  });
  const long = deltaLong !== 0;
  return {
    impact_usd: impact,
    execution_price: impactExecutionPrice(num(inputs, "oracle_price"), long, long ? deltaLong : deltaShort, impact),
  };
}

function plainImpact(inputs: CaseInputs): unknown {
  const factor = num(inputs, "factor");
  return priceImpact(num(inputs, "initial_diff_usd"), num(inputs, "next_diff_usd"), {
    positive: factor,
    negative: factor,
    exponent: num(inputs, "exponent"),
  });
}

/** GMX v2. */
export const gmxAdapters: AdapterTable = {
  "GMX v2": {
    adaptive_funding: adaptive,
    adaptive_funding_change: change,
    static_funding: staticSides,
    static_funding_payment: staticPayment,
    funding_amount_per_size: perSize,
    funding_split_by_collateral: split,
    borrowing_fee_curve: borrowing,
    impact_power_function: (inputs) => impactPower(num(inputs, "diff_usd"), num(inputs, "factor"), num(inputs, "exponent")),
    price_impact: plainImpact,
    position_price_impact: positionImpact,
  },
};
