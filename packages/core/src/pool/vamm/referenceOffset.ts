import { absoluteInteger, boundInteger } from "../../math/integer/boundInteger.ts";

const PPM = 1_000_000n;
const FUNDING_BUFFER = 1_000n;
const HOURS = 24n;
/** Part of the index that the market's funding always charges longs, and that is no premium therefore. */
const FUNDING_OFFSET = 5_000n;

/** Premia that a market has shown over three times, prices in 1e-6 quote. */
export interface PremiumHistory {
  readonly reservePrice: bigint;
  readonly fastMark: bigint;
  readonly fastOracle: bigint;
  readonly slowMark: bigint;
  readonly slowOracle: bigint;
  /** Average hourly funding of the last day, 1e-9 quote per base; 0: not known yet. */
  readonly dayFunding: bigint;
}

/**
 * Shift of a virtual market's quotes, 1e-6 of the price: the mean of three bounded premia times half its inventory, only where both have the same sign.
 *
 * A market that has long traded above its index while its users are long quotes higher, instead of selling below what buyers pay. Source: Drift v2.
 *
 * @param inventory Signed share of its liquidity, in the unit of its source.
 * @param maxPpm Largest shift either way.
 * @example
 * referenceOffsetPpm({ reservePrice: 42_160_000n, fastMark: 42_170_000n, fastOracle: 42_160_000n, slowMark: 42_170_000n, slowOracle: 42_160_000n, dayFunding: 1n }, 10n, 2_500n) // 455n
 */
export function referenceOffsetPpm(history: PremiumHistory, inventory: bigint, maxPpm: bigint): bigint {
  const { reservePrice, fastMark, fastOracle, slowMark, slowOracle, dayFunding } = history;
  if (dayFunding === 0n) return 0n;
  const limit = (maxPpm * reservePrice) / PPM;
  const bounded = (premium: bigint) => boundInteger(premium, limit);
  const day = (dayFunding / FUNDING_BUFFER) * HOURS - absoluteInteger(slowOracle) / FUNDING_OFFSET;
  const mean = (bounded(fastMark - fastOracle) + bounded(slowMark - slowOracle) + bounded(day)) / 3n;
  const premium = (mean * PPM) / reservePrice;
  if ((premium > 0n && inventory < 0n) || (premium < 0n && inventory > 0n)) return 0n;
  return boundInteger((premium * absoluteInteger(inventory)) / 2n, maxPpm);
}
