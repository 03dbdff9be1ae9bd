import { EvenkeelError } from "../market/errors.ts";

/** The plant `db/dt = -g f(t - tau) + noise` as stated, and what the design may use of the cap. */
export interface FundingPlant {
  /** Largest basis change per unit of funding paid; measured interval 0 to 0.5. */
  readonly gHigh: number;
  /** Delay of the averaged premium. */
  readonly averagingSeconds: number;
  /** Delay until the assessment is on chain. */
  readonly roundSeconds: number;
  /** Delay until an order that answers the rate is executed. */
  readonly orderSeconds: number;
  /** Time constant of the integral's leak. */
  readonly leakSeconds: number;
  /** Largest |rate|, fraction per second. */
  readonly cap: number;
  /** Premium outside the dead band at which the proportional part alone reaches the cap, fraction. */
  readonly saturationPremium: number;
  /** Smallest damping ratio of the closed loop, for every g from 0 to `gHigh`. */
  readonly minimumDamping: number;
}

/** Gains and which of the design rules set them. */
export interface FundingGains {
  readonly proportionalGain: number;
  readonly integralGain: number;
  readonly delaySeconds: number;
  readonly proportionalSetBy: "delay" | "saturation";
  readonly integralSetBy: "delay" | "damping";
}

const STABILITY_MARGIN = 0.5;
const INTEGRAL_DIVISOR = 4;

/**
 * Gains of the leaky proportional-integral law from the stated plant.
 *
 * `Kp = min(0.5 / (gHigh * delay), cap / saturationPremium)` and `Ki = min(Kp / (4 * delay), Kp * (1 / zeta^2 - 1) / leak)`, with delay = averaging + round + order.
 * The last term is new: without delay the loop is `s^2 + (1/leak + g Kp) s + g (Kp/leak + Ki)`, whose damping is smallest at `g = 1/(leak Kp)` and equals
 * `sqrt((Kp/leak) / (Kp/leak + Ki))` there, so the bound keeps it at `zeta` for every g, however weakly the market answers.
 *
 * @throws EvenkeelError FUNDING_PLANT_INVALID when a figure is not positive and finite or the damping is not in (0, 1).
 * @example
 * designGains({ gHigh: 0.5, averagingSeconds: 60, roundSeconds: 10, orderSeconds: 10, leakSeconds: 1800, cap: 4.34e-7, saturationPremium: 0.0025, minimumDamping: 0.5 })
 * // { proportionalGain: 1.736e-4, integralGain: 2.89e-7, delaySeconds: 80, ... }
 */
export function designGains(plant: FundingPlant): FundingGains {
  for (const [field, value] of Object.entries(plant)) {
    const limit = field === "minimumDamping" ? 1 : Number.POSITIVE_INFINITY;
    if (value > 0 && value < limit) continue;
    throw new EvenkeelError({
      code: "FUNDING_PLANT_INVALID",
      message: "the plant's figures must be positive and finite, the damping below 1",
      field,
      value,
      remedy: "State a measured, positive figure.",
    });
  }
  const delaySeconds = plant.averagingSeconds + plant.roundSeconds + plant.orderSeconds;
  const byDelay = STABILITY_MARGIN / (plant.gHigh * delaySeconds);
  const bySaturation = plant.cap / plant.saturationPremium;
  const proportionalGain = Math.min(byDelay, bySaturation);
  const integralByDelay = proportionalGain / (INTEGRAL_DIVISOR * delaySeconds);
  const integralByDamping = (proportionalGain * (1 / plant.minimumDamping ** 2 - 1)) / plant.leakSeconds;
  return {
    proportionalGain,
    integralGain: Math.min(integralByDelay, integralByDamping),
    delaySeconds,
    proportionalSetBy: byDelay <= bySaturation ? "delay" : "saturation",
    integralSetBy: integralByDelay <= integralByDamping ? "delay" : "damping",
  };
}
