import { anchoredRatio } from "@evenkeel/core/math/parity/anchoredRatio";
import { parityDeviation } from "@evenkeel/core/math/parity/parityDeviation";
import { powerFunding } from "@evenkeel/core/math/parity/powerFunding";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { numberOf } from "../../readInputs.ts";

const BASIS_POINTS = 10_000;

/** The anchored ratio; a case without interest in its rule states none. */
const ratioOf = ({ kappa, iota, r }: CaseInputs) => anchoredRatio(numberOf(kappa), iota === undefined ? 0 : numberOf(iota), numberOf(r));

function continuous(inputs: CaseInputs): unknown {
  const ratio = ratioOf(inputs);
  return ratio === null ? null : { ratio, premium_bps: (ratio - 1) * BASIS_POINTS };
}

/** Prices without arbitrage. */
export const parityAdapters: AdapterTable = {
  lab: {
    "price.noarb_continuous": continuous,
    "price.noarb_discrete": ratioOf,
    "price.random_time_mc": ratioOf,
    "price.deviation_rho": ({ kappa, F, S, r }) => parityDeviation(numberOf(kappa), numberOf(F), numberOf(S), numberOf(r)),
    "funding.power_perp": ({ p, r, sigma }) => powerFunding(numberOf(p), numberOf(r), numberOf(sigma)),
  },
};
