/** Points to draw; a NaN `y` breaks the line. */
export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Per bucket the range of the values, for a filled band. */
export interface Envelope {
  readonly x: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

interface Bucket {
  readonly rows: number[];
  lowest: number;
  highest: number;
}

/** Rows with a value, grouped by equal slices of time; `at` is ascending. */
function bucketize(at: Float64Array, values: Float64Array, buckets: number): { buckets: Bucket[]; width: number } {
  const first = at[0] ?? 0;
  const width = Math.max(((at.at(-1) ?? first) - first) / Math.max(buckets, 1), 1);
  const found: Bucket[] = [];
  let current = -1;
  for (const [row, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    const slot = Math.floor(((at[row] ?? first) - first) / width);
    if (slot !== current) found.push({ rows: [], lowest: row, highest: row });
    current = slot;
    const bucket = found.at(-1);
    if (bucket === undefined) continue;
    bucket.rows.push(row);
    if (value < (values[bucket.lowest] ?? value)) bucket.lowest = row;
    if (value > (values[bucket.highest] ?? value)) bucket.highest = row;
  }
  return { buckets: found, width };
}

/**
 * Keeps the smallest and the largest value of each time bucket, in order of time, so that no spike is lost; breaks the line over gaps
 * longer than `gapMillis` (and than two buckets).
 *
 * @example
 * downsample(Float64Array.of(0, 1, 2, 3), Float64Array.of(5, 9, 1, 5), 1, 10) // { x: [1, 2], y: [9, 1] }
 */
export function downsample(at: Float64Array, values: Float64Array, count: number, gapMillis: number): Points {
  const { buckets, width } = bucketize(at, values, count);
  const x: number[] = [];
  const y: number[] = [];
  const gap = Math.max(gapMillis, 2 * width);
  let last: number | null = null;
  for (const { rows, lowest, highest } of buckets) {
    const begin = at[rows[0] ?? 0] ?? 0;
    if (last !== null && begin - last > gap) {
      x.push(last);
      y.push(Number.NaN);
    }
    for (const row of lowest === highest ? [lowest] : [Math.min(lowest, highest), Math.max(lowest, highest)]) {
      x.push(at[row] ?? 0);
      y.push(values[row] ?? Number.NaN);
    }
    last = at[rows.at(-1) ?? 0] ?? 0;
  }
  return { x, y };
}

/** The smallest and largest value of each time bucket as a band; breaks over gaps like `downsample`. */
export function envelope(at: Float64Array, values: Float64Array, count: number, gapMillis: number): Envelope {
  const { buckets, width } = bucketize(at, values, count);
  const band = { x: [] as number[], low: [] as number[], high: [] as number[] };
  const gap = Math.max(gapMillis, 2 * width);
  let last: number | null = null;
  for (const { rows, lowest, highest } of buckets) {
    const begin = at[rows[0] ?? 0] ?? 0;
    const end = at[rows.at(-1) ?? 0] ?? 0;
    if (last !== null && begin - last > gap) {
      band.x.push(last);
      band.low.push(Number.NaN);
      band.high.push(Number.NaN);
    }
    band.x.push((begin + end) / 2);
    band.low.push(values[lowest] ?? Number.NaN);
    band.high.push(values[highest] ?? Number.NaN);
    last = end;
  }
  return band;
}
