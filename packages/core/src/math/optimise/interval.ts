/**
 * Maps the real line onto an open interval, so that a search without bounds stays inside one (logistic function).
 *
 * @param free any number
 * @example
 * toInterval(0, 2, 4) // 3
 */
export function toInterval(free: number, low: number, high: number): number {
  return low + (high - low) / (1 + Math.exp(-free));
}

/**
 * The inverse of `toInterval`; values at or beyond the ends are taken from just inside.
 *
 * @example
 * fromInterval(3, 2, 4) // 0
 */
export function fromInterval(value: number, low: number, high: number): number {
  const share = Math.min(1 - 1e-12, Math.max(1e-12, (value - low) / (high - low)));
  return Math.log(share / (1 - share));
}
