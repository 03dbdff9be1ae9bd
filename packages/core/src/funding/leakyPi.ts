import { deadBand } from "./deadBand.ts";
import type { LeakyPiParameters } from "./fundingParameters.ts";

/** What the law needs of one round. */
export interface LeakyPiInput {
  /** Averaged premium of this round, fraction, signed. */
  readonly premiumAverage: number;
  /** Integral carried into this round, already leaked, fraction seconds, signed. */
  readonly integral: number;
  /** Half-width of the dead band, fraction. */
  readonly deadBandWidth: number;
  /** Seconds this round adds to the integral. */
  readonly roundSeconds: number;
  /** Largest |rate|, fraction per second. */
  readonly cap: number;
}

/** The rate before its limits, and its parts. */
export interface LeakyPiResult {
  readonly rate: number;
  readonly proportional: number;
  readonly integralPart: number;
  /** Premium outside the dead band, fraction. */
  readonly error: number;
  /** This round's own addition to the integral, fraction seconds; 0 while wound up. */
  readonly contribution: number;
  /** True when the addition was withheld because the cap already binds in that direction. */
  readonly woundUp: boolean;
}

/**
 * Leaky proportional-integral funding: `rate = Kp * error + Ki * integral`, where the error is the averaged premium outside the dead band.
 *
 * The integral leaks before each round (the caller's memory does it), so no signed field is a pure integrator. Anti-windup is conditional integration:
 * a contribution that would push further past the cap is withheld. Odd in (premium, integral). Source: our design against `db/dt = -g f(t - tau)`.
 *
 * @example
 * leakyPi({ premiumAverage: 0.0011, integral: 0, deadBandWidth: 0.0001, roundSeconds: 10, cap: 4e-7 }, gains).error // 0.001
 */
export function leakyPi(input: LeakyPiInput, gains: LeakyPiParameters): LeakyPiResult {
  const error = deadBand(input.premiumAverage, input.deadBandWidth);
  const proportional = gains.proportionalGain * error;
  const offered = error * input.roundSeconds;
  const withOffer = proportional + gains.integralGain * (input.integral + offered);
  const woundUp = offered !== 0 && Math.abs(withOffer) > input.cap && Math.sign(withOffer) === Math.sign(offered);
  const contribution = woundUp ? 0 : offered;
  const integralPart = gains.integralGain * (input.integral + contribution);
  return { rate: proportional + integralPart, proportional, integralPart, error, contribution, woundUp };
}
