/** Uniform numbers in [0, 1) from a 32-bit seed (mulberry32, T. Ettinger 2017, public domain), as the vectors' source drew them. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Standard deviation of the shocks. */
const NOISE = 0.3;
/** Days in the longest average. */
export const MONTH = 22;
const WEEK = 5;

/**
 * Daily log variances that follow a heterogeneous autoregression, begun at its mean with `MONTH` independent days (Box and Muller, cosine
 * branch, two draws per shock).
 *
 * @param truth intercept and slopes on yesterday, the week's and the month's mean
 */
export function syntheticLogVariance(seed: number, n: number, truth: readonly [number, number, number, number]): Float64Array {
  const uniform = mulberry32(seed);
  const shock = (): number => {
    const [u, v] = [uniform(), uniform()];
    return NOISE * Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
  };
  const [level, day, week, month] = truth;
  const mean = level / (1 - day - week - month);
  const values = new Float64Array(n);
  for (let t = 0; t < n; t++) {
    const expected =
      t < MONTH ? mean : level + day * (values[t - 1] as number) + week * meanOf(values, t, WEEK) + month * meanOf(values, t, MONTH);
    values[t] = expected + shock();
  }
  return values;
}

const meanOf = (values: Float64Array, end: number, days: number): number =>
  values.subarray(end - days, end).reduce((sum, y) => sum + y, 0) / days;

/** Regressors of every day with a month behind it, row by row: one, yesterday, the week's and the month's mean. */
export function autoregressiveRows(values: Float64Array): Float64Array {
  const rows: number[] = [];
  for (let t = MONTH; t < values.length; t++) rows.push(1, values[t - 1] as number, meanOf(values, t, WEEK), meanOf(values, t, MONTH));
  return Float64Array.from(rows);
}
