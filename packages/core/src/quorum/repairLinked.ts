import { clampInteger } from "./clampInteger.ts";
import { fieldAt } from "./fieldAt.ts";
import { type IntegerRules, WAD } from "./hubConfig.ts";
import { FIELD } from "./schema.ts";

/**
 * Makes a result obey the linked rules: funding inside its cap, initial margin raised (rounded up) to its multiple of maintenance margin.
 *
 * Wins over every step limit; idempotent.
 *
 * @example
 * repairLinked(fields, rules)[FIELD.initialMargin] // at least ceil(1.2 * maintenanceMargin)
 */
export function repairLinked(fields: readonly bigint[], rules: IntegerRules): bigint[] {
  const repaired = [...fields];
  const least = (rules.initialOverMaintenance * fieldAt(fields, "maintenanceMargin") + WAD - 1n) / WAD;
  const initial = fieldAt(fields, "initialMargin");
  repaired[FIELD.fundingRate] = clampInteger(fieldAt(fields, "fundingRate"), -rules.fundingCap, rules.fundingCap);
  repaired[FIELD.initialMargin] = initial < least ? least : initial;
  return repaired;
}
