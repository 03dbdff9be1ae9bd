import type { DivergenceParameters, HalfLifeParameters } from "../../divergence/parameters.ts";
import type { Sides } from "./hypot.ts";

/** Averages, volatility and the basis as number fields; NaN in an `At` field means that nothing was told yet. Times in milliseconds UTC. */
export interface HotMeasure {
  indexAverageAt: number;
  indexAverageHeld: number;
  indexAverage: number;

  bucket: number;
  bucketPrice: number;
  closedBucket: number;
  closedPrice: number;
  variance: number;
  slowVariance: number;
  /** Reported estimates, worked out when the variances change. */
  current: number;
  slow: number;

  level: number;
  averageAt: number;
  averageHeld: number;
  average: number;

  side: number;
  sideSince: number;
  shareAt: number;
  shareHeld: number;
  share: number;

  z: number;
  scale: number;
  /** What the scale is made of: expected move, confidence, and the root of their squares. */
  readonly sides: Sides;
  /** Root of the divergence's horizon, in root years. */
  readonly rootHorizon: number;

  readonly halfLife: HotHalfLife;
}

/** What the measuring stages read: the index, the clock, and the chain's part of the mark. */
export interface HotMeasured {
  /** Quote per base. */
  price: number;
  /** Half-width of the index, quote per base. */
  halfWidth: number;
  /** Milliseconds UTC. */
  at: number;
  mark: number;
}

/** The half-life estimate's memory: moments of pairs at lag 0, the short and the long lag, four numbers each. */
export interface HotHalfLife {
  readonly parameters: HalfLifeParameters;
  at: number;
  held: number;
  bucket: number;
  covered: number;
  integral: number;
  /** Closed bucket means, newest first. */
  readonly recent: Float64Array;
  recentCount: number;
  /** weight, x, y, xy of lag 0, then of the short and of the long lag. */
  readonly moments: Float64Array;
  /** NaN while the samples do not tell. */
  seconds: number;
  noiseShare: number;
}

const SECONDS_PER_YEAR = 365 * 86_400;

/** Room for the measuring stages; filled by `loadHot`. */
export function createHotMeasure(divergence: DivergenceParameters): HotMeasure {
  const parameters = divergence.halfLife;
  const nothing = Number.NaN;
  return {
    indexAverageAt: nothing,
    indexAverageHeld: nothing,
    indexAverage: nothing,
    bucket: -1,
    bucketPrice: nothing,
    closedBucket: -1,
    closedPrice: nothing,
    variance: nothing,
    slowVariance: nothing,
    current: nothing,
    slow: nothing,
    level: nothing,
    averageAt: nothing,
    averageHeld: nothing,
    average: nothing,
    side: 0,
    sideSince: nothing,
    shareAt: nothing,
    shareHeld: nothing,
    share: nothing,
    z: nothing,
    scale: nothing,
    sides: { a: nothing, b: nothing, hypotenuse: nothing },
    rootHorizon: Math.sqrt(divergence.horizonSeconds / SECONDS_PER_YEAR),
    halfLife: {
      parameters,
      at: nothing,
      held: nothing,
      bucket: nothing,
      covered: nothing,
      integral: nothing,
      recent: new Float64Array(parameters.longLag),
      recentCount: 0,
      moments: new Float64Array(12),
      seconds: nothing,
      noiseShare: nothing,
    },
  };
}
