import { refuse } from "../../market/refuse.ts";
import { countedBasis, type RebateParameters, rebateViolations, WAD } from "./rebateParameters.ts";

/** What one unit of depth on each side has earned since the beginning, 1e-18 of a unit; it only grows. */
export interface RebateIndex {
  /** Seconds. */
  readonly at: bigint;
  readonly bidWad: bigint;
  readonly askWad: bigint;
}

/** An index that starts now. */
export const startRebateIndex = (at: bigint): RebateIndex => ({ at, bidWad: 0n, askWad: 0n });

/**
 * Lets the rebate index run to a time at the basis that was in force until then: `rate * counted basis * seconds`, for the side that narrows it.
 *
 * A market above its index needs sellers, so asks earn; below it, bids. What an order earns is its depth times the difference of two readings, so
 * nothing has to be sampled, and depth that is only there when somebody looks earns for the moment it was there.
 *
 * @param basisWad `mark / index - 1`, 1e-18, signed.
 * @throws EvenkeelError `INCENTIVES_INPUT`
 * @example
 * advanceRebateIndex(startRebateIndex(0n), 60n, 10n ** 16n, parameters).askWad // rateWad * (10n ** 16n - deadBandWad) * 60n / 10n ** 18n
 */
export function advanceRebateIndex(index: RebateIndex, now: bigint, basisWad: bigint, parameters: RebateParameters): RebateIndex {
  refuse("INCENTIVES_INPUT", [
    ...rebateViolations(parameters),
    ...(now >= index.at ? [] : [{ field: "now", value: now, rule: `must not be before ${index.at}` }]),
  ]);
  const counted = countedBasis(basisWad, parameters.deadBandWad);
  const capped = counted < parameters.maxBasisWad ? counted : parameters.maxBasisWad;
  const earned = (parameters.rateWad * capped * (now - index.at)) / WAD;
  return {
    at: now,
    bidWad: index.bidWad + (basisWad < 0n ? earned : 0n),
    askWad: index.askWad + (basisWad > 0n ? earned : 0n),
  };
}
