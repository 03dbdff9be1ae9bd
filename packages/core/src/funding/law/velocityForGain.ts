/** What a velocity is calibrated to. */
export interface VelocityCalibration {
  /** Price gain that funding must eat up, fraction; a high quantile of what the asset does in the horizon. */
  readonly gain: number;
  /** Skew that is held, as a share of the skew at which the velocity is largest. */
  readonly skewShare: number;
  /** Hours over which the gain is eaten. */
  readonly hours: number;
}

const HOURS_PER_DAY = 24;

/**
 * Largest funding velocity at which holding a constant skew over the horizon costs as much as the price gained, hour by hour as the price climbs evenly.
 *
 * `y / (w tau^2 (S1 + y tau S2))` with `S1 = T (T + 1) / 2`, `S2 = T (T + 1) (2 T + 1) / 6` and `tau` one hour in days. Source: Mars Protocol.
 *
 * @returns Rate per day, per day; round it up to a whole number to err on the side of the pool.
 * @example
 * velocityForGain({ gain: 0.05, skewShare: 0.0475, hours: 24 }) // 1.9545438478668131
 */
export function velocityForGain({ gain, skewShare, hours }: VelocityCalibration): number {
  const hour = 1 / HOURS_PER_DAY;
  const sum = (hours * (hours + 1)) / 2;
  const squares = (hours * (hours + 1) * (2 * hours + 1)) / 6;
  return gain / (skewShare * hour * hour * (sum + gain * hour * squares));
}
