import { auctionPriceFactor, auctionProportion, insolventPayout } from "@evenkeel/core/liquidation/public";
import type { AdapterTable } from "../../adapter.ts";
import { numberOf } from "../../readInputs.ts";

export const deriveAdapters: AdapterTable = {
  "derive-v2": {
    dutch_auction_price_factor: ({ elapsed_s, start, fast_cutoff, fast_s, slow_s }) =>
      auctionPriceFactor(numberOf(elapsed_s), {
        start: numberOf(start),
        cutoff: numberOf(fast_cutoff),
        fastSeconds: numberOf(fast_s),
        slowSeconds: numberOf(slow_s),
      }),
    auction_max_liquidatable_proportion: ({ mtm, maintenance_margin, reserved_cash, buffer_pct, price_factor }) =>
      auctionProportion(
        {
          markToMarket: numberOf(mtm),
          maintenanceMargin: numberOf(maintenance_margin),
          reservedCash: numberOf(reserved_cash ?? 0),
        },
        numberOf(buffer_pct),
        numberOf(price_factor),
      ),
    insolvent_auction_payout: ({ mtm, maintenance_margin, elapsed_s, length_s, portion }) =>
      insolventPayout(numberOf(mtm), numberOf(maintenance_margin), numberOf(elapsed_s), numberOf(length_s), numberOf(portion ?? 1)),
  },
};
