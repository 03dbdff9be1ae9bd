import type { ChartPoint, LiveRound } from "./wire.ts";

/** Keeps of a round what the charts draw. */
export function toChartPoint(round: LiveRound): ChartPoint {
  return {
    at: round.at,
    index: round.index,
    confidence: round.confidence,
    mark: round.mark,
    basis: round.basis,
    fundingRatePerSecond: round.fundingRatePerSecond,
    borrowRatePerSecond: round.borrowRatePerSecond,
    skew: round.skew,
    openInterestLong: round.openInterestLong,
    openInterestShort: round.openInterestShort,
    initialMargin: round.initialMargin,
    maintenanceMargin: round.maintenanceMargin,
    volatility: round.volatility,
    tier: round.tier,
  };
}
