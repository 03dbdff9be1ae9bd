import { refuse } from "../../market/refuse.ts";

const WAD = 10n ** 18n;

/** A discount that grows with time, and where it ends. */
export interface DiscountRamp {
  /** 1e-18 of the index, signed; negative: the pool first asks a premium. */
  readonly startWad: bigint;
  /** The discount is never above it, whatever the time. */
  readonly capWad: bigint;
  /** Seconds from start to cap. */
  readonly rampSeconds: bigint;
}

/**
 * Discount to the index at which a pool sells in a rebalance auction, 1e-18, rounded down: it rises linearly and stops at the cap.
 *
 * Before the start it is the start's; after the ramp it is the cap, for ever: a late or a stuck auction gives no more than an early one.
 *
 * @param elapsedSeconds Since the auction opened.
 * @throws EvenkeelError `POOL_INPUT` when the cap is not inside [start, 1) or the ramp takes no time
 * @example
 * auctionDiscountWad({ startWad: 0n, capWad: 10n ** 16n, rampSeconds: 600n }, 300n) // 5n * 10n ** 15n: 0.5 %
 */
export function auctionDiscountWad({ startWad, capWad, rampSeconds }: DiscountRamp, elapsedSeconds: bigint): bigint {
  refuse("POOL_INPUT", [
    ...(capWad >= startWad && capWad < WAD ? [] : [{ field: "capWad", value: capWad, rule: "must lie between the start and one" }]),
    ...(rampSeconds > 0n ? [] : [{ field: "rampSeconds", value: rampSeconds, rule: "must be positive" }]),
  ]);
  if (elapsedSeconds <= 0n) return startWad;
  if (elapsedSeconds >= rampSeconds) return capWad;
  return startWad + ((capWad - startWad) * elapsedSeconds) / rampSeconds;
}
