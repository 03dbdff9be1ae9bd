/** A model in the walk: fitted on the past of a cut, then asked hour by hour. */
export interface Forecaster {
  readonly name: string;
  /** Learns from every hour whose whole target lies before `end`. */
  fit(end: number): void;
  /**
   * Mean variance per hour over the hours after `origin`, from what was known when that hour had ended.
   *
   * @param horizon index into the horizons of the comparison
   * @returns NaN where the model has no forecast
   */
  forecast(origin: number, horizon: number): number;
}
