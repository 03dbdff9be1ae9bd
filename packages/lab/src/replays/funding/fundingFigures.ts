import type { ReplayedSettlement } from "./replayFunding.ts";

/** How near a replay comes to the venue's own settlements. */
export interface FundingFigures {
  readonly count: number;
  readonly correlation: number;
  /** Basis points of the interval. */
  readonly rmseBp: number;
  readonly meanErrorBp: number;
  /** Shares of settlements at the interest value, percent. */
  readonly pinnedSettled: number;
  readonly pinnedReplayed: number;
  /** Share of settlements on which both or neither are at the interest value, percent. */
  readonly agreed: number;
}

/** Interest of 8 hours; the venue prints eight decimals. */
const INTEREST = 0.0001;
const PRINTED = 5e-9;

const isPinned = (rate: number, intervalHours: number): boolean => Math.abs(rate - (INTEREST * intervalHours) / 8) <= PRINTED;

/**
 * Correlation, distance and share at the interest value over the same settlements.
 *
 * @param settlements at least two that differ
 */
export function fundingFigures(settlements: readonly ReplayedSettlement[]): FundingFigures {
  const count = settlements.length;
  const mean = (of: (row: ReplayedSettlement) => number): number => settlements.reduce((sum, row) => sum + of(row), 0) / count;
  const meanSettled = mean(({ settled }) => settled);
  const meanReplayed = mean(({ replayed }) => replayed);
  const covariance = mean(({ settled, replayed }) => (settled - meanSettled) * (replayed - meanReplayed));
  const varianceSettled = mean(({ settled }) => (settled - meanSettled) ** 2);
  const varianceReplayed = mean(({ replayed }) => (replayed - meanReplayed) ** 2);
  const share = (of: (row: ReplayedSettlement) => boolean): number => 100 * mean((row) => (of(row) ? 1 : 0));
  return {
    count,
    correlation: covariance / Math.sqrt(varianceSettled * varianceReplayed),
    rmseBp: 10_000 * Math.sqrt(mean(({ settled, replayed }) => (replayed - settled) ** 2)),
    meanErrorBp: 10_000 * (meanReplayed - meanSettled),
    pinnedSettled: share(({ settled, intervalHours }) => isPinned(settled, intervalHours)),
    pinnedReplayed: share(({ replayed, intervalHours }) => isPinned(replayed, intervalHours)),
    agreed: share(({ settled, replayed, intervalHours }) => isPinned(settled, intervalHours) === isPinned(replayed, intervalHours)),
  };
}
