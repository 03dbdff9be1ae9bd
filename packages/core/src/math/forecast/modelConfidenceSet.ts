import { checkLength, domainError } from "../domain.ts";

/** One model's place in the elimination. */
export interface ConfidenceSetEntry {
  readonly model: string;
  readonly meanLoss: number;
  /** The model belongs to the set of confidence c when this is at least 1 - c; the last survivor has 1. */
  readonly pValue: number;
}

export interface BootstrapOptions {
  /** Length of the resampled blocks; at least the horizon, so that overlap survives. */
  readonly blockLength: number;
  /** Number of resamples. */
  readonly resamples: number;
  /** Uniform numbers in [0, 1): `resamples * ceil(n / blockLength)` of them, each the start of one block. */
  readonly draws: ArrayLike<number>;
}

/** Means of each model's losses over every resample, as deviations from the sample's own mean. */
function bootstrapMeans(losses: readonly ArrayLike<number>[], means: readonly number[], options: BootstrapOptions): Float64Array[] {
  const n = losses[0]?.length ?? 0;
  const { blockLength, resamples, draws } = options;
  const blocks = Math.ceil(n / blockLength);
  checkLength("draws", draws.length, resamples * blocks);
  return losses.map((series, model) => {
    // Running sums around the circle make a block's sum one subtraction.
    const sums = new Float64Array(n + blockLength + 1);
    for (let i = 0; i < n + blockLength; i++) sums[i + 1] = (sums[i] as number) + (series[i % n] as number);
    return Float64Array.from({ length: resamples }, (_, b) => {
      let sum = 0;
      for (let k = 0; k < blocks; k++) {
        const from = Math.floor((draws[b * blocks + k] as number) * n);
        const length = k === blocks - 1 ? n - blockLength * (blocks - 1) : blockLength;
        sum += (sums[from + length] as number) - (sums[from] as number);
      }
      return sum / n - (means[model] as number);
    });
  });
}

interface Elimination {
  readonly worst: number;
  readonly pValue: number;
}

/** The T_max test of equal losses among the models that are left, and the model that it blames. */
function eliminate(left: readonly number[], means: readonly number[], boots: readonly Float64Array[], resamples: number): Elimination {
  const average = left.reduce((sum, m) => sum + (means[m] as number), 0) / left.length;
  const bootAverage = Float64Array.from({ length: resamples }, (_, b) => {
    return left.reduce((sum, m) => sum + ((boots[m] as Float64Array)[b] as number), 0) / left.length;
  });
  const largest = new Float64Array(resamples).fill(-Infinity);
  let [worst, statistic] = [left[0] as number, -Infinity];
  for (const m of left) {
    const boot = boots[m] as Float64Array;
    let variance = 0;
    for (let b = 0; b < resamples; b++) variance += ((boot[b] as number) - (bootAverage[b] as number)) ** 2 / resamples;
    const deviation = Math.sqrt(variance);
    const gap = (means[m] as number) - average;
    // Models with the very same losses have neither gap nor spread.
    const t = deviation > 0 ? gap / deviation : gap > 0 ? Infinity : 0;
    if (t > statistic) [worst, statistic] = [m, t];
    for (let b = 0; b < resamples; b++) {
      const centred = deviation > 0 ? ((boot[b] as number) - (bootAverage[b] as number)) / deviation : 0;
      if (centred > (largest[b] as number)) largest[b] = centred;
    }
  }
  let beyond = 0;
  for (let b = 0; b < resamples; b++) if ((largest[b] as number) >= statistic) beyond++;
  return { worst, pValue: beyond / resamples };
}

/**
 * Set of models that contains the best one with a given confidence (Hansen, Lunde and Nason 2011): T_max statistic, circular block bootstrap,
 * worst model out until equality of the rest is not rejected. The random numbers are the caller's.
 *
 * @param losses model name -> its losses, all of the same periods in time order
 * @returns best model first; the 90 % set are the entries with `pValue >= 0.1`
 * @throws EvenkeelError `MATH_SHAPE`, `MATH_DOMAIN`
 * @example
 * modelConfidenceSet({ ewma, har }, { blockLength: 24, resamples: 1000, draws }) // [{ model: "har", pValue: 1, ... }, { model: "ewma", pValue: 0, ... }]
 */
export function modelConfidenceSet(
  losses: Readonly<Record<string, ArrayLike<number>>>,
  options: BootstrapOptions,
): readonly ConfidenceSetEntry[] {
  const models = Object.keys(losses);
  const series = Object.values(losses);
  const n = series[0]?.length ?? 0;
  if (n === 0) throw domainError("losses", models.length, "must hold at least one model with at least one loss");
  if (!(Number.isInteger(options.blockLength) && options.blockLength >= 1 && options.blockLength <= n)) {
    throw domainError("blockLength", options.blockLength, "must be an integer from 1 to the number of losses");
  }
  for (const [i, values] of series.entries()) checkLength(models[i] ?? "losses", values.length, n);
  const means = series.map((values) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[i] as number;
    return sum / n;
  });
  const boots = bootstrapMeans(series, means, options);
  let left = models.map((_, i) => i);
  let largest = 0;
  const entries: ConfidenceSetEntry[] = [];
  while (left.length > 1) {
    const { worst, pValue } = eliminate(left, means, boots, options.resamples);
    largest = Math.max(largest, pValue);
    entries.unshift({ model: models[worst] as string, meanLoss: means[worst] as number, pValue: largest });
    left = left.filter((m) => m !== worst);
  }
  const last = left[0] as number;
  entries.unshift({ model: models[last] as string, meanLoss: means[last] as number, pValue: 1 });
  return entries;
}
