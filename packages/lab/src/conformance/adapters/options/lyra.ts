import { createGwav, gwav, ivImpact, recordGwav, timeWeightedFee, varianceFee, vegaUtilisationFee } from "@evenkeel/core/options/public";
import type { AdapterTable, CaseInputs } from "../../adapter.ts";
import { listOf, numberOf, recordOf } from "../../readInputs.ts";
import { varianceParametersOf } from "./lyraInputs.ts";
import { lyraWalkAdapters } from "./lyraWalk.ts";

function averagedVolatility(inputs: CaseInputs): number | null {
  const [first, ...rest] = listOf(inputs.observations).map((row) => listOf(row).map(numberOf));
  if (!first) return null;
  let state = createGwav(first[0] ?? Number.NaN, first[1] ?? Number.NaN);
  for (const [at, value] of rest) state = recordGwav(state, at ?? Number.NaN, value ?? Number.NaN);
  const now = numberOf(inputs.now);
  return gwav(state, now - numberOf(inputs.fromAgo), now - numberOf(inputs.toAgo));
}

export const lyraAdapters: AdapterTable = {
  "Lyra v1": {
    ...lyraWalkAdapters,
    "GWAV (geometric time-weighted IV)": averagedVolatility,
    "IV/skew impact of trade": ({ isBuy, amount, baseIv, skew, standardSize, skewAdjustmentFactor }) => {
      const size = numberOf(amount);
      const after = ivImpact({ baseIv: numberOf(baseIv), skew: numberOf(skew) }, isBuy === true ? size : -size, {
        standardSize: numberOf(standardSize),
        skewAdjustmentFactor: numberOf(skewAdjustmentFactor),
      });
      return { newBaseIv: after.baseIv, newSkew: after.skew };
    },
    "time-weighted fee coefficient": ({ timeToExpiryDays, pointADays, pointBDays, coefficient }) =>
      timeWeightedFee(numberOf(timeToExpiryDays), {
        coefficient: numberOf(coefficient),
        pointA: numberOf(pointADays),
        pointB: numberOf(pointBDays),
      }),
    "variance fee": ({ vega, skew, ivVariance, amount, params }) =>
      varianceFee(
        { vega: numberOf(vega), skew: numberOf(skew), ivVariance: numberOf(ivVariance), amount: numberOf(amount) },
        varianceParametersOf(recordOf(params)),
      ),
    "vega utilisation fee": ({ amount, volTraded, preNetStdVega, postNetStdVega, NAV, vegaFeeCoefficient }) =>
      vegaUtilisationFee({
        amount: numberOf(amount),
        volatility: numberOf(volTraded),
        netStandardVegaBefore: numberOf(preNetStdVega),
        netStandardVegaAfter: numberOf(postNetStdVega),
        navAfter: numberOf(NAV),
        coefficient: numberOf(vegaFeeCoefficient),
      }),
  },
};
