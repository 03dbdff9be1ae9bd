import { fieldAt } from "./fieldAt.ts";
import { type IntegerRules, WAD } from "./hubConfig.ts";
import { FIELD } from "./schema.ts";

/** What the linked-field rules say of one vector. */
export interface LinkedVerdict {
  /** Whether it counts towards the quorum and enters the median. */
  readonly enters: boolean;
  /** Bitmap of measurement fields that make a result invalid. */
  readonly refused: bigint;
}

const MAX_TIER = 4n;

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** True when one signer's vector may enter the median. */
export function entersMedian(fields: readonly bigint[], rules: IntegerRules): boolean {
  const initial = fieldAt(fields, "initialMargin");
  const maintenance = fieldAt(fields, "maintenanceMargin");
  const tier = fieldAt(fields, "tier");
  return (
    fieldAt(fields, "index") > 0n &&
    fieldAt(fields, "confidence") >= 0n &&
    fieldAt(fields, "indexAverage") > 0n &&
    maintenance >= 0n &&
    initial * WAD >= rules.initialOverMaintenance * maintenance &&
    magnitude(fieldAt(fields, "fundingRate")) <= rules.fundingCap &&
    tier >= 0n &&
    tier <= MAX_TIER
  );
}

/** Bitmap of measurements that are too uncertain or too far from their average to be used. */
export function refusedMeasurements(fields: readonly bigint[], rules: IntegerRules): bigint {
  const index = fieldAt(fields, "index");
  const wide = fieldAt(fields, "confidence") * WAD > rules.maxConfidence * index;
  const far = magnitude(fieldAt(fields, "indexAverage") - index) * WAD > rules.maxAverageDeviation * index;
  return (wide ? 1n << BigInt(FIELD.confidence) : 0n) | (far ? 1n << BigInt(FIELD.indexAverage) : 0n);
}

/**
 * Judges a vector by the rules that tie its fields together.
 *
 * @example
 * checkLinked(fields, config.rules) // { enters: true, refused: 0n }
 */
export function checkLinked(fields: readonly bigint[], rules: IntegerRules): LinkedVerdict {
  return { enters: entersMedian(fields, rules), refused: refusedMeasurements(fields, rules) };
}
