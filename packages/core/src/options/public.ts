export { black76, type OptionKind, signOf } from "../math/black76.ts";
export { cumulativeNormal } from "../math/cumulativeNormal.ts";
export { logMoneyness } from "../math/logMoneyness.ts";
export { normalisedBlack, normalisedVega } from "../math/normalisedBlack.ts";
export { bachelierImpliedVolatility } from "./implied/bachelierImpliedVolatility.ts";
export { impliedVolatilities, NO_VOLATILITY_REASONS, type QuoteColumns } from "./implied/impliedVolatilities.ts";
export { type ImpliedVolatility, impliedVolatility, type NoVolatilityReason, type OptionQuote } from "./implied/impliedVolatility.ts";
export { normalisedImpliedVolatility } from "./implied/normalisedImpliedVolatility.ts";
export { type ExposureSpread, type ExposureTrade, exposureFactor } from "./pool/exposureSpread.ts";
export {
  type ForceCloseInput,
  type ForceCloseParameters,
  forceClosePrice,
  forceCloseVolatility,
  type HeldSide,
} from "./pool/forceClose.ts";
export { type GreekBreach, type GreekLimits, greekBreaches, type PoolGreeks } from "./pool/greekLimits.ts";
export { createGwav, type GwavState, gwav, recordGwav } from "./pool/gwav.ts";
export { type HedgeBandInput, type HedgeLimits, hedgeBand, nextHedge } from "./pool/hedgeBand.ts";
export { type BoardVolatility, type IvImpactParameters, ivImpact, tradedSize } from "./pool/ivImpact.ts";
export { levelSlippage, priceLevel } from "./pool/priceLevel.ts";
export { standardVega } from "./pool/standardVega.ts";
export { type TimeWeightedFee, timeWeightedFee } from "./pool/timeWeightedFee.ts";
export { decayWeight, unevenAverage } from "./pool/unevenAverage.ts";
export { type LockingTrade, tradeSpread, type UtilisationSpread, utilisationSpread } from "./pool/utilisationSpread.ts";
export { type VarianceFeeParameters, type VarianceTrade, varianceFee } from "./pool/varianceFee.ts";
export { integratedVegaFee, type VegaTrade, vegaUtilisationFee } from "./pool/vegaUtilisationFee.ts";
export { type BachelierGreeks, type BachelierInput, bachelier } from "./pricing/bachelier.ts";
export { type BlackScholesInput, blackScholes } from "./pricing/blackScholes.ts";
export {
  type ChainExpiries,
  type ChainGreeks,
  chainGreeks,
  createChainGreeks,
  type OptionChain,
  withLogStrikes,
} from "./pricing/chainGreeks.ts";
export { type D1D2, d1d2 } from "./pricing/d1d2.ts";
export { assetOrNothing, cashOrNothing, gapOption } from "./pricing/digital.ts";
export { greeks, type OptionGreeks } from "./pricing/greeks.ts";
export { type DeltaConvention, type QuotedDeltaInput, quotedDelta } from "./pricing/quotedDelta.ts";
export { type ButterflyVerdict, butterfly, LEE_BOUND, type MoneynessRange, steeperWing } from "./surface/butterfly.ts";
export { type CalendarVerdict, calendar } from "./surface/calendar.ts";
export { calibrateSvi, type SviFit } from "./surface/calibrateSvi.ts";
export { durrleman, impliedDensity } from "./surface/durrleman.ts";
export { interpolateSsvi, type SsviNode } from "./surface/interpolateSsvi.ts";
export { fromJumpWings, type JumpWings, smileOfWings, toJumpWings } from "./surface/jumpWings.ts";
export { type RawSvi, type SviPoint, sviPoint, sviTotalVariance, sviVolatility } from "./surface/rawSvi.ts";
export { guaranteedSmile, guaranteedWings, type Repair, repairSmile } from "./surface/repairSmile.ts";
export type { SmilePoint } from "./surface/smilePoint.ts";
export { type SsviSlice, ssviSliceSafe, ssviToRaw, ssviTotalVariance } from "./surface/ssviSlice.ts";
export { powerLawPhi, type SsviFault, type SsviSurface, ssviFaults } from "./surface/ssviSurface.ts";
export { ssviWings } from "./surface/ssviWings.ts";
export { DERIVE_FEED_LIMITS, feedVolatility, type SviFeed, type SviFeedLimits } from "./surface/sviFeed.ts";
