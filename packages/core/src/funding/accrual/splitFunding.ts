import { ceilDivide } from "../../math/ceilDivide.ts";

/** An amount split over the two kinds of collateral that back the paying side. */
export interface CollateralSplit {
  readonly long: number;
  readonly short: number;
}

/**
 * Splits what a side pays over the collateral that backs it, in proportion to its open interest.
 *
 * Source: GMX v2. Nothing is paid while the side holds nothing.
 *
 * @example
 * splitByCollateral(500, 1_000, 4_000) // { long: 100, short: 400 }
 */
export function splitByCollateral(amount: number, longCollateral: number, shortCollateral: number): CollateralSplit {
  const total = longCollateral + shortCollateral;
  if (total <= 0) return { long: 0, short: 0 };
  return { long: (amount * longCollateral) / total, short: (amount * shortCollateral) / total };
}

/** Tokens per unit of open interest that one side pays and the other may claim. */
export interface AmountPerSize {
  readonly fee: number;
  readonly claim: number;
}

/**
 * Tokens per unit of open interest for both sides of one funding amount.
 *
 * Source: GMX v2. A side without open interest gets 0.
 *
 * @param amount Quote units.
 * @param tokenPrice Quote per token.
 * @example
 * amountPerSize(100, 2_000, 10_000, 5_000) // { fee: 0.000005, claim: 0.00001 }
 */
export function amountPerSize(
  amount: number,
  tokenPrice: number,
  payingOpenInterest: number,
  receivingOpenInterest: number,
): AmountPerSize {
  const tokens = amount / tokenPrice;
  return {
    fee: payingOpenInterest > 0 ? tokens / payingOpenInterest : 0,
    claim: receivingOpenInterest > 0 ? tokens / receivingOpenInterest : 0,
  };
}

/**
 * What the paying side's open interest owes for a stretch of time in fixed point, cut off: `open interest * rate * seconds`.
 *
 * Source: GMX v2 (30 decimals).
 *
 * @param openInterest Of the side that pays; fixed point.
 * @param ratePerSecond Fixed point, not negative.
 * @param one Fixed point of one whole, of all three.
 * @example
 * fundingAmountUnits(2_000n, 5n, 3n, 1_000n) // 30n
 */
export function fundingAmountUnits(openInterest: bigint, ratePerSecond: bigint, seconds: bigint, one: bigint): bigint {
  return (openInterest * ratePerSecond * seconds) / one;
}

/** Integer token units that leave one side and reach the other. */
export interface RoundedTransfer {
  readonly paid: bigint;
  readonly claimable: bigint;
}

/**
 * Token units of one funding amount, rounded in the pool's favour: the payer up, each claim down.
 *
 * The claim is held in as many pieces as there are collateral tokens and each piece rounds down by itself, so `claimable <= paid` always.
 *
 * @param amount Numerator of the amount in token units.
 * @param denominator Its denominator, positive.
 * @param pieces Number of claims, at least 1.
 * @example
 * roundTransfer(8_064_000_5n, 10n, 2n) // { paid: 8_064_001n, claimable: 8_064_000n }
 */
export function roundTransfer(amount: bigint, denominator: bigint, pieces: bigint): RoundedTransfer {
  return { paid: ceilDivide(amount, denominator), claimable: (amount / (denominator * pieces)) * pieces };
}
