import { draw } from "../random/draw.ts";
import { normal } from "../random/normal.ts";
import { studentT } from "../random/studentT.ts";
import { crashState } from "./crashState.ts";
import type { PriceParameters } from "./priceParameters.ts";

const SECONDS_PER_YEAR = 31_557_600;
const SECONDS_PER_DAY = 86_400;
/** Diffusion volatility under full stress, as a multiple: crisis hourly sd was measured at 3.3 times the normal one. */
const STRESS_VOLATILITY = 3.3;

/** The outside price at whole seconds, in order of time. */
export interface PricePoint {
  readonly price: number;
  /** 0 calm to 1 at the worst of the crash. */
  readonly stress: number;
}

/**
 * Yields the outside price at seconds 0, 1, 2, ... without end.
 *
 * Log price = diffusion with an Ornstein-Uhlenbeck log variance + compound Poisson jumps with Student-t sizes + the planned crash.
 *
 * @param seed The run's seed.
 * @param parameters Volatilities are annual, times in seconds.
 * @example
 * pricePath(1, parameters).next().value; // { price: parameters.initialPrice, stress: 0 }
 */
export function* pricePath(seed: number, parameters: PriceParameters): Generator<PricePoint, never> {
  const p = parameters;
  const perSecond = p.annualVolatility / Math.sqrt(SECONDS_PER_YEAR);
  const diffusion = perSecond * Math.sqrt(1 - p.jumpVarianceShare);
  const jumpRate = p.jumpsPerDay / SECONDS_PER_DAY;
  const jumpVariance = jumpRate > 0 ? (perSecond * perSecond * p.jumpVarianceShare) / jumpRate : 0;
  const jumpScale = Math.sqrt((jumpVariance * (p.jumpDegrees - 2)) / p.jumpDegrees);
  const keep = 2 ** (-1 / p.logVarianceHalfLifeSeconds);
  const innovation = p.logVarianceSd * Math.sqrt(1 - keep * keep);
  // E exp(v) = 1, so that the mean variance is the annual one whatever the variance of the variance.
  const centre = -(p.logVarianceSd * p.logVarianceSd) / 2;
  let v = p.logVarianceSd * normal(seed, "world", "variance");
  let logPrice = Math.log(p.initialPrice);
  for (let second = 0; ; second++) {
    const crash = crashState(p.crash, second);
    yield { price: Math.exp(logPrice + crash.shift), stress: crash.stress };
    const volatility = diffusion * Math.exp((centre + v) / 2) * (1 + (STRESS_VOLATILITY - 1) * crash.stress);
    logPrice += volatility * normal(seed, "world", second, "price") - (volatility * volatility) / 2;
    if (draw(seed, "world", second, "jump?") < jumpRate) logPrice += jumpScale * studentT(p.jumpDegrees, seed, "world", second, "jump");
    v = keep * v + innovation * normal(seed, "world", second, "variance");
  }
}
