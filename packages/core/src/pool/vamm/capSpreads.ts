/** Distances of ask (long) and bid (short) from the reserve price, 1e-6. */
export interface VirtualSpreads {
  readonly long: bigint;
  readonly short: bigint;
}

/**
 * Shrinks both spreads in proportion to what their sum may be; the larger is rounded up and the other gets the rest.
 *
 * Source: Drift v2.
 *
 * @example
 * capSpreads({ long: 2_510n, short: 110n }, 2_500n) // { long: 2_396n, short: 104n }
 */
export function capSpreads({ long, short }: VirtualSpreads, maxPpm: bigint): VirtualSpreads {
  const sum = long + short;
  if (sum <= maxPpm) return { long, short };
  const shrunk = (spread: bigint) => (spread * maxPpm + sum - 1n) / sum;
  if (long > short) return { long: shrunk(long), short: maxPpm - shrunk(long) };
  return { long: maxPpm - shrunk(short), short: shrunk(short) };
}
