import { EvenkeelError } from "./errors.ts";

/** One broken rule of a set of parameters. */
export interface Violation {
  /** Path of the field, e.g. `"index.guard.perStep"`. */
  readonly field: string;
  readonly value: unknown;
  /** What it must be, e.g. `"must be positive"`. */
  readonly rule: string;
}

/**
 * Refuses parameters with every violation at once; does nothing when there is none.
 *
 * @param code of the error, e.g. `"INDEX_PARAMETERS"`
 * @throws EvenkeelError with that code; `field` and `value` are those of the first violation, the message lists all
 * @example
 * refuse("INDEX_PARAMETERS", [{ field: "clampWidth", value: -1, rule: "must be positive" }]) // throws "... clampWidth must be positive, is -1 ..."
 */
export function refuse(code: string, violations: readonly Violation[]): void {
  const [first] = violations;
  if (!first) return;
  const message = violations.map(({ field, value, rule }) => `${field} ${rule}, is ${String(value)}`).join("; ");
  throw new EvenkeelError({ code, message, field: first.field, value: first.value, remedy: "Correct every field named in this message." });
}

/**
 * The violation of "finite and inside", as a list of none or one.
 *
 * @param low excluded when `open`
 * @example
 * within("weights.cap", 2, 0, 1) // [{ field: "weights.cap", value: 2, rule: "must lie between 0 and 1" }]
 */
export function within(field: string, value: number, low: number, high: number, open = false): Violation[] {
  if (Number.isFinite(value) && (open ? value > low : value >= low) && value <= high) return [];
  const rule = high === Infinity ? (open ? `must be above ${low}` : `must be at least ${low}`) : `must lie between ${low} and ${high}`;
  return [{ field, value, rule }];
}
