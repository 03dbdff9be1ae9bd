/**
 * Largest |funding rate| per second that a position at the governance floor of initial margin survives for a stated time.
 *
 * `phi * (initialFloor - maintenanceMax) / horizon`: the floor, not the current margin, so that a rising margin never lets funding drain old positions.
 *
 * @param phi Share of the margin buffer that funding may use over the horizon, 0 to 1.
 * @param initialFloor Governance floor of the initial margin, fraction of notional.
 * @param maintenanceMax Largest maintenance margin, fraction of notional.
 * @param horizonSeconds Time the buffer must last.
 * @returns Fraction per second.
 * @example
 * fundingCap(0.5, 0.05, 0.025, 28_800) // 4.340277777777778e-7, that is 1.25 % per 8 h
 */
export function fundingCap(phi: number, initialFloor: number, maintenanceMax: number, horizonSeconds: number): number {
  return (phi * (initialFloor - maintenanceMax)) / horizonSeconds;
}
