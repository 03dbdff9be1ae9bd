import type { Scorecard } from "@evenkeel/engine";

/** What is kept of a run; every member is a key of its scorecard. */
export function figuresOf(scorecard: Scorecard) {
  const { basis, trades, trading, funding, openInterest, premium, liquidations, solvency, updates, invariants, interventionsPerDay } =
    scorecard;
  return {
    meanAbsBp: basis.meanAbsBp,
    rmsBp: basis.rmsBp,
    p99AbsBp: basis.p99AbsBp,
    outsideBandShare: basis.outsideBandShare,
    premiumMeanAbsBp: premium.meanAbsBp,
    trades,
    volume: trading.volume,
    openInterestNotional: openInterest.meanNotional,
    fundingPaid: funding.paid,
    fundingReceived: funding.received,
    fundingVolatilityPer8hBp: funding.volatilityPer8hBp,
    liquidations,
    badDebt: solvency.badDebt,
    updatesLanded: updates.landed,
    interventionsPerDay,
    invariantsChecked: invariants.checked,
    invariantViolations: invariants.violations,
  };
}

export type Figures = ReturnType<typeof figuresOf>;
