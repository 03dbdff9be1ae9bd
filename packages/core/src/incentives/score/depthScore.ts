import { refuse, within } from "../../market/refuse.ts";

/** Depth of one account at one moment within a band, quote units. */
export interface BandDepth {
  readonly bid: number;
  readonly ask: number;
}

/** How depth is weighed. */
export interface DepthBand {
  /** Distance from the mid, fraction; bands are cumulative, the nearest counts in all. */
  readonly distance: number;
  readonly weight: number;
}

/** dYdX's relaunched programme: 25, 50 and 100 bp from the mid. */
export const DYDX_BANDS: readonly DepthBand[] = [
  { distance: 0.0025, weight: 16 },
  { distance: 0.005, weight: 4 },
  { distance: 0.01, weight: 1 },
];

/** An order of one account. */
export interface QuotedOrder {
  /** 1 bid, -1 ask */
  readonly side: 1 | -1;
  /** Quote per base. */
  readonly price: number;
  /** Quote units. */
  readonly size: number;
}

/**
 * Depth of an account's orders within each band of the mid; an order exactly at the edge counts.
 *
 * @throws EvenkeelError `INCENTIVES_INPUT`
 * @example
 * bandDepths([{ side: 1, price: 99.8, size: 500 }], 100, DYDX_BANDS)[0] // { bid: 500, ask: 0 }
 */
export function bandDepths(orders: readonly QuotedOrder[], mid: number, bands: readonly DepthBand[]): BandDepth[] {
  refuse("INCENTIVES_INPUT", [
    ...within("mid", mid, 0, Number.MAX_VALUE, true),
    ...orders.flatMap(({ price, size }, i) => [
      ...within(`orders[${i}].price`, price, 0, Number.MAX_VALUE, true),
      ...within(`orders[${i}].size`, size, 0, Number.MAX_VALUE),
    ]),
  ]);
  return bands.map(({ distance }) => {
    const depth = (side: 1 | -1) =>
      orders.reduce((sum, order) => (order.side === side && Math.abs(order.price - mid) <= distance * mid ? sum + order.size : sum), 0);
    return { bid: depth(1), ask: depth(-1) };
  });
}

/**
 * Score of a moment: per band the thinner side and a share of what the thicker one has beyond it, times its weight.
 *
 * Concave, so that an account that splits its book over several names never scores more: the larger of the thinner side and a share of the thicker one
 * would pay for showing the surplus under another name.
 *
 * @param oneSidedShare What depth on only one side is worth against depth on both, 0 to 1/2; beyond, the two sides under two names would be worth more than both.
 * @throws EvenkeelError `INCENTIVES_INPUT`
 * @example
 * depthScore([{ bid: 500, ask: 300 }, { bid: 500, ask: 900 }, { bid: 500, ask: 900 }], DYDX_BANDS, 0) // 16 * 300 + 4 * 500 + 500 = 7_300
 */
export function depthScore(depths: readonly BandDepth[], bands: readonly DepthBand[], oneSidedShare: number): number {
  refuse("INCENTIVES_INPUT", [
    ...within("depths.length", depths.length, bands.length, bands.length),
    ...within("oneSidedShare", oneSidedShare, 0, 0.5),
    ...bands.flatMap(({ weight }, i) => within(`bands[${i}].weight`, weight, 0, Number.MAX_VALUE)),
    ...depths.flatMap(({ bid, ask }, i) => [
      ...within(`depths[${i}].bid`, bid, 0, Number.MAX_VALUE),
      ...within(`depths[${i}].ask`, ask, 0, Number.MAX_VALUE),
    ]),
  ]);
  return bands.reduce((sum, { weight }, i) => {
    const { bid, ask } = depths[i] ?? { bid: 0, ask: 0 };
    return sum + weight * (Math.min(bid, ask) + oneSidedShare * Math.abs(bid - ask));
  }, 0);
}
