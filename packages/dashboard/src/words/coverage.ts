import type { InsuranceState, LiveRound } from "@evenkeel/engine/api/wire";

export interface Coverage {
  /** Balance over the larger side's open interest at the index, fraction; null while either is not known or nobody holds anything. */
  readonly ofOpenInterest: number | null;
  /** Balance over the target, fraction; null where nothing is set. */
  readonly ofTarget: number | null;
}

/**
 * How far a market's insurance reaches.
 *
 * @example
 * coverage({ openInterestLong: 10, openInterestShort: 8, index: 100, ...round }, { balance: 50, drawn: 0, target: 100 }) // { ofOpenInterest: 0.05, ofTarget: 0.5 }
 */
export function coverage(
  { openInterestLong, openInterestShort, index }: Pick<LiveRound, "openInterestLong" | "openInterestShort" | "index">,
  { balance, target }: InsuranceState,
): Coverage {
  const notional = index === null ? 0 : Math.max(openInterestLong ?? 0, openInterestShort ?? 0) * index;
  return {
    ofOpenInterest: notional > 0 ? balance / notional : null,
    ofTarget: target !== null && target > 0 ? balance / target : null,
  };
}
