import { refuse, type Violation } from "../../market/refuse.ts";
import { auctionDiscountWad, type DiscountRamp } from "./auctionDiscount.ts";

const WAD = 10n ** 18n;

/** An asset that a pool has too much of, offered for one that it lacks. */
export interface RebalanceAuction {
  readonly ramp: DiscountRamp;
  /** Seconds. */
  readonly openedAt: bigint;
  /** Smallest units of the sold asset that are left. */
  readonly remaining: bigint;
}

/** Index of both assets, 1e-18 quote per smallest unit: the ends of their confidence bands that favour the pool. */
export interface AuctionPrices {
  /** Upper end, of what the pool sells. */
  readonly soldHighWad: bigint;
  /** Lower end, of what it is paid in. */
  readonly paidLowWad: bigint;
}

/** Smallest units that change hands. */
export interface AuctionFill {
  readonly auction: RebalanceAuction;
  readonly sold: bigint;
  /** Rounded up. */
  readonly paid: bigint;
}

const positive = (field: string, value: bigint): Violation[] => (value > 0n ? [] : [{ field, value, rule: "must be positive" }]);

/**
 * Fills a rebalance auction at the discount of the moment, to at most what is left.
 *
 * The discount is taken from the index of the moment, not from that of the opening, so a price that moved meanwhile is no gift; and payment is rounded
 * up, so that value paid is never below `1 - cap` of value sold, to the unit.
 *
 * @param wanted Smallest units of the sold asset.
 * @param now Seconds.
 * @throws EvenkeelError `POOL_INPUT`
 * @example
 * fillRebalanceAuction(auction, 1_000_000n, { soldHighWad: 10n ** 18n, paidLowWad: 10n ** 18n }, openedAt + 300n).paid // 995_000n at a cap of 1 % over 600 s
 */
export function fillRebalanceAuction(auction: RebalanceAuction, wanted: bigint, prices: AuctionPrices, now: bigint): AuctionFill {
  refuse("POOL_INPUT", [
    ...positive("wanted", wanted),
    ...positive("soldHighWad", prices.soldHighWad),
    ...positive("paidLowWad", prices.paidLowWad),
    ...(auction.remaining >= 0n ? [] : [{ field: "remaining", value: auction.remaining, rule: "must not be negative" }]),
  ]);
  const sold = wanted < auction.remaining ? wanted : auction.remaining;
  const kept = WAD - auctionDiscountWad(auction.ramp, now - auction.openedAt);
  const unit = prices.paidLowWad * WAD;
  const paid = (sold * prices.soldHighWad * kept + unit - 1n) / unit;
  return { auction: { ...auction, remaining: auction.remaining - sold }, sold, paid };
}
