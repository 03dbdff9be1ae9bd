/** Samples of a period so far, weighted 1, 2, ..., n in order; owned by the caller and changed in place. */
export interface LinearAverage {
  count: number;
  /** Sum of rank times sample. */
  weighted: number;
}

/** No sample yet. */
export function createLinearAverage(): LinearAverage {
  return { count: 0, weighted: 0 };
}

/**
 * Adds the next sample of the period; set `count` and `weighted` to 0 to begin the next one.
 *
 * @example
 * addLinear(average, 0.0004);
 */
export function addLinear(average: LinearAverage, sample: number): void {
  average.count++;
  average.weighted += average.count * sample;
}

/**
 * Linearly weighted mean of the period, `sum(i x_i) / sum(i)`: the newest sample counts most, so that the last hours before a settlement weigh
 * most in it. Source: Binance, Bybit.
 *
 * @returns null before the first sample
 * @example
 * linearAverageOf({ count: 4, weighted: 1e-4 + 4e-4 + 9e-4 + 16e-4 }) // 3e-4
 */
export function linearAverageOf({ count, weighted }: LinearAverage): number | null {
  return count === 0 ? null : weighted / ((count * (count + 1)) / 2);
}
