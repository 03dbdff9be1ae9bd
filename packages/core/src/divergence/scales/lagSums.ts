import { domainError } from "../../math/domain.ts";

/** Decayed sums of a series against its own past; owned by the caller and changed in place. */
export interface LagSums {
  /** Lags in samples, rising, from 0. */
  readonly lags: Int32Array;
  readonly kept: number;
  /** Ring of the last samples. */
  readonly recent: Float64Array;
  /** Per lag: weight, sum of now, sum of then, sum of products, four in a row. */
  readonly sums: Float64Array;
  count: number;
}

/**
 * Sums before any sample.
 *
 * @param lags in samples; 0 is put in front when absent
 * @param memoryHalfLife of the sums, samples; Infinity never forgets
 * @throws EvenkeelError `MATH_DOMAIN`
 */
export function createLagSums(lags: readonly number[], memoryHalfLife: number): LagSums {
  const whole = [...new Set([0, ...lags])].sort((a, b) => a - b);
  if (!whole.every((lag) => Number.isInteger(lag) && lag >= 0)) throw domainError("lags", lags, "must be integers that are not negative");
  if (!(memoryHalfLife > 0)) throw domainError("memoryHalfLife", memoryHalfLife, "must be positive");
  const longest = whole.at(-1) as number;
  return {
    lags: Int32Array.from(whole),
    kept: 2 ** (-1 / memoryHalfLife),
    recent: new Float64Array(longest + 1),
    sums: new Float64Array(4 * whole.length),
    count: 0,
  };
}

/** Breaks the chain of lags at a gap: pairs across it are not made. The sums stay. */
export function breakLags(state: LagSums): void {
  state.count = 0;
}

/**
 * Takes the next sample of an even grid, without allocating.
 *
 * @example
 * addToLags(state, 0.0004);
 */
export function addToLags(state: LagSums, sample: number): void {
  const { lags, kept, recent, sums } = state;
  const length = recent.length;
  recent[state.count % length] = sample;
  for (let k = 0; k < lags.length; k++) {
    const lag = lags[k] as number;
    if (state.count < lag) break;
    const then = recent[(state.count - lag) % length] as number;
    const at = 4 * k;
    sums[at] = (sums[at] as number) * kept + 1;
    sums[at + 1] = (sums[at + 1] as number) * kept + sample;
    sums[at + 2] = (sums[at + 2] as number) * kept + then;
    sums[at + 3] = (sums[at + 3] as number) * kept + sample * then;
  }
  state.count++;
}

/**
 * Autocovariance at each lag, about the means of both ends; 0 where there is no pair. No allocation.
 *
 * @param out one entry per lag
 * @returns effective number of pairs at the longest lag
 * @example
 * autocovariances(state, out) // 287.3; out[0] is the variance
 */
export function autocovariances({ lags, sums }: LagSums, out: Float64Array): number {
  for (let k = 0; k < lags.length; k++) {
    const weight = sums[4 * k] as number;
    const means = weight > 0 ? ((sums[4 * k + 1] as number) / weight) * ((sums[4 * k + 2] as number) / weight) : 0;
    out[k] = weight > 0 ? (sums[4 * k + 3] as number) / weight - means : 0;
  }
  return sums[4 * (lags.length - 1)] as number;
}
