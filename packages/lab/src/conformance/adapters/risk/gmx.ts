import { impactPoolRelease, poolProfit, priceImpact, roundTripSafe } from "@evenkeel/core/pool/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { numberOf } from "../../readInputs.ts";

/** What the pool is worth once the released impact counts as the providers'. */
function distribution(inputs: CaseInputs): unknown {
  const released = impactPoolRelease(numberOf(inputs.pool_eth), numberOf(inputs.elapsed_s), {
    minimum: numberOf(inputs.min_pool_eth),
    perSecond: numberOf(inputs.rate_eth_per_s),
  });
  return numberOf(inputs.base_pool_value) + released * numberOf(inputs.eth_usd);
}

function deleveragingEnabled(inputs: CaseInputs): unknown {
  const price = numberOf(inputs.price);
  const { factor, deleverage } = poolProfit(
    {
      side: 1,
      entryNotional: numberOf(inputs.long_size_usd),
      entryPrice: numberOf(inputs.entry),
      price,
      poolValue: numberOf(inputs.pool_long_tokens) * price,
    },
    numberOf(inputs.max_pnl_factor_for_adl),
  );
  return { pnl_to_pool: factor, adl_enabled: deleverage };
}

export const gmxAdapters: AdapterTable = {
  "gmx-v2": {
    position_price_impact_usd: ({ initial_imbalance_usd, next_imbalance_usd, positive_factor, negative_factor, exponent }) =>
      priceImpact(
        numberOf(initial_imbalance_usd),
        numberOf(next_imbalance_usd),
        roundTripSafe({ positive: numberOf(positive_factor), negative: numberOf(negative_factor), exponent: numberOf(exponent) }),
      ),
    impact_pool_distribution: distribution,
    adl_enabled: deleveragingEnabled,
  },
};
