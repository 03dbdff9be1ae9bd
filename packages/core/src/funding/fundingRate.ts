import { clampFormula } from "./clampFormula.ts";
import type { FundingParameters, LeakyPiParameters } from "./fundingParameters.ts";
import { leakyPi } from "./leakyPi.ts";
import { limitRate, type RateLimit } from "./limitRate.ts";
import { skewVelocity } from "./skewVelocity.ts";

/** The averaged signal and what the laws need beside it. */
export interface FundingInput {
  /** Averaged premium, fraction, signed. */
  readonly premiumAverage: number;
  /** Leaked integral carried into this round, fraction seconds, signed. */
  readonly integral: number;
  /** Base units, long minus short. */
  readonly skew: number;
  /** Volatility of the index over one round, fraction. */
  readonly roundVolatility: number;
  readonly roundSeconds: number;
  /** Rate in force, or null before the first. */
  readonly previousRate: number | null;
  /** Seconds since the rate in force was set. */
  readonly elapsedSeconds: number;
}

/** The rate and how it came about. */
export interface FundingResult {
  readonly law: "fixedRate" | "clampFormula" | "skewVelocity" | "leakyPi";
  /** Fraction per second, inside every limit. */
  readonly rate: number;
  /** Fraction per second, as the law asked. */
  readonly wanted: number;
  readonly signal: number;
  readonly proportional: number;
  readonly integralPart: number;
  readonly deadBandWidth: number;
  readonly error: number;
  /** This round's own addition to the integral, fraction seconds. */
  readonly contribution: number;
  readonly woundUp: boolean;
  readonly limit: RateLimit;
  readonly cap: number;
  readonly maxStep: number;
}

interface Wanted {
  readonly wanted: number;
  readonly proportional: number;
  readonly integralPart: number;
  readonly deadBandWidth: number;
  readonly error: number;
  readonly contribution: number;
  readonly woundUp: boolean;
}

function constant(wanted: number, error: number): Wanted {
  return { wanted, proportional: 0, integralPart: 0, deadBandWidth: 0, error, contribution: 0, woundUp: false };
}

function byLeakyPi(input: FundingInput, law: LeakyPiParameters, cap: number): Wanted {
  const deadBandWidth = law.deadBand + law.deadBandPerVolatility * input.roundVolatility;
  const { premiumAverage, integral, roundSeconds } = input;
  const { rate, ...parts } = leakyPi({ premiumAverage, integral, deadBandWidth, roundSeconds, cap }, law);
  return { wanted: rate, deadBandWidth, ...parts };
}

function wantedRate(input: FundingInput, parameters: FundingParameters): Wanted {
  const { law, cap } = parameters;
  switch (law.law) {
    case "fixedRate":
      return constant(law.rate, 0);
    case "clampFormula": {
      const rate = clampFormula(input.premiumAverage, law.interest, law.damper) / law.periodSeconds;
      return { ...constant(rate, input.premiumAverage), proportional: rate };
    }
    case "skewVelocity":
      return constant((input.previousRate ?? 0) + skewVelocity(input.skew, law.scale, law.maxVelocity) * input.elapsedSeconds, 0);
    case "leakyPi":
      return byLeakyPi(input, law, cap);
  }
}

/**
 * One round of the funding pipeline: averaged signal, law, damper, then cap and rate-of-change cap.
 *
 * @returns The rate in fractions per second (positive: longs pay) with every part it was made of.
 * @example
 * fundingRate({ ...input, premiumAverage: 0.002, previousRate: null }, parameters).limit // "cap"
 */
export function fundingRate(input: FundingInput, parameters: FundingParameters): FundingResult {
  const { cap, maxStepPerSecond, law } = parameters;
  const parts = wantedRate(input, parameters);
  const maxStep = maxStepPerSecond * input.elapsedSeconds;
  const { rate, limit } = limitRate(parts.wanted, cap, input.previousRate, maxStep);
  return { law: law.law, rate, signal: input.premiumAverage, ...parts, limit, cap, maxStep };
}
