import { discreteFunding, velocityForGain } from "@evenkeel/core/funding/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { numberOf } from "../../readInputs.ts";

function velocity({ y, w, T }: CaseInputs): unknown {
  const raw = velocityForGain({ gain: numberOf(y), skewShare: numberOf(w), hours: numberOf(T) });
  return { raw, ceil: Math.ceil(raw) };
}

/** What a long of one unit paid in equal settlements. */
function held({ notional, rate, settlements }: CaseInputs): unknown {
  const price = numberOf(notional);
  const each = Array.from({ length: numberOf(settlements) }, (_, at) => ({ at, rate: numberOf(rate), price }));
  return -discreteFunding(1, -1, each.length, each, 0).received;
}

/** What funding costs, and how fast it must be to eat a gain. */
export const fundingDesignAdapters: AdapterTable = {
  lab: { "calib.max_funding_velocity": velocity, "backtest.flox_example": held },
};
