import { absoluteInteger } from "../../math/integer/boundInteger.ts";
import { capSpreads, type VirtualSpreads } from "./capSpreads.ts";
import { inventoryScalePpm, scaleSpread, type VirtualInventory } from "./inventory.ts";
import { type InventoryValue, leverageScalePpm, revenueRetreatPpm } from "./leverageScale.ts";

const LARGEST_FACTOR = 10_000_000n;

/** What the spreads of a virtual market follow. */
export interface SpreadSituation extends Omit<VirtualInventory, "netBase">, InventoryValue {
  /** `(mark - index) / mark`, 1e-6, signed. */
  readonly gapPpm: bigint;
  /** Spread that volatility and the index's doubt ask for, per side, 1e-6. */
  readonly volatility: VirtualSpreads;
  /** 1e-6 quote that the market has kept of its fees, signed. */
  readonly fees: bigint;
  /** 1e-6 quote since the last funding, signed. */
  readonly revenue: bigint;
}

const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/**
 * Spreads of a virtual market: half the base spread or what volatility asks for; a retreat from an index on the far side; wider with inventory, leverage
 * and recent losses on the side that would add to the net position; their sum at most the largest spread, or the gap where that is more.
 *
 * Source: Drift v2.
 *
 * @param basePpm Base spread of both sides together.
 * @param maxPpm Largest sum.
 * @example
 * vammSpreads(calm, 500n, 30_000n) // { long: 250n, short: 250n } without inventory, gap or losses
 */
export function vammSpreads(situation: SpreadSituation, basePpm: bigint, maxPpm: bigint): VirtualSpreads {
  const { gapPpm, volatility, netBase, fees, revenue } = situation;
  const gap = absoluteInteger(gapPpm);
  const largest = greater(maxPpm, gap);
  const wider = (spread: bigint, retreats: boolean) => greater(greater(basePpm / 2n, spread), retreats ? gap + spread : 0n);
  let long = wider(volatility.long, gapPpm < 0n);
  let short = wider(volatility.short, gapPpm > 0n);
  const loaded = (factor: bigint) => {
    if (netBase > 0n) long = scaleSpread(long, factor);
    if (netBase < 0n) short = scaleSpread(short, factor);
  };
  loaded(inventoryScalePpm(situation, netBase > 0n ? long : short, largest));
  if (fees > 0n) loaded(leverageScalePpm(situation, fees));
  else {
    long = scaleSpread(long, LARGEST_FACTOR);
    short = scaleSpread(short, LARGEST_FACTOR);
  }
  const retreat = revenueRetreatPpm(basePpm, largest, revenue);
  return capSpreads(
    { long: long + (netBase > 0n ? retreat : retreat / 2n), short: short + (netBase < 0n ? retreat : retreat / 2n) },
    largest,
  );
}
