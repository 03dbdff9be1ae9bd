/**
 * First sample time of a trailing window that ends now, inclusive: `now - window + spacing`.
 *
 * Source: OKX since 2024 (the premium is averaged over the trailing settlement interval, not since the last settlement).
 *
 * @param now In any unit.
 * @param window Length of the window, same unit.
 * @param spacing Time between samples, same unit.
 * @example
 * trailingStart(1_020, 480, 1) // 541: at 17:00 the window of 8 hours starts with the sample of 09:01
 */
export function trailingStart(now: number, window: number, spacing: number): number {
  return now - window + spacing;
}
