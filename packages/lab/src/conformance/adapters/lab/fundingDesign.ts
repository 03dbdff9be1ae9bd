import { discreteFunding, powerFunding, velocityForGain } from "@evenkeel/core/funding/public";
import { parityDeviation, parityRatio } from "@evenkeel/core/interest/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { numberOf } from "../../readInputs.ts";

const ratio = ({ kappa, iota, r }: CaseInputs): number => parityRatio(numberOf(kappa), numberOf(iota ?? 0), numberOf(r));

/** The premium in basis points is the ratio in another unit. */
function continuous(inputs: CaseInputs): unknown {
  const found = ratio(inputs);
  return { ratio: found, premium_bps: (found - 1) * 10_000 };
}

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

/** What funding must be for a price to be fair, and what it costs. */
export const fundingDesignAdapters: AdapterTable = {
  lab: {
    "price.noarb_continuous": continuous,
    // Growth per period instead of per unit of time; the balance b r = kappa (b - 1) + iota has the same solution.
    "price.noarb_discrete": ratio,
    "price.random_time_mc": ratio,
    "price.deviation_rho": ({ kappa, F, S, r }) => parityDeviation(numberOf(kappa), numberOf(F), numberOf(S), numberOf(r)),
    "funding.power_perp": ({ p, r, sigma }) => powerFunding(numberOf(p), numberOf(r), numberOf(sigma)),
    "calib.max_funding_velocity": velocity,
    "backtest.flox_example": held,
  },
};
