import { EvenkeelError } from "../market/errors.ts";

/**
 * The refusal of an argument outside the domain of a formula; throw what it returns.
 *
 * @param rule what the argument must be, e.g. `"must be positive"`
 * @example
 * throw domainError("degrees", 0, "must be positive") // "MATH_DOMAIN: degrees must be positive (degrees = 0). ..."
 */
export function domainError(field: string, value: unknown, rule: string): EvenkeelError {
  return new EvenkeelError({
    code: "MATH_DOMAIN",
    message: `${field} ${rule}`,
    field,
    value,
    remedy: "Check the argument against the domain in the function's docstring.",
  });
}

/**
 * Refuses lengths that do not belong together.
 *
 * @throws EvenkeelError `MATH_SHAPE`
 * @example
 * checkLength("target", 3, 4) // throws: target must have 4 entries
 */
export function checkLength(field: string, length: number, expected: number): void {
  if (length === expected) return;
  throw new EvenkeelError({
    code: "MATH_SHAPE",
    message: `${field} must have ${expected} entries`,
    field,
    value: length,
    remedy: "Pass arrays cut to the same rows.",
  });
}
