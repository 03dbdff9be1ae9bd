import type { MarginParameters } from "./marginParameters.ts";

/** Both margins, and what initial margin would be without limits; fractions of notional. */
export interface MarginResult {
  readonly initial: number;
  readonly maintenance: number;
  readonly wantedInitial: number;
  readonly wantedMaintenance: number;
  /** Which rule set the initial margin. */
  readonly initialSetBy: "floor" | "volatility" | "max" | "maintenance";
  readonly ramped: boolean;
}

/**
 * Margins that follow volatility: initial margin covers `multiple` standard deviations over the horizon; maintenance margin follows by a slow ramp only.
 *
 * @param horizonVolatility Volatility of the index over `horizonSeconds`, fraction.
 * @param previousMaintenance Maintenance margin in force, or null before the first.
 * @param elapsedSeconds Seconds since it was set.
 * @returns `initial >= initialOverMaintenance * maintenance` always.
 * @example
 * marginRatios(0.02, null, 0, { multiple: 4, initialFloor: 0.05, initialMax: 0.5, ... }).initial // 0.08
 */
export function marginRatios(
  horizonVolatility: number,
  previousMaintenance: number | null,
  elapsedSeconds: number,
  parameters: MarginParameters,
): MarginResult {
  const { multiple, initialFloor, initialMax, maintenanceShare, maintenanceMin, maintenanceMax, initialOverMaintenance } = parameters;
  const wantedInitial = multiple * horizonVolatility;
  const inside = Math.max(initialFloor, Math.min(initialMax, wantedInitial));
  const wantedMaintenance = Math.max(maintenanceMin, Math.min(maintenanceMax, maintenanceShare * inside));
  const maintenance = ramp(wantedMaintenance, previousMaintenance, parameters.maintenanceRampPerSecond * elapsedSeconds);
  const needed = initialOverMaintenance * maintenance;
  const initial = Math.max(inside, needed);
  return {
    initial,
    maintenance,
    wantedInitial,
    wantedMaintenance,
    initialSetBy: setBy(wantedInitial, inside, needed),
    ramped: maintenance !== wantedMaintenance,
  };
}

function ramp(wanted: number, previous: number | null, maxStep: number): number {
  if (previous === null) return wanted;
  return Math.max(previous - maxStep, Math.min(previous + maxStep, wanted));
}

function setBy(wanted: number, inside: number, needed: number): MarginResult["initialSetBy"] {
  if (needed > inside) return "maintenance";
  if (inside === wanted) return "volatility";
  return inside > wanted ? "floor" : "max";
}
