import { fillLeverage, profitHaircut } from "@evenkeel/core/liquidation/public";
import type { AdapterTable } from "../../adapter.ts";
import { listOf, numberOf } from "../../readInputs.ts";

export const deleveragingAdapters: AdapterTable = {
  "adl-waterfill": {
    leverage_draining: ({ notional, equity, reduce }) => {
      const { reductions, maxLeverage } = fillLeverage(listOf(notional).map(numberOf), listOf(equity).map(numberOf), numberOf(reduce));
      return { reductions, max_leverage: maxLeverage };
    },
  },
  "adl-prorata": {
    pnl_haircut: ({ deficit, positive_pnl }) => profitHaircut(numberOf(deficit), listOf(positive_pnl).map(numberOf)).haircuts,
  },
};
