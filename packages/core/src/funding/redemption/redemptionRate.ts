import { powerFixed } from "../../math/powerFixed.ts";

/** The fixed-point one of prices and rates. */
export const RAY = 10n ** 27n;
const WAD = 10n ** 18n;

/** Gains and limits of the controller; per-second rates and prices in ray (10^27), gains and the barrier in wad (10^18). */
export interface RedemptionParameters {
  /** Rate per unit of price deviation. */
  readonly proportionalGainWad: bigint;
  /** Rate per unit of deviation second. */
  readonly integralGainWad: bigint;
  /** Share of the integral that is kept each second. */
  readonly leakPerSecondRay: bigint;
  /** One minus the relative output below which the rate stays one. */
  readonly noiseBarrierWad: bigint;
  /** Lowest and highest output. */
  readonly outputMinRay: bigint;
  readonly outputMaxRay: bigint;
}

/** Deviation and its leaked integral as last computed; ray, ray seconds. */
export interface RedemptionState {
  readonly deviation: bigint;
  readonly integral: bigint;
}

/** The state before the first update. */
export const NO_DEVIATION: RedemptionState = { deviation: 0n, integral: 0n };

/** The rate per second as a factor in ray, and what it was made of. */
export interface RedemptionResult {
  readonly state: RedemptionState;
  /** 10^27 means no change; never below 1. */
  readonly rateRay: bigint;
  /** Output before barrier and limits. */
  readonly output: bigint;
  readonly limitedBy: "none" | "barrier" | "min" | "max" | "floor";
}

const absolute = (value: bigint) => (value < 0n ? -value : value);

/** Division of signed numbers truncates towards zero, as on chain. */
function rateOf(output: bigint, redemptionRay: bigint, p: RedemptionParameters): Pick<RedemptionResult, "rateRay" | "limitedBy"> {
  const barrier = (redemptionRay * (2n * WAD - p.noiseBarrierWad)) / WAD - redemptionRay;
  if (absolute(output) < barrier) return { rateRay: RAY, limitedBy: "barrier" };
  const bounded = output < p.outputMinRay ? p.outputMinRay : output > p.outputMaxRay ? p.outputMaxRay : output;
  if (bounded <= -RAY) return { rateRay: 1n, limitedBy: "floor" };
  return { rateRay: RAY + bounded, limitedBy: bounded === output ? "none" : bounded > output ? "min" : "max" };
}

/**
 * Rate at which a redemption price moves against the market's deviation from it: proportional to the deviation and to its leaked integral
 * (trapezoid rule, the old sum leaks first). The integral keeps growing while the output is limited: only the leak undoes it.
 *
 * Source: Reflexer's proportional-integral rate calculator, from its mathematics.
 *
 * @param marketRay market price, ray
 * @param redemptionRay redemption price, ray
 * @param elapsedSeconds whole seconds since the last update; 0 the first time
 * @example
 * redemptionRate(NO_DEVIATION, 95n * RAY / 100n, RAY, 0n, { proportionalGainWad: 10n ** 18n, ... }).rateRay // 1.05 ray
 */
export function redemptionRate(
  state: RedemptionState,
  marketRay: bigint,
  redemptionRay: bigint,
  elapsedSeconds: bigint,
  p: RedemptionParameters,
): RedemptionResult {
  const deviation = redemptionRay - marketRay;
  const kept = (state.integral * powerFixed(p.leakPerSecondRay, elapsedSeconds, RAY)) / RAY;
  const integral = kept + ((deviation + state.deviation) / 2n) * elapsedSeconds;
  const output = (p.proportionalGainWad * deviation) / WAD + (p.integralGainWad * integral) / WAD;
  return { state: { deviation, integral }, output, ...rateOf(output, redemptionRay, p) };
}

/**
 * The redemption price after a time at a rate, truncated.
 *
 * @param rateRay factor per second
 * @example
 * redemptionPriceAfter(RAY, RAY, 3_600n) // RAY
 */
export function redemptionPriceAfter(redemptionRay: bigint, rateRay: bigint, seconds: bigint): bigint {
  return (powerFixed(rateRay, seconds, RAY) * redemptionRay) / RAY;
}
