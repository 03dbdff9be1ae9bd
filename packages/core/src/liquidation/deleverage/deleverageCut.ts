import { floorDivide } from "../../math/floorDivide.ts";

const ONE_WAD = 10n ** 18n;

/** One account at a round; whole lots and whole quote units. */
export interface DeleverageAccount {
  readonly position: number;
  readonly exposure: number;
  readonly equity: number;
}

/**
 * Lots an account is cut at a published threshold: `clamp(exposure - floor(threshold * equity), 0, position)`, in integers.
 *
 * It reads nothing but the account and the round, so it may be booked whenever the account is next touched.
 *
 * @param thresholdWad Lots per quote unit, times 1e18; null cuts only accounts without equity.
 * @example
 * deleverageCut({ position: 100, exposure: 100, equity: 10 }, 4_666_666_666_666_666_666n) // 54
 */
export function deleverageCut({ position, exposure, equity }: DeleverageAccount, thresholdWad: bigint | null): number {
  const cuttable = Math.min(position, exposure);
  if (cuttable <= 0) return 0;
  if (equity <= 0) return cuttable;
  if (thresholdWad === null) return 0;
  const kept = floorDivide(thresholdWad * BigInt(equity), ONE_WAD);
  const cut = BigInt(exposure) - kept;
  return cut <= 0n ? 0 : Math.min(cuttable, Number(cut));
}

/**
 * `deleverageCut` of every account of a book, into a column; floats where they are safe, integers near a whole lot.
 *
 * @returns Sum of the cuts, lots.
 * @example
 * deleverageCuts(book, threshold, new Float64Array(book.positions.length)) // lots cut in total
 */
export function deleverageCuts(
  book: { readonly positions: Float64Array; readonly exposures: Float64Array; readonly equities: Float64Array },
  thresholdWad: bigint | null,
  cuts: Float64Array,
): number {
  const { positions, exposures, equities } = book;
  const threshold = thresholdWad === null ? Number.POSITIVE_INFINITY : Number(thresholdWad) / 1e18;
  let total = 0;
  for (let i = 0; i < positions.length; i += 1) {
    const position = positions[i] ?? 0;
    const exposure = exposures[i] ?? 0;
    const equity = equities[i] ?? 0;
    const kept = threshold * equity;
    // Three roundings of one part in 2^53 each; half a lot to spare keeps the floor beyond doubt.
    const margin = kept * 1e-15 + 1e-9;
    const whole = Math.floor(kept);
    const certain = equity > 0 && kept - whole > margin && whole + 1 - kept > margin;
    const cut = certain ? Math.max(0, Math.min(position, exposure - whole)) : deleverageCut({ position, exposure, equity }, thresholdWad);
    cuts[i] = cut;
    total += cut;
  }
  return total;
}
