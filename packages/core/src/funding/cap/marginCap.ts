/**
 * Largest |rate| of a period as a multiple of the margin between initial and maintenance: `factor * (initial - maintenance)`.
 *
 * Source: BitMEX (0.75 per interval), dYdX v4 (6 per 8 hours). Equal margins forbid funding altogether.
 *
 * @param initialMargin Fraction of notional.
 * @param maintenanceMargin Fraction of notional, not above the initial margin.
 * @example
 * marginCap(0.75, 0.01, 0.005) // 0.00375
 */
export function marginCap(factor: number, initialMargin: number, maintenanceMargin: number): number {
  return factor * (initialMargin - maintenanceMargin);
}

/**
 * Largest |rate| of a period that a position at the highest leverage survives for a stated number of hours.
 *
 * Source: dYdX v3 (8-hour rate).
 *
 * @param hours Hours from initial to maintenance margin at this rate.
 * @param periodHours Hours that the rate is stated for.
 * @example
 * survivalCap(0.05, 0.03, 4, 8) // 0.04 (up to rounding)
 */
export function survivalCap(initialMargin: number, maintenanceMargin: number, hours: number, periodHours: number): number {
  return ((initialMargin - maintenanceMargin) / hours) * periodHours;
}

/**
 * What the cap of one interval allows in a day: shorter intervals multiply it.
 *
 * Source: BitMEX, which may shorten 8 hours to 2.
 *
 * @example
 * dailyMaximum(0.00375, 2) // 0.045
 */
export function dailyMaximum(capPerInterval: number, intervalHours: number): number {
  return capPerInterval * (24 / intervalHours);
}
