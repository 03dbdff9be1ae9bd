import type { ParameterValues } from "./outerLimits.ts";

/** A figure that several parameters make together, and how far a change may move it. */
export interface ResultRule {
  readonly name: string;
  /** The figure under these parameters; null or NaN when it cannot be worked out. */
  readonly derive: (values: ParameterValues) => number | null;
  readonly min: number;
  readonly max: number;
  /** Largest `|after / before - 1|`; Infinity when only the range counts. */
  readonly maxRelativeMove: number;
}

/** What a change does to one figure. */
export interface ResultOutcome {
  readonly rule: string;
  readonly before: number | null;
  readonly after: number | null;
  /** null: acceptable. */
  readonly refusal: "unknown_result" | "result_out_of_range" | "result_moves_too_far" | null;
}

/**
 * Judges a change by what it does rather than by what it sets: parameters that are each inside their own limit can make a figure nobody allowed.
 *
 * @param before parameters in force
 * @param after parameters as they would be
 * @example
 * checkResult({ name: "cap / ratio", derive, min: 1, max: 2, maxRelativeMove: 0.01 }, before, after).refusal // "result_out_of_range"
 */
export function checkResult(rule: ResultRule, before: ParameterValues, after: ParameterValues): ResultOutcome {
  const was = rule.derive(before);
  const is = rule.derive(after);
  const outcome = (refusal: ResultOutcome["refusal"]): ResultOutcome => ({ rule: rule.name, before: was, after: is, refusal });
  if (is === null || Number.isNaN(is)) return outcome("unknown_result");
  if (!(is >= rule.min && is <= rule.max)) return outcome("result_out_of_range");
  // A figure that was not known before, or was zero, has no relative move to hold it against.
  if (was === null || Number.isNaN(was) || was === 0 || rule.maxRelativeMove === Infinity) return outcome(null);
  return outcome(Math.abs(is / was - 1) > rule.maxRelativeMove ? "result_moves_too_far" : null);
}
