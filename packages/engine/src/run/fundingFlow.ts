import type { FundingPayment } from "../scorecard/roundSample.ts";
import type { MarketReading } from "./marketReading.ts";

/** The part of a reading that accrual depends on. */
type Accrued = Pick<MarketReading, "cumulativeLong" | "cumulativeShort" | "openInterestLong" | "openInterestShort">;

/**
 * What one block's accrual charged and credited, from the cumulative amounts per unit before and after.
 *
 * A side whose cumulative rises pays it on its open interest; one whose cumulative falls receives it. Borrow interest is what the paying sides were charged beyond
 * the funding rate, so it is split off by the rate that was in force.
 *
 * @param before reading of the previous block: its open interest is what accrued
 * @param borrowPerUnit borrow interest accrued per unit of the larger side, quote per base
 */
export function fundingFlow(before: Accrued, after: Accrued, borrowPerUnit: number): FundingPayment {
  const { openInterestLong, openInterestShort } = before;
  const larger = openInterestLong >= openInterestShort ? "long" : "short";
  const borrow = borrowPerUnit * Math.max(openInterestLong, openInterestShort);
  const long = (after.cumulativeLong - before.cumulativeLong) * openInterestLong - (larger === "long" ? borrow : 0);
  const short = (after.cumulativeShort - before.cumulativeShort) * openInterestShort - (larger === "short" ? borrow : 0);
  return {
    paid: Math.max(0, long) + Math.max(0, short),
    received: Math.max(0, -long) + Math.max(0, -short),
    borrow: Math.max(0, borrow),
  };
}
