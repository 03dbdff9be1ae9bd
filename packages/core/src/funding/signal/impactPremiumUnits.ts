import { absoluteInteger, boundInteger } from "../../math/integer/boundInteger.ts";

/** One level of a book in fixed point, best first; price, size and notional share one scale. */
export interface FixedLevel {
  readonly price: bigint;
  readonly size: bigint;
}

/** A book, the price it is held against, and how the premium is counted. */
export interface ImpactPremiumInput {
  readonly bids: readonly FixedLevel[];
  readonly asks: readonly FixedLevel[];
  readonly index: bigint;
  /** Quote amount the impact price is averaged over; 0 asks for the best price. */
  readonly notional: bigint;
  /** One whole of price, size and notional, e.g. 10n ** 18n. */
  readonly scale: bigint;
  /** Units of the result per whole, 1_000_000n for parts per million. */
  readonly unitsPerWhole: bigint;
  /** Largest |premium|, in units of the result. */
  readonly most: bigint;
}

interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The impact price as an exact fraction, or null when the side is too thin. */
function impactFraction(levels: readonly FixedLevel[], notional: bigint, scale: bigint): Fraction | null {
  const [best] = levels;
  if (best === undefined) return null;
  if (notional === 0n) return { numerator: best.price, denominator: 1n };
  let left = notional * scale;
  let base = 0n;
  for (const { price, size } of levels) {
    const value = price * size;
    if (value >= left) return { numerator: notional * scale * price, denominator: base * price + left };
    left -= value;
    base += size;
  }
  return null;
}

/** Units of the premium per whole, truncated towards zero. */
function distance({ numerator, denominator }: Fraction, index: bigint, unitsPerWhole: bigint): bigint {
  return ((numerator - index * denominator) * unitsPerWhole) / (index * denominator);
}

/**
 * The one-sided impact premium in integer units, exact up to one truncation towards zero, as a chain would commit it.
 *
 * Each side is judged by itself: a side without enough depth, or an index inside the spread, contributes 0. Source: dYdX v4 premium votes.
 *
 * @example
 * impactPremiumUnits({ bids: [{ price: 101n, size: 100n }], asks: [], index: 100n, notional: 50n, scale: 1n, unitsPerWhole: 1_000_000n, most: 1_000_000n }) // 10_000n
 */
export function impactPremiumUnits(input: ImpactPremiumInput): bigint {
  const { bids, asks, index, notional, scale, unitsPerWhole, most } = input;
  const bid = impactFraction(bids, notional, scale);
  const ask = impactFraction(asks, notional, scale);
  const above = bid === null ? 0n : distance(bid, index, unitsPerWhole);
  const below = ask === null ? 0n : distance(ask, index, unitsPerWhole);
  const premium = (above > 0n ? above : 0n) + (below < 0n ? below : 0n);
  return boundInteger(premium, absoluteInteger(most));
}
