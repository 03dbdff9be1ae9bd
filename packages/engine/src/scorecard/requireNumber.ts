import { EvenkeelError } from "@evenkeel/core/market/errors";

function refuse(field: string, value: unknown, message: string): never {
  throw new EvenkeelError({
    code: "SCORECARD_SAMPLE_INVALID",
    message,
    field,
    value,
    remedy: "Correct the reading before it is recorded; give null where a field allows it.",
  });
}

/** Returns the value, or throws `SCORECARD_SAMPLE_INVALID` when it is NaN or infinite. */
export function requireFinite(field: string, value: number): number {
  return Number.isFinite(value) ? value : refuse(field, value, "a finite number was expected");
}

/** Returns the value, or throws `SCORECARD_SAMPLE_INVALID` unless it is finite and at least 0. */
export function requireNonNegative(field: string, value: number): number {
  return Number.isFinite(value) && value >= 0 ? value : refuse(field, value, "a number of at least 0 was expected");
}

/** Returns the value, or throws `SCORECARD_SAMPLE_INVALID` unless it is finite and above 0. */
export function requirePositive(field: string, value: number): number {
  return Number.isFinite(value) && value > 0 ? value : refuse(field, value, "a number above 0 was expected");
}

/** Returns the value, or throws `SCORECARD_SAMPLE_INVALID` unless it is a whole number from 0 to `last`. */
export function requireIndex(field: string, value: number, last: number): number {
  return Number.isInteger(value) && value >= 0 && value <= last
    ? value
    : refuse(field, value, `a whole number from 0 to ${last} was expected`);
}

/** A price, or NaN where there is none. */
export function priceOrNaN(field: string, value: number | null): number {
  return value === null ? Number.NaN : requirePositive(field, value);
}

/** Gas as a number, or NaN where there is none. */
export function gasOrNaN(field: string, value: number | bigint | null): number {
  return value === null ? Number.NaN : requireNonNegative(field, Number(value));
}
