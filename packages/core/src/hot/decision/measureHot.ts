import type { DivergenceParameters } from "../../divergence/parameters.ts";
import { decay } from "../../math/decay.ts";
import { normalCdf } from "../../math/normal.ts";
import type { VolatilityParameters } from "../../volatility/parameters.ts";
import { updateHalfLifeHot } from "./halfLifeHot.ts";
import type { HotMeasure, HotMeasured } from "./hotMeasure.ts";
import { hypot } from "./hypot.ts";

const SECONDS_PER_YEAR = 365 * 86_400;

/** `startAverage` and `updateAverage` of the index in place. */
export function averageIndexHot(m: HotMeasure, { price, at }: HotMeasured, halfLife: number): void {
  if (Number.isNaN(m.indexAverageAt)) {
    m.indexAverageAt = at;
    m.indexAverage = price;
  } else {
    const held = m.indexAverageHeld;
    m.indexAverage = held + (m.indexAverage - held) * decay(at - m.indexAverageAt, halfLife);
    if (at > m.indexAverageAt) m.indexAverageAt = at;
  }
  m.indexAverageHeld = price;
}

/** The reported estimates of the variances, as `volatilitiesOf` gives them. */
export function reportVolatility(m: HotMeasure, p: VolatilityParameters): void {
  m.current = Math.max(p.floor, Math.sqrt(m.variance * SECONDS_PER_YEAR));
  m.slow = Math.min(p.slowCap, Math.max(p.floor, Math.sqrt(m.slowVariance * SECONDS_PER_YEAR)));
}

/** `updateEwma` in place. */
export function volatilityHot(m: HotMeasure, { price, at }: HotMeasured, p: VolatilityParameters): void {
  const bucket = Math.floor(at / p.gridMillis);
  if (bucket > m.bucket && m.bucket >= 0) {
    if (m.closedBucket >= 0) {
      const elapsed = (m.bucket - m.closedBucket) * p.gridMillis;
      const change = Math.log(m.bucketPrice / m.closedPrice);
      const observed = (change * change * 1000) / elapsed;
      const counted = Math.min(elapsed, p.maxGapMillis);
      const kept = decay(counted, p.halfLifeMillis);
      const slowKept = decay(counted, p.slowHalfLifeMillis);
      const slowObserved = Math.min(observed, p.slowReturnCap * p.slowReturnCap * m.slowVariance);
      m.variance = kept * m.variance + (1 - kept) * observed;
      m.slowVariance = slowKept * m.slowVariance + (1 - slowKept) * slowObserved;
      reportVolatility(m, p);
    }
    m.closedBucket = m.bucket;
    m.closedPrice = m.bucketPrice;
  }
  if (bucket > m.bucket) m.bucket = bucket;
  m.bucketPrice = price;
}

/** `updateDivergence` in place; mark and index are known to be positive. */
export function divergenceHot(m: HotMeasure, measured: HotMeasured, p: DivergenceParameters): void {
  const { price, halfWidth, at, mark } = measured;
  const level = mark / price - 1;
  m.level = level;
  if (Number.isNaN(m.averageAt)) {
    m.averageAt = at;
    m.average = level;
  } else {
    m.average = m.averageHeld + (m.average - m.averageHeld) * decay(at - m.averageAt, p.averageHalfLifeMillis);
    if (at > m.averageAt) m.averageAt = at;
  }
  m.averageHeld = level;
  const side = level > p.band ? 1 : level < -p.band ? -1 : 0;
  if (Number.isNaN(m.shareAt)) {
    m.sideSince = at;
    m.shareAt = at;
    m.share = 0;
  } else {
    if (m.side !== side) m.sideSince = at;
    m.share = m.shareHeld + (m.share - m.shareHeld) * decay(at - m.shareAt, p.persistenceHalfLifeMillis);
    if (at > m.shareAt) m.shareAt = at;
  }
  m.side = side;
  m.shareHeld = side;
  updateHalfLifeHot(m, measured);
  const confidence = halfWidth / price;
  const volatility = Math.min(m.current, m.slow);
  m.sides.a = volatility * m.rootHorizon;
  m.sides.b = confidence;
  hypot(m.sides);
  m.scale = Math.max(p.minimumScale, m.sides.hypotenuse);
  m.z = level / m.scale;
}

/**
 * Probability that the true basis has the sign of the level; nothing is decided on it, so it is worked out only for those who ask.
 *
 * @returns 0.5 to 1
 */
export function sureOf({ level }: HotMeasure, { halfWidth, price }: HotMeasured): number {
  const confidence = halfWidth / price;
  return confidence > 0 ? normalCdf(Math.abs(level) / confidence) : level === 0 ? 0.5 : 1;
}
