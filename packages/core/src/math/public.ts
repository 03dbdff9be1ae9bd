export { type AverageState, startAverage, updateAverage } from "./average.ts";
export { black76, type OptionKind, signOf } from "./black76.ts";
export { capShares } from "./capShares.ts";
export { capWeights } from "./capWeights.ts";
export { ceilDivide } from "./ceilDivide.ts";
export { clamp } from "./clamp.ts";
export { compensatedSum } from "./compensatedSum.ts";
export { type FeedbackLoop, feedbackLoop } from "./control/feedbackLoop.ts";
export { halfLifeSteps } from "./control/halfLifeSteps.ts";
export { halfLifeTime } from "./control/halfLifeTime.ts";
export { largestStableGain } from "./control/largestStableGain.ts";
export { type ControllerGains, zieglerNichols } from "./control/zieglerNichols.ts";
export { cumulativeNormal, cumulativeNormalFrom } from "./cumulativeNormal.ts";
export { decay } from "./decay.ts";
export { checkLength, domainError } from "./domain.ts";
export { erfc } from "./erfc.ts";
export { erfcx, erfcxComplement, erfcxTail, erfNearZero, expOfSquare } from "./erfcx.ts";
export { floorDivide } from "./floorDivide.ts";
export { clarkWest, type NestedTest } from "./forecast/clarkWest.ts";
export { dieboldMariano, type ForecastTest, lagsFor } from "./forecast/dieboldMariano.ts";
export { holm } from "./forecast/holm.ts";
export { longRunVariance } from "./forecast/longRunVariance.ts";
export { type BootstrapOptions, type ConfidenceSetEntry, modelConfidenceSet } from "./forecast/modelConfidenceSet.ts";
export { qlike } from "./forecast/qlike.ts";
export { geometricMean } from "./geometricMean.ts";
export { absoluteInteger, boundInteger } from "./integer/boundInteger.ts";
export { integerMedian } from "./integerMedian.ts";
export { integerSquareRoot } from "./integerSquareRoot.ts";
export { inverseCumulativeNormal } from "./inverseCumulativeNormal.ts";
export { inverseProfit } from "./inverseProfit.ts";
export { addPair, covarianceOf, type LaggedMoments, NO_MOMENTS } from "./laggedMoments.ts";
export { choleskyFactor } from "./linear/choleskyFactor.ts";
export { choleskySolve } from "./linear/choleskySolve.ts";
export { type LeastSquares, leastSquares } from "./linear/leastSquares.ts";
export { addRow, createNormalEquations, type NormalEquations, solveNormalEquations } from "./linear/normalEquations.ts";
export { spectralRadius } from "./linear/spectralRadius.ts";
export { linearProfit } from "./linearProfit.ts";
export { logMoneyness } from "./logMoneyness.ts";
export {
  arbitrageLoss,
  arbitrageLossPerBlock,
  arbitrageLossPerSecond,
  type BlockVolatility,
  blockSigma,
  OVERSHOOT,
  PRINTED_OVERSHOOT,
} from "./lossVersusRebalancing.ts";
export { lowerMedian } from "./lowerMedian.ts";
export { medianAbsoluteDeviation } from "./medianAbsoluteDeviation.ts";
export { type EvenRule, medianBy, medianOfSorted } from "./medianOfSorted.ts";
export { secondsToNextBoundary } from "./nextBoundary.ts";
export { normalCdf } from "./normal.ts";
export { normalDensity, ONE_OVER_SQRT_TWO_PI } from "./normalDensity.ts";
export { normalisedBlack, normalisedBlackOutOfTheMoney, normalisedVega } from "./normalisedBlack.ts";
export { goldenSection, type ScalarMinimum } from "./optimise/goldenSection.ts";
export { fromInterval, toInterval } from "./optimise/interval.ts";
export { type Minimum, type NelderMeadOptions, nelderMead } from "./optimise/nelderMead.ts";
export { anchoredRatio } from "./parity/anchoredRatio.ts";
export { parityDeviation } from "./parity/parityDeviation.ts";
export { powerFunding } from "./parity/powerFunding.ts";
export { powerFixed } from "./powerFixed.ts";
export { type PriceBand, priceBand } from "./priceBand.ts";
export { betaCdf } from "./probability/betaCdf.ts";
export { betaQuantile } from "./probability/betaQuantile.ts";
export { chiSquareCdf } from "./probability/chiSquareCdf.ts";
export { continuedFraction } from "./probability/continuedFraction.ts";
export { failureLowerBound, failureUpperBound, runsWithoutFailure } from "./probability/failureBounds.ts";
export { gammaCdf } from "./probability/gammaCdf.ts";
export { christoffersenTest, kupiecTest, type LikelihoodRatio } from "./probability/kupiecTest.ts";
export { logGamma } from "./probability/logGamma.ts";
export { type QuantileRanks, quantileRanks } from "./probability/quantileRanks.ts";
export { bestOfTrials, probabilisticSharpe, type SharpeSample } from "./probability/sharpe.ts";
export { studentTCdf } from "./probability/studentTCdf.ts";
export { quantile } from "./quantile.ts";
export { quoteBehind } from "./quoteBehind.ts";
export { relativeDeviation } from "./relativeDeviation.ts";
export { type HillTail, hillTail, paretoShortfall } from "./tail/hill.ts";
export { historicalShortfall, type Shortfall } from "./tail/historicalShortfall.ts";
export { worstMean } from "./tail/worstMean.ts";
export { arithmeticTwap, geometricTwap, type HeldLevel, windowMedian } from "./twap.ts";
export { weightedMedian, weightedMedianOfSorted } from "./weightedMedian.ts";
