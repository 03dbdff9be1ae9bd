import { absoluteInteger } from "../../math/integer/boundInteger.ts";

const PPM = 1_000_000n;
/** A spread may always grow by this factor, 1e-6. */
const LARGEST_FACTOR = 10n * PPM;

/** What users hold, and the bounds inside which the market quotes; 1e-9 base. */
export interface VirtualInventory {
  /** Users' longs minus shorts. */
  readonly netBase: bigint;
  readonly base: bigint;
  readonly minBase: bigint;
  readonly maxBase: bigint;
}

const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/**
 * Net position over what the thinner side still quotes, 1e-6, at most one.
 *
 * Source: Drift v2.
 *
 * @example
 * inventoryRatioPpm({ netBase: 1n, base: 10n, minBase: 0n, maxBase: 20n }) // 100_000n
 */
export function inventoryRatioPpm({ netBase, base, minBase, maxBase }: VirtualInventory): bigint {
  const bids = greater(0n, maxBase - base);
  const asks = greater(0n, base - minBase);
  const thinner = lesser(bids, asks);
  const net = absoluteInteger(netBase);
  return net < thinner ? (net * PPM) / thinner : PPM;
}

/**
 * Factor by which the spread of the side that would add to the net position grows, 1e-6: `1 + max(10, maxSpread / spread) * ratio`, at most that maximum.
 *
 * Source: Drift v2.
 *
 * @param spreadPpm Spread of that side before.
 * @example
 * inventoryScalePpm({ netBase: 0n, base: 10n, minBase: 1n, maxBase: 19n }, 250n, 300_000n) // 1_000_000n
 */
export function inventoryScalePpm(inventory: VirtualInventory, spreadPpm: bigint, maxSpreadPpm: bigint): bigint {
  if (inventory.netBase === 0n) return PPM;
  const largest = greater(LARGEST_FACTOR, (maxSpreadPpm * PPM) / greater(spreadPpm, 1n));
  return lesser(largest, PPM + (largest * inventoryRatioPpm(inventory)) / PPM);
}

/**
 * A spread times a factor of 1e-6, truncated.
 *
 * @example
 * scaleSpread(250n, 1_200_000_000n) // 300_000n
 */
export function scaleSpread(spreadPpm: bigint, factorPpm: bigint): bigint {
  return (spreadPpm * factorPpm) / PPM;
}
