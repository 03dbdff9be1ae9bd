/**
 * The margin cap in integer units: maintenance is truncated to a unit before it is subtracted, and the result is truncated too.
 *
 * Source: dYdX v4 (parts per million).
 *
 * @param factor Units.
 * @param initialMargin Units.
 * @param maintenanceOfInitial Maintenance as a share of the initial margin, units.
 * @param one Units of one whole, e.g. 1_000_000n.
 * @example
 * marginCapUnits(6_000_000n, 50_000n, 600_000n, 1_000_000n) // 120_000n
 */
export function marginCapUnits(factor: bigint, initialMargin: bigint, maintenanceOfInitial: bigint, one: bigint): bigint {
  const maintenance = (initialMargin * maintenanceOfInitial) / one;
  return (factor * (initialMargin - maintenance)) / one;
}
