/** Gains of the textbook form `Kp (e + 1/Ti * integral of e + Td * de/dt)`. */
export interface ControllerGains {
  readonly proportional: number;
  /** Ti, in the unit of the period. */
  readonly integralTime: number;
  /** Td; 0 without a derivative part. */
  readonly derivativeTime: number;
  /** Kp / Ti. */
  readonly integral: number;
}

/**
 * Gains from the edge of stability (Ziegler and Nichols 1942): a starting point that swings by about a quarter per cycle, for comparison with
 * the designed gains.
 *
 * @param kind which parts the controller has
 * @param ultimateGain proportional gain at which the loop swings without end
 * @param ultimatePeriod of that swing
 * @example
 * zieglerNichols("PI", 2, 8) // { proportional: 0.9, integralTime: 6.667, derivativeTime: 0, integral: 0.135 }
 */
export function zieglerNichols(kind: "PI" | "PID", ultimateGain: number, ultimatePeriod: number): ControllerGains {
  const proportional = (kind === "PI" ? 0.45 : 0.6) * ultimateGain;
  const integralTime = kind === "PI" ? ultimatePeriod / 1.2 : ultimatePeriod / 2;
  return { proportional, integralTime, derivativeTime: kind === "PI" ? 0 : ultimatePeriod / 8, integral: proportional / integralTime };
}
