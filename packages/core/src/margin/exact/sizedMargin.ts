import { sizePremiumUnits } from "./sizePremiumUnits.ts";

/** A position in integers: base in billionths, price in quote millionths. */
export interface SizedPosition {
  /** Signed. */
  readonly base: bigint;
  readonly price: bigint;
  /** Flat margin ratio, ten-thousandths. */
  readonly ratio: bigint;
  /** Size premium, millionths per square root of a base unit. */
  readonly factor: bigint;
}

/**
 * Margin requirement of a position under the square-root size premium, in quote millionths, rounded down once per division.
 *
 * Source: Drift v2.
 *
 * @example
 * sizedMargin({ base: -6_147_540_983n, price: 22_050_000_000n, ratio: 1_000n, factor: 1_000n }) // 13_555_327_867n
 */
export function sizedMargin({ base, price, ratio, factor }: SizedPosition): bigint {
  const size = base < 0n ? -base : base;
  return (((size * price) / 1_000_000_000n) * sizePremiumUnits(ratio, size, factor)) / 10_000n;
}
