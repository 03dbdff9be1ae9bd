import type { VarianceFeeParameters } from "@evenkeel/core/options/public";
import type { CaseInputs } from "../../adapter.ts";
import { numberOf } from "../../readInputs.ts";

export const varianceParametersOf = (params: CaseInputs): VarianceFeeParameters => ({
  coefficient: numberOf(params.coef),
  vegaCoefficient: numberOf(params.vegaCoef),
  minimumVega: numberOf(params.minVega),
  skewCoefficient: numberOf(params.skewAdj),
  referenceSkew: numberOf(params.refSkew),
  minimumSkew: numberOf(params.minSkew),
  ivVarianceCoefficient: numberOf(params.ivVarCoef),
  minimumIvVariance: numberOf(params.minIvVar),
});
