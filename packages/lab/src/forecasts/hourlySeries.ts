import { jumpTest } from "@evenkeel/core/volatility/realised/jumpTest";
import type { Segment } from "@evenkeel/core/volatility/segment";
import type { ForecastParameters } from "./forecastParameters.ts";
import type { Bars } from "./readBars.ts";

const HOUR = 3_600_000;
const FIVE_MINUTES = 300_000;
const PER_HOUR = HOUR / FIVE_MINUTES;
/** z above which an hour has jumped: one false alarm in a thousand. */
const JUMP_CRITICAL = 3.09;

/** One coin, hour by hour. */
export interface HourlySeries {
  readonly times: Float64Array;
  /** Log returns of the closes; 0 at the head of a segment, where the close before is unknown. */
  readonly returns: Float64Array;
  /** Variance of each hour: the sum of squared 5-minute returns where recorded, else the scaled Parkinson range. */
  readonly variances: Float64Array;
  /** Variance without significant jumps; the variance itself where no 5-minute data exist. */
  readonly continuous: Float64Array;
  /** Stretches without a missing hour. */
  readonly segments: readonly Segment[];
  /** First hour with 5-minute data; the length of the series when there are none. */
  readonly intradayFrom: number;
  /** Mean squared return over mean Parkinson variance on the first training hours. */
  readonly parkinsonScale: number;
  /** Hours whose variance was below the floor. */
  readonly floored: number;
  /** Share of the 5-minute hours with a significant jump; NaN without any. */
  readonly jumpShare: number;
}

function segmentsOf(times: Float64Array): Segment[] {
  const starts = [0];
  for (let i = 1; i < times.length; i++) if ((times[i] as number) - (times[i - 1] as number) !== HOUR) starts.push(i);
  return starts.map((from, k) => ({ from, to: starts[k + 1] ?? times.length }));
}

/** 5-minute returns grouped by hour; only hours with all of theirs, the close before the hour included. */
function intradayReturns({ times, close }: Bars): Map<number, Float64Array> {
  const hours = new Map<number, Float64Array>();
  for (let i = 1; i + PER_HOUR <= times.length; i++) {
    const start = times[i] as number;
    const complete = start % HOUR === 0 && (times[i + PER_HOUR - 1] as number) - (times[i - 1] as number) === HOUR;
    if (!complete) continue;
    const change = (k: number) => Math.log((close[i + k] as number) / (close[i + k - 1] as number));
    hours.set(
      start,
      Float64Array.from({ length: PER_HOUR }, (_, k) => change(k)),
    );
  }
  return hours;
}

/**
 * Joins hourly bars and, where recorded, 5-minute bars of a coin into one series of hourly variances.
 *
 * @param hourly bars of an hour
 * @param fiveMinutes bars of five minutes, over a part of the time
 */
export function hourlySeries(hourly: Bars, fiveMinutes: Bars, p: ForecastParameters): HourlySeries {
  const n = hourly.times.length;
  const segments = segmentsOf(hourly.times);
  const returns = new Float64Array(n);
  for (const { from, to } of segments) {
    for (let i = from + 1; i < to; i++) returns[i] = Math.log((hourly.close[i] as number) / (hourly.close[i - 1] as number));
  }
  const ranges = Float64Array.from(
    returns,
    (_, i) => Math.log((hourly.high[i] as number) / (hourly.low[i] as number)) ** 2 / (4 * Math.LN2),
  );
  let [squares, parkinson] = [0, 0];
  for (let i = 1; i < Math.min(n, p.initialHours); i++) {
    squares += (returns[i] as number) ** 2;
    parkinson += ranges[i] as number;
  }
  const parkinsonScale = squares / parkinson;
  const intraday = intradayReturns(fiveMinutes);
  const variances = new Float64Array(n);
  const continuous = new Float64Array(n);
  let [floored, jumps, intradayFrom] = [0, 0, n];
  for (let i = 0; i < n; i++) {
    const within = intraday.get(hourly.times[i] as number);
    const split = within ? jumpTest(within, 0, PER_HOUR, JUMP_CRITICAL) : null;
    const variance = split ? split.realised : parkinsonScale * (ranges[i] as number);
    if (variance < p.floorVariance) floored++;
    if (split && split.jump > 0) jumps++;
    if (split) intradayFrom = Math.min(intradayFrom, i);
    variances[i] = Math.max(p.floorVariance, variance);
    continuous[i] = Math.max(p.floorVariance, split ? split.continuous : variance);
  }
  const { times } = hourly;
  return { times, returns, variances, continuous, segments, intradayFrom, parkinsonScale, floored, jumpShare: jumps / (n - intradayFrom) };
}

/**
 * Mean variance of the hours ahead of each hour; NaN where a gap or the end comes first.
 *
 * @param horizon hours, at least 1
 */
export function targetsOf({ variances, segments }: HourlySeries, horizon: number): Float64Array {
  const targets = new Float64Array(variances.length).fill(Number.NaN);
  for (const { from, to } of segments) {
    for (let i = from; i + horizon < to; i++) {
      let sum = 0;
      for (let k = 1; k <= horizon; k++) sum += variances[i + k] as number;
      targets[i] = sum / horizon;
    }
  }
  return targets;
}
