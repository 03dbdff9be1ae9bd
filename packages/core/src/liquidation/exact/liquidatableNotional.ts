const ONE_PPM = 1_000_000n;

/**
 * Smallest and largest notional of a position that one liquidation may close.
 *
 * At most a portion of the position, yet never less than the minimum, and never more than the position itself. Source: dYdX v4.
 *
 * @param notional Quote quanta, unsigned.
 * @param minimum Quote quanta.
 * @param portionPpm parts per million of the position
 * @example
 * liquidatableNotional(50_000_000_000n, 100n, 500_000n) // { min: 100n, max: 25_000_000_000n }
 */
export function liquidatableNotional(
  notional: bigint,
  minimum: bigint,
  portionPpm: bigint,
): { readonly min: bigint; readonly max: bigint } {
  const min = minimum < notional ? minimum : notional;
  const portion = (notional * portionPpm) / ONE_PPM;
  return { min, max: portion > min ? portion : min };
}
