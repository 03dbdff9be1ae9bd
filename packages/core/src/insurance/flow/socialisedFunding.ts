import { ceilDivide } from "../../math/ceilDivide.ts";
import { requireUnsigned } from "../requireUnsigned.ts";

/** Integer scales of a market's cumulative funding. */
export interface FundingScales {
  /** Base quanta per unit of base. */
  readonly basePerUnit: bigint;
  /** Funding quanta per quote quantum and unit of base. */
  readonly fundingPerQuote: bigint;
}

/** Change of both cumulative funding indices, funding quanta per unit of base. */
export interface SocialisedFunding {
  readonly long: bigint;
  readonly short: bigint;
}

/**
 * Spreads a loss over all open interest through funding: longs and shorts both pay, in proportion to size, rounded up so that the loss is covered.
 *
 * Source: Drift v2.
 *
 * @param loss Quote quanta, unsigned.
 * @param longBase Base quanta of all longs.
 * @param shortBase Base quanta of all shorts, unsigned.
 * @returns null when nothing is open, so that nobody can pay.
 * @throws EvenkeelError `INSURANCE_INPUT`
 * @example
 * socialisedFunding(100_000_000n, 7_000_000_000n, 4_000_000_000n, { basePerUnit: 10n ** 9n, fundingPerQuote: 1_000n })?.long // 9_090_910_000n
 */
export function socialisedFunding(loss: bigint, longBase: bigint, shortBase: bigint, scales: FundingScales): SocialisedFunding | null {
  requireUnsigned("loss", loss);
  requireUnsigned("longBase", longBase);
  requireUnsigned("shortBase", shortBase);
  const open = longBase + shortBase;
  if (open === 0n) return null;
  const delta = ceilDivide(loss * scales.basePerUnit, open) * scales.fundingPerQuote;
  return { long: delta, short: -delta };
}
