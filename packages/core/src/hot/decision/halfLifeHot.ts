import { decay } from "../../math/decay.ts";
import type { HotHalfLife, HotMeasure, HotMeasured } from "./hotMeasure.ts";

function addPairHot(moments: Float64Array, lag: number, x: number, y: number, kept: number): void {
  const i = 4 * lag;
  moments[i] = (moments[i] as number) * kept + 1;
  moments[i + 1] = (moments[i + 1] as number) * kept + x;
  moments[i + 2] = (moments[i + 2] as number) * kept + y;
  moments[i + 3] = (moments[i + 3] as number) * kept + x * y;
}

function covarianceHot(moments: Float64Array, lag: number): number {
  const i = 4 * lag;
  const weight = moments[i] as number;
  if (!(weight > 0)) return 0;
  return (moments[i + 3] as number) / weight - ((moments[i + 1] as number) / weight) * ((moments[i + 2] as number) / weight);
}

/** `halfLifeOf` in place: the estimate that the moments give, NaN when they do not tell. */
export function estimateHalfLife(h: HotHalfLife): void {
  const { moments, parameters: p } = h;
  const short = covarianceHot(moments, 1);
  const long = covarianceHot(moments, 2);
  const rounding = (1e-9 * (moments[3] as number)) / (moments[0] as number);
  if ((moments[8] as number) < p.minimumSamples || !(long > rounding && long < short)) {
    h.seconds = Number.NaN;
    h.noiseShare = Number.NaN;
    return;
  }
  const perBucket = -Math.log(long / short) / (p.longLag - p.shortLag);
  const lasting = short * Math.exp(perBucket * p.shortLag);
  h.noiseShare = Math.max(0, 1 - lasting / covarianceHot(moments, 0));
  h.seconds = (Math.LN2 / perBucket) * (p.gridMillis / 1000);
}

function closeBucket(h: HotHalfLife, mean: number): void {
  const { moments, recent, parameters: p } = h;
  const kept = decay(p.gridMillis, p.memoryHalfLifeMillis);
  addPairHot(moments, 0, mean, mean, kept);
  if (h.recentCount >= p.shortLag) addPairHot(moments, 1, mean, recent[p.shortLag - 1] as number, kept);
  if (h.recentCount >= p.longLag) addPairHot(moments, 2, mean, recent[p.longLag - 1] as number, kept);
  const count = Math.min(h.recentCount + 1, p.longLag);
  for (let i = count - 1; i > 0; i--) recent[i] = recent[i - 1] as number;
  recent[0] = mean;
  h.recentCount = count;
  estimateHalfLife(h);
}

/** `updateHalfLife` in place with the level just measured. */
export function updateHalfLifeHot(m: HotMeasure, { at }: HotMeasured): void {
  const { halfLife: h, level } = m;
  const { gridMillis } = h.parameters;
  const bucket = Math.floor(at / gridMillis);
  if (bucket <= h.bucket) {
    const elapsed = Math.max(0, at - h.at);
    h.integral = h.integral + h.held * elapsed;
    h.covered = h.covered + elapsed;
    h.at = h.at + elapsed;
    h.held = level;
    return;
  }
  if (bucket === h.bucket + 1) {
    const boundary = bucket * gridMillis;
    const rest = boundary - h.at;
    closeBucket(h, (h.integral + h.held * rest) / (h.covered + rest));
    h.covered = at - boundary;
    h.integral = h.held * (at - boundary);
  } else {
    // The first call, or a silence that swallowed a whole bucket: the chain of lags starts anew.
    h.covered = 0;
    h.integral = 0;
    h.recentCount = 0;
  }
  h.bucket = bucket;
  h.at = at;
  h.held = level;
}
