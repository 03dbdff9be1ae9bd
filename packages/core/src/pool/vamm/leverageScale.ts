import { RESERVE_PEG_TO_MONEY } from "./virtualCurve.ts";

const PPM = 1_000_000n;
const LARGEST_FACTOR = 10n * PPM;

/** What a virtual market's inventory is worth by two measures. */
export interface InventoryValue {
  /** 1e-9 */
  readonly quote: bigint;
  /** 1e-9; quote reserve once every user has closed. */
  readonly terminalQuote: bigint;
  /** 1e-6 */
  readonly peg: bigint;
  /** 1e-9 base, users' longs minus shorts. */
  readonly netBase: bigint;
  /** 1e-6 quote per base. */
  readonly price: bigint;
}

/**
 * Factor by which spreads grow with the market's effective leverage, 1e-6: what the net position is worth at the mark beyond its close value, over the
 * fees that stand behind it; between 1 and 10.
 *
 * Source: Drift v2, every division truncated towards zero.
 *
 * @param fees 1e-6 quote that the market has kept; without any the factor is the largest as soon as something is at stake.
 * @example
 * leverageScalePpm({ quote: 1_000_000_000n, terminalQuote: 1_000_000_000n, peg: 12_000_000n, netBase: 10_000_000n, price: 12_500_000n }, 1_000_000n) // 1_125_000n
 */
export function leverageScalePpm({ quote, terminalQuote, peg, netBase, price }: InventoryValue, fees: bigint): bigint {
  const closing = ((quote - terminalQuote) * peg) / RESERVE_PEG_TO_MONEY;
  const atMark = (netBase * price) / RESERVE_PEG_TO_MONEY;
  const stake = atMark > closing ? atMark - closing : 0n;
  const factor = PPM + (stake * PPM) / ((fees > 0n ? fees : 0n) + 1n) + 1n;
  return factor < LARGEST_FACTOR ? factor : LARGEST_FACTOR;
}

/** Losses since the last funding from which the market retreats, 1e-6 quote. */
const RETREAT_FROM = -25_000_000n;

/**
 * Spread that a market adds after losses since the last funding, 1e-6: in proportion to them from 25 units on, at most a tenth of the largest spread.
 *
 * Source: Drift v2.
 *
 * @param revenue 1e-6 quote, signed.
 * @example
 * revenueRetreatPpm(250n, 30_000n, -91_000_000n) // 910n
 */
export function revenueRetreatPpm(baseSpreadPpm: bigint, maxSpreadPpm: bigint, revenue: bigint): bigint {
  if (revenue >= RETREAT_FROM) return 0n;
  const largest = maxSpreadPpm / 10n;
  const retreat = (baseSpreadPpm * revenue) / RETREAT_FROM;
  return retreat < largest ? retreat : largest;
}
