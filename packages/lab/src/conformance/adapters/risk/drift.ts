import { rebaseOf, socialisedFunding } from "@evenkeel/core/insurance/public";
import { baseToCover, freeableShare, insuranceFee, liquidationFee } from "@evenkeel/core/liquidation/public";
import { concentrationWeightUnits, sizeDiscountUnits, sizedMargin, sizePremiumUnits } from "@evenkeel/core/margin/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { bigintOf } from "../../readInputs.ts";

const QUOTE_DECIMALS = 6;
const ONE_QUOTE = 1_000_000;
/** Digits kept of a number of tokens and of their price. */
const TOKEN_DECIMALS = 18;
/** A margin ratio in ten-thousandths as millionths. */
const RATIO_TO_MILLIONTHS = 100n;
/** What the source returns where no size covers the shortage: its largest 64-bit integer. */
const EVERYTHING = 2n ** 64n - 1n;
const SMALL_SHORTAGE = 50_000_000n;

const unsigned = (value: bigint): bigint => (value < 0n ? -value : value);
const size = (inputs: CaseInputs): bigint => unsigned(bigintOf(inputs.size_1e9));
const weight = (inputs: CaseInputs): bigint => bigintOf(inputs.base_weight_1e4);
const factor = (inputs: CaseInputs): bigint => bigintOf(inputs.imf_factor_1e6 ?? 0);

/** Value in quote millionths of a number of tokens, both written as decimals. */
const depositsValue = (inputs: CaseInputs): bigint =>
  (bigintOf(inputs.deposits_tokens, TOKEN_DECIMALS) * bigintOf(inputs.price_usd, TOKEN_DECIMALS)) /
  10n ** BigInt(2 * TOKEN_DECIMALS - QUOTE_DECIMALS);

function cover(inputs: CaseInputs): unknown {
  const base = baseToCover(bigintOf(inputs.shortage_1e6), {
    price: bigintOf(inputs.oracle_1e6),
    quotePrice: bigintOf(inputs.quote_oracle_1e6 ?? ONE_QUOTE),
    marginRatio: bigintOf(inputs.margin_ratio_1e4) * RATIO_TO_MILLIONTHS,
    liquidatorFee: bigintOf(inputs.liq_fee_1e6),
    insuranceFee: bigintOf(inputs.if_fee_1e6),
  });
  return base ?? EVERYTHING;
}

function fee(inputs: CaseInputs): unknown {
  return insuranceFee(bigintOf(inputs.shortage_1e6), {
    base: unsigned(bigintOf(inputs.base_1e9)),
    price: bigintOf(inputs.oracle_1e6),
    quotePrice: bigintOf(inputs.quote_oracle_1e6 ?? ONE_QUOTE),
    marginRatio: bigintOf(inputs.margin_ratio_1e4) * RATIO_TO_MILLIONTHS,
    liquidatorFee: bigintOf(inputs.liq_fee_1e6),
    maxFee: bigintOf(inputs.max_if_fee_1e6),
  });
}

function rebase(inputs: CaseInputs): unknown {
  const { exponent, divisor } = rebaseOf(bigintOf(inputs.total_shares), bigintOf(inputs.vault_balance));
  return { expo: exponent, divisor };
}

function socialised(inputs: CaseInputs): unknown {
  const [loss, long, short] = [inputs.loss_1e6, inputs.long_base_1e9, inputs.short_base_1e9].map((value) => unsigned(bigintOf(value)));
  const deltas = socialisedFunding(loss ?? 0n, long ?? 0n, short ?? 0n, { basePerUnit: 10n ** 9n, fundingPerQuote: 1_000n });
  return deltas?.long ?? null;
}

export const driftAdapters: AdapterTable = {
  "drift-v2": {
    size_premium_liability_weight: (inputs) => sizePremiumUnits(weight(inputs), size(inputs), factor(inputs)),
    size_discount_asset_weight: (inputs) => sizeDiscountUnits(weight(inputs), size(inputs), factor(inputs)),
    perp_margin_requirement: (inputs) =>
      sizedMargin({
        base: bigintOf(inputs.base_1e9),
        price: bigintOf(inputs.oracle_usd, QUOTE_DECIMALS),
        ratio: bigintOf(inputs.margin_initial_1e4),
        factor: factor(inputs),
      }),
    scaled_initial_asset_weight: (inputs) =>
      concentrationWeightUnits(weight(inputs), depositsValue(inputs), bigintOf(inputs.scale_start_usd, QUOTE_DECIMALS)),
    base_to_cover_margin_shortage: cover,
    max_pct_to_liquidate: (inputs) =>
      freeableShare(bigintOf(inputs.shortage_1e6), bigintOf(inputs.freed_1e6 ?? 0), bigintOf(inputs.slots_elapsed), {
        initialShare: bigintOf(inputs.initial_pct_1e4),
        duration: bigintOf(inputs.liquidation_duration_slots),
        smallShortage: SMALL_SHORTAGE,
      }),
    perp_insurance_fee: fee,
    liquidation_fee_ramp: (inputs) =>
      liquidationFee(bigintOf(inputs.slots_elapsed), {
        base: bigintOf(inputs.base_1e6),
        max: bigintOf(inputs.max_1e6),
        perUnit: bigintOf(inputs.per_slot_1e6),
        grace: bigintOf(inputs.grace_slots),
      }),
    insurance_share_rebase: rebase,
    socialised_loss_funding_delta: socialised,
  },
};
