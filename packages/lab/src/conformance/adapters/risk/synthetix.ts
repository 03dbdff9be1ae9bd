import { admitLiquidation, type LiquidationWindow, windowCapacity } from "@evenkeel/core/liquidation/public";
import { skewMargin } from "@evenkeel/core/margin/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf, recordOf } from "../../readInputs.ts";

function requiredMargins(inputs: CaseInputs): unknown {
  const { initialRatio, maintenanceRatio, initial, maintenance } = skewMargin(numberOf(inputs.size), numberOf(inputs.price), {
    skewScale: numberOf(inputs.skew_scale),
    initialFraction: numberOf(inputs.initial_margin_fraction),
    minimumInitialRatio: numberOf(inputs.min_initial_ratio),
    maintenanceScalar: numberOf(inputs.maintenance_scalar),
    minimumPositionMargin: numberOf(inputs.min_position_margin ?? 0),
  });
  return { imr: initialRatio, mmr: maintenanceRatio, im: initial, mm: maintenance };
}

/** Each call liquidates what the window admits of the account's remaining size. */
function windowSequence(inputs: CaseInputs): unknown {
  const pace = { capacity: numberOf(inputs.capacity), windowMillis: numberOf(inputs.window_s) * 1_000, refillBelowSkew: null };
  const remaining = new Map(Object.entries(recordOf(inputs.sizes)).map(([account, size]) => [account, numberOf(size)]));
  let window: LiquidationWindow = { entries: [] };
  return listOf(inputs.calls).map((call) => {
    const [time, account] = listOf(call);
    const left = remaining.get(String(account)) ?? 0;
    const { admitted, window: next } = admitLiquidation(window, numberOf(time) * 1_000, left, Number.POSITIVE_INFINITY, pace);
    window = next;
    remaining.set(String(account), left - admitted);
    return [time, account, admitted, left - admitted];
  });
}

export const synthetixAdapters: AdapterTable = {
  "synthetix-v3": {
    required_margins: requiredMargins,
    liquidation_window_capacity: ({ maker, taker, skew_scale, multiplier, window_s }) =>
      windowCapacity({
        makerFee: numberOf(maker),
        takerFee: numberOf(taker),
        skewScale: numberOf(skew_scale),
        multiplier: numberOf(multiplier),
        windowSeconds: numberOf(window_s),
      }),
    liquidation_window_sequence: windowSequence,
  },
};
