export { compoundInterest, linearInterest, simpleInterest, taylorInterest } from "./accrual/accrueInterest.ts";
export {
  type AdaptiveInterest,
  type AdaptiveInterestParameters,
  type AdaptiveInterestReason,
  type AdaptiveInterestState,
  adaptiveInterest,
  startAdaptiveInterest,
} from "./adaptive/adaptiveInterest.ts";
export { type RecursiveFit, startFit, updateFit } from "./adaptive/recursiveLeastSquares.ts";
export { type BorrowResult, borrowRate } from "./borrowRate.ts";
export { type GradientCurve, gradientRate } from "./curve/gradientRate.ts";
export { powerRate } from "./curve/powerRate.ts";
export { type Reserve, type ReserveCurve, type ReserveRates, reserveRates } from "./curve/reserveRates.ts";
export type { InterestParameters } from "./interestParameters.ts";
export { interestViolations } from "./interestViolations.ts";
export { kinkedRate } from "./kinkedRate.ts";
export {
  type CarryRates,
  fundingParityBand,
  type ParityBand,
  parityFinancing,
} from "./parity/fundingParity.ts";
