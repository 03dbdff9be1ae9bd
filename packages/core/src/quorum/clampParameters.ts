import { clampInteger } from "./clampInteger.ts";
import type { IntegerBounds } from "./hubConfig.ts";
import { MARKET_SCHEMA } from "./schema.ts";
import { stepInteger } from "./stepInteger.ts";

/** A vector inside its bounds and which of its fields had to move. */
export interface ClampedFields {
  readonly fields: bigint[];
  /** Bit i is set when parameter i was changed. */
  readonly clamped: bigint;
}

/** Bitmap of the positions in which two vectors differ. */
export function changedFields(before: readonly bigint[], after: readonly bigint[]): bigint {
  return before.reduce((bitmap, value, position) => (value === after[position] ? bitmap : bitmap | (1n << BigInt(position))), 0n);
}

/**
 * Clamps every parameter to its bounds and then to its step from the value in force; measurements pass unchanged.
 *
 * @param fields MARKET vector.
 * @param previous Vector in force, or null before the first: then only the bounds apply.
 * @param elapsedSeconds Whole seconds since the last valid vector, or null when nothing was ever valid.
 * @example
 * clampParameters(fields, null, config.bounds, null).clamped // 0n when all parameters are inside
 */
export function clampParameters(
  fields: readonly bigint[],
  previous: readonly bigint[] | null,
  bounds: readonly IntegerBounds[],
  elapsedSeconds: bigint | null,
): ClampedFields {
  const bounded = fields.map((value, position) => {
    const limits = bounds[position];
    if (limits === undefined || MARKET_SCHEMA[position]?.kind !== "parameter") return value;
    const inside = clampInteger(value, limits.min, limits.max);
    const before = previous?.[position];
    if (before === undefined || elapsedSeconds === null) return inside;
    return stepInteger(before, inside, limits.maxStepPerSecond, elapsedSeconds);
  });
  return { fields: bounded, clamped: changedFields(fields, bounded) };
}
