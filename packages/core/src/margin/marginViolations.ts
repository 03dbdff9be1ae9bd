import { type Violation, within } from "../market/refuse.ts";
import type { MarginParameters } from "./marginParameters.ts";

/**
 * What is wrong with margin parameters: above all an initial floor that does not cover the largest maintenance margin.
 *
 * @example
 * marginViolations({ ...margin, initialFloor: 0.02 })[0]?.field // "margin.initialFloor"
 */
export function marginViolations(parameters: MarginParameters): Violation[] {
  const { initialOverMaintenance, maintenanceMin, maintenanceMax, initialFloor } = parameters;
  return [
    ...within("margin.multiple", parameters.multiple, 0, Number.POSITIVE_INFINITY),
    ...within("margin.horizonSeconds", parameters.horizonSeconds, 0, Number.POSITIVE_INFINITY, true),
    ...within("margin.initialOverMaintenance", initialOverMaintenance, 1, Number.POSITIVE_INFINITY),
    ...within("margin.initialFloor", initialFloor, initialOverMaintenance * maintenanceMax, 1),
    ...within("margin.initialMax", parameters.initialMax, initialFloor, 1),
    ...within("margin.maintenanceShare", parameters.maintenanceShare, 0, 1),
    ...within("margin.maintenanceMin", maintenanceMin, 0, maintenanceMax),
    ...within("margin.maintenanceRampPerSecond", parameters.maintenanceRampPerSecond, 0, Number.POSITIVE_INFINITY, true),
  ];
}
