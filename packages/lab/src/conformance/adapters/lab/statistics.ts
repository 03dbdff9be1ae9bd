import { failureUpperBound, runsWithoutFailure } from "@evenkeel/core/math/probability/failureBounds";
import { bestOfTrials, probabilisticSharpe } from "@evenkeel/core/math/probability/sharpe";
import { worstMean } from "@evenkeel/core/math/tail/worstMean";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf } from "../../readInputs.ts";

function zeroFailureBound({ runs, p, alpha }: CaseInputs): unknown {
  return p === undefined
    ? failureUpperBound(0, numberOf(runs), numberOf(alpha))
    : { runs_needed: runsWithoutFailure(numberOf(p), numberOf(alpha)) };
}

function deflatedSharpe({ N, sd, SR, SR0, T, skew, kurt }: CaseInputs): unknown {
  const benchmark = () => (N === undefined ? numberOf(SR0) : bestOfTrials(numberOf(N), numberOf(sd)));
  if (SR === undefined) return benchmark();
  const sample = { sharpe: numberOf(SR), observations: numberOf(T), skewness: numberOf(skew), kurtosis: numberOf(kurt) };
  return probabilisticSharpe(sample, benchmark());
}

/** What a run of simulations allows one to say. */
export const statisticsAdapters: AdapterTable = {
  lab: {
    "safety.zero_failure_bound": zeroFailureBound,
    "stats.deflated_sharpe": deflatedSharpe,
    "risk.cvar": ({ x, alpha }) => worstMean(listOf(x).map(numberOf), numberOf(alpha)),
  },
};
